// Package data makes the data that is measured: articles, publications and links that are the same each time and on
// every machine, whatever engine holds them.
package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Version changes whenever the data of a size does, so that data that was kept is not taken for what it no longer is.
const Version = 1

// seed is where all that looks like chance comes from.
const seed = 0x4A4E4354

// Size says how much data there is. Articles and publications are numbered from 1 without gaps.
type Size struct {
	Name                          string
	Articles, Publications, Links int
}

// Sizes are all there are. XS is for tests.
var Sizes = []Size{
	{"XS", 300, 40, 1500},
	{"S", 10_000, 1_000, 50_000},
	{"L", 1_000_000, 10_000, 10_000_000},
}

// Named returns the size of a name.
func Named(name string) (Size, error) {
	for _, size := range Sizes {
		if strings.EqualFold(size.Name, name) {
			return size, nil
		}
	}
	return Size{}, fmt.Errorf("there is no size %q; there are S and L", name)
}

// Largest is the publication with the most articles.
func (s Size) Largest() int { return s.byRank()[0] }

// byRank lists all publications, the one with the most articles first.
func (s Size) byRank() []int {
	publications := rand.New(rand.NewPCG(seed, 0)).Perm(s.Publications) //nolint:gosec // it has to come out the same each time
	for i := range publications {
		publications[i]++
	}
	return publications
}

// degrees says how many articles each publication has, by its rank: as Zipf's law has it, the one of rank k has a k-th
// of what the first has, but none can have more than there are. Their sum is exactly the number of links.
func (s Size) degrees() []int {
	const unit = 1_000_000_000 // whole numbers, because floating point differs between machines
	weights := 0
	for rank := 1; rank <= s.Publications; rank++ {
		weights += unit / rank
	}
	degrees := make([]int, s.Publications)
	links := s.Links
	for i := range degrees {
		weight := unit / (i + 1)
		degrees[i] = min(s.Articles, (links*weight+weights/2)/weights)
		links -= degrees[i]
		weights -= weight
	}
	return degrees
}

// Prefixes lists what the titles of a tenth of the publications begin with, each.
func (Size) Prefixes() []string { return titleBeginnings[:] }
