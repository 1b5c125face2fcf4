package execute_test

import (
	"strings"
	"testing"

	"junction/graph/graphtest"
)

// The queries are those of bench, on a small store: what they cost here is the graph's share, and the statements'.
func BenchmarkQueries(b *testing.B) {
	server := graphtest.Fill(b, 1000, 100)
	for _, query := range []struct{ name, text string }{
		{"Q1 an article with its publications", `{ article(id: "Article:7") { id headline publications(first: 10) { nodes { id title } } } }`},
		{"Q2 three levels", `{ articles(first: 50) { nodes { id headline publications(first: 10) { nodes { id title
			articles(first: 5) { nodes { id headline } } } } } } }`},
		{"Q5 three levels of edges", `{ articles(first: 50) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id headline
			publications(first: 10) { totalCount edges { cursor node { id title
			articles(first: 5) { totalCount pageInfo { hasNextPage } edges { cursor node { id headline } } } } } } } } } }`},
	} {
		b.Run(query.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if answer, _ := server.Ask(b, query.text); strings.Contains(answer, `"errors"`) {
					b.Fatal(answer)
				}
			}
		})
	}
}
