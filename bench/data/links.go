package data

import (
	"iter"
	"math/rand/v2"
	"slices"
)

// stream is the articles of one publication, in the order of their numbers: the numbers are cut into as many even
// stretches as the publication has articles, and one is drawn from each.
type stream struct {
	draw         *rand.Rand
	taken, total int
}

// next returns the stream's next article, or 0 at its end.
func (s *stream) next(articles int) int {
	if s.taken == s.total {
		return 0
	}
	from, to := s.taken*articles/s.total, (s.taken+1)*articles/s.total
	s.taken++
	return 1 + from + s.draw.IntN(to-from)
}

// Linked yields each article with its publications, both in the order of their numbers, which is the order of the
// junction's primary key. The slice is good until the next step. What it holds in memory does not grow with the links.
func (s Size) Linked() iter.Seq2[int, []int] {
	return func(yield func(int, []int) bool) {
		// Each publication waits in the list of the article that comes next in its stream.
		first := make([]int32, s.Articles+1)    // by article, 0 is none
		next := make([]int32, s.Publications+1) // by publication
		streams := make([]stream, s.Publications+1)
		wait := func(publication int) {
			if article := streams[publication].next(s.Articles); article != 0 {
				next[publication], first[article] = first[article], int32(publication) //nolint:gosec // far below the limit
			}
		}
		ranked := s.byRank()
		for i, degree := range s.degrees() {
			draw := rand.New(rand.NewPCG(seed, uint64(ranked[i]))) //nolint:gosec // it has to come out the same each time
			streams[ranked[i]] = stream{draw: draw, total: degree}
			wait(ranked[i])
		}
		var publications []int
		for article := 1; article <= s.Articles; article++ {
			publications = publications[:0]
			for p := int(first[article]); p != 0; p = int(next[p]) {
				publications = append(publications, p)
			}
			for _, publication := range publications {
				wait(publication)
			}
			slices.Sort(publications)
			if !yield(article, publications) {
				return
			}
		}
	}
}
