package work

import (
	"fmt"
	"strings"
)

// Heavy is what may be asked for and costs the most. No limit refuses it before it runs.
var Heavy = []Work{
	{
		Name: "levels", About: "100 times a filter through 12 levels of relations, and how many articles fulfil it",
		query:     repeated("levels", 100, `articles(first: 1000, where: `+levels+`) { totalCount nodes { id } }`),
		variables: random,
	},
	{
		Name: "contains", About: "100 times how many headlines contain a text, in any case",
		query: repeated("contains", 100,
			`articles(first: 1, where: { headline: { contains: $text, ignoreCase: true } }) { totalCount }`),
		variables: random,
	},
	{
		Name: "values", About: "1,200,000 values, in 24 of the 32 MiB that an answer may have",
		query:     `query values { publications(first: 1000) { nodes {` + numbered(1200, "__typename") + `} } }`,
		variables: func(*variables) {},
	},
	{
		Name: "joined", About: "100 times the last 1,000 of all links, and how many there are",
		query: repeated("joined", 100, `articles(last: 1000, distinct: false,
			where: { publications: { some: { title: { ne: $text } } } }) { totalCount nodes { id } }`),
		variables: random,
	},
	{
		Name: "delete", About: "a delete by a filter that searches through 12 levels and matches nothing", Mutates: true,
		query:     `mutation delete($text: String!) { deleteArticles(where: { not: ` + levels + `}) { deletedCount } }`,
		variables: random,
	},
}

// levels is a filter that every article fulfils.
var levels = through(11, "every", `{ title: { ne: $text }, articles: { count: { gt: 0 } } }`)

// random writes a text that no headline and no title contains, so that no two requests ask for the same.
func random(v *variables) { v.text("text", fmt.Sprintf("no such text as %d", v.draw.Int())) }

// repeated is a query named name for a field, so many times over, with a variable for a text.
func repeated(name string, times int, field string) string {
	return `query ` + name + `($text: String!) {` + numbered(times, field) + `}`
}

// numbered is a field so many times over, each time by another name.
func numbered(times int, field string) string {
	var all strings.Builder
	for i := range times {
		fmt.Fprintf(&all, " f%d: %s", i, field)
	}
	return all.String()
}

// through is a filter of articles through so many levels of relations to another filter.
func through(levels int, quantifier, filter string) string {
	for level := levels; level > 0; level-- {
		relation := "articles"
		if level%2 == 1 {
			relation = "publications"
		}
		filter = fmt.Sprintf("{ %s: { %s: %s } }", relation, quantifier, filter)
	}
	return filter
}
