// Package work says what is asked while it is measured: a few kinds of request, and of each an endless sequence that is
// the same each time.
package work

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"junction/bench/data"
)

// Work is a kind of request.
type Work struct {
	// Name is the operation's name, too.
	Name string
	// About says what it does, for people.
	About string
	// Mutates reports whether it changes the data, so that it needs a copy of its own.
	Mutates bool

	query     string
	variables func(v *variables)
}

// All is all the work there is.
var All = []Work{
	{
		Name: "Q1", About: "an article with its first 10 publications",
		query: `query Q1($id: ID!) {
			article(id: $id) { id headline publications(first: 10) { nodes { id title } } }
		}`,
		variables: func(v *variables) { v.id("id", "Article", v.article()) },
	},
	{
		Name: "Q2", About: "50 articles × 10 publications × 5 articles",
		query: `query Q2($after: String) {
			articles(first: 50, after: $after) { nodes { id headline
				publications(first: 10) { nodes { id title
					articles(first: 5) { nodes { id headline } } } } } }
		}`,
		variables: func(v *variables) { v.cursor("after", v.article()) },
	},
	{
		Name: "Q3", About: "articles by a prefix of a publication's title, 50 and how many there are",
		query: `query Q3($prefix: String!) {
			articles(first: 50, where: { publications: { some: { title: { startsWith: $prefix } } } }) {
				totalCount nodes { id headline } }
		}`,
		variables: func(v *variables) { v.text("prefix", v.prefixes[v.draw.IntN(len(v.prefixes))]) },
	},
	{
		Name: "Q4", About: "the first 20 articles of the largest publication",
		query:     publication("Q4"),
		variables: func(v *variables) { v.id("id", "Publication", v.largest) },
	},
	{
		Name: "Q4m", About: "20 articles from the middle of the largest publication, by cursor",
		query: publication("Q4m"),
		variables: func(v *variables) {
			v.id("id", "Publication", v.largest)
			v.cursor("after", v.article())
		},
	},
	{
		Name: "Q5", About: "Q2 through edges, with cursors, pageInfo and totalCount",
		query: `query Q5($after: String) {
			articles(first: 50, after: $after) { totalCount pageInfo { ...place } edges { cursor node { id headline
				publications(first: 10) { totalCount pageInfo { ...place } edges { cursor node { id title
					articles(first: 5) { totalCount pageInfo { ...place } edges { cursor node { id headline } } } } } } } } }
		}
		fragment place on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }`,
		variables: func(v *variables) { v.cursor("after", v.article()) },
	},
	{
		Name: "M1", About: "addPublications of 3", Mutates: true,
		query: `mutation M1($article: ID!, $publications: [ID!]!) {
			addPublications(articleId: $article, publicationIds: $publications) {
				article { id headline } added { id title } removed { id } }
		}`,
		variables: func(v *variables) { v.link(3) },
	},
	{
		Name: "M2", About: "setPublications of 10", Mutates: true,
		query: `mutation M2($article: ID!, $publications: [ID!]!) {
			setPublications(articleId: $article, publicationIds: $publications) {
				article { id headline } added { id title } removed { id } }
		}`,
		variables: func(v *variables) { v.link(10) },
	},
	{
		Name: "M3", About: "createArticle with 3 links", Mutates: true,
		query: `mutation M3($input: CreateArticleInput!) {
			createArticle(input: $input) { article { id headline } }
		}`,
		variables: func(v *variables) {
			v.begin("input")
			v.text("headline", data.Headline(v.draw.Int()))
			v.ids("publicationIds", 3)
			v.end()
		},
	},
}

// publication is a query for articles of a publication.
func publication(name string) string {
	return `query ` + name + `($id: ID!, $after: String) {
			publication(id: $id) { id title
				articles(first: 20, after: $after) { nodes { id headline } pageInfo { hasNextPage endCursor } } }
		}`
}

// Named returns the work of some names, which commas separate; of none, all.
func Named(names string) ([]Work, error) {
	if names == "" {
		return All, nil
	}
	var named []Work
	for name := range strings.SplitSeq(names, ",") {
		found := false
		for _, work := range All {
			if strings.EqualFold(work.Name, strings.TrimSpace(name)) {
				named, found = append(named, work), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no work %q", name)
		}
	}
	return named, nil
}

// Sequence is an endless sequence of requests. It is not safe for concurrent use.
type Sequence struct {
	work   Work
	prefix []byte // of the body
	v      variables
}

// Sequence returns the sequence of a number. Sequences of different numbers ask for different things.
func (w Work) Sequence(size data.Size, number int) *Sequence {
	name := fnv.New64()
	_, _ = name.Write([]byte(w.Name))                                   // which never fails
	draw := rand.New(rand.NewPCG(name.Sum64(), uint64(max(number, 0)))) //nolint:gosec // it has to come out the same each time
	prefix, err := json.Marshal(strings.Join(strings.Fields(w.query), " "))
	if err != nil {
		panic(err) // a string can always be encoded
	}
	return &Sequence{
		work:   w,
		prefix: fmt.Appendf(nil, `{"operationName":"%s","query":%s,"variables":`, w.Name, prefix),
		v:      variables{size: size, draw: draw, largest: size.Largest(), prefixes: size.Prefixes()},
	}
}

// Next returns the body of the next request. It is good until the next call.
func (s *Sequence) Next() []byte {
	s.v.json = append(s.v.json[:0], s.prefix...)
	s.v.begin("")
	s.work.variables(&s.v)
	s.v.end()
	s.v.json = append(s.v.json, '}')
	return s.v.json
}
