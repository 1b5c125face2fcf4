package graph_test

import (
	"strings"
	"testing"
)

// What is remembered of a document must not outlive the variables that took part in it.
func TestVariablesAreReadEachTime(t *testing.T) {
	t.Parallel()
	server := fill(t, 5, 4)
	const query = `query($first: Int = 1, $skip: Boolean = false, $where: PublicationFilter = null) { articles(first: 2) { nodes {
		headline @skip(if: $skip) ...F publications(first: $first) { nodes { title } }
		all: publications { totalCount } some: publications(where: $where) { totalCount } } } }
		fragment F on Article { id @include(if: $skip) }`
	for range 2 { // the first time it is parsed, the second time remembered
		for _, test := range []struct {
			variables map[string]any
			want      string
		}{
			{nil, `{"headline":"a000","publications":{"nodes":[{"title":"p000"}]},"all":{"totalCount":3},"some":{"totalCount":3}}`},
			{map[string]any{"first": int64(2)}, `{"headline":"a000","publications":{"nodes":[{"title":"p000"},{"title":"p001"}]},`},
			{map[string]any{"skip": true}, `{"id":"Article:1","publications":{"nodes":[{"title":"p000"}]},`},
			{map[string]any{"where": map[string]any{"title": map[string]any{"eq": "p002"}}}, `"all":{"totalCount":3},"some":{"totalCount":1}}`},
			{map[string]any{"first": int64(-1)}, `"path":["articles","nodes",0,"publications"]`},
			{map[string]any{"first": nil}, `"publications":{"nodes":[{"title":"p000"},{"title":"p001"},{"title":"p002"}]},`},
			{map[string]any{"first": int64(0)}, `"publications":{"nodes":[]},`},
			{
				map[string]any{"first": int64(2), "where": map[string]any{"title": map[string]any{"eq": "p001"}}},
				`"publications":{"nodes":[{"title":"p000"},{"title":"p001"}]},"all":{"totalCount":3},"some":{"totalCount":1}}`,
			},
		} {
			if answer, _ := server.askWith(t, query, test.variables); !strings.Contains(answer, test.want) {
				t.Errorf("%v\nis answered with\n%s\nwithout\n%s", test.variables, answer, test.want)
			}
		}
	}
}

// Errors of arguments that are always the same are told at their own places each time.
func TestErrorsThatStayTheSameHaveTheirOwnPlaces(t *testing.T) {
	t.Parallel()
	server := fill(t, 2, 2)
	const query = `query($id: ID!) { article(id: $id) { publications(first: -1) { totalCount } } other: article(id: "Article:1") { id } }`
	for _, id := range []string{"Article:1", "Article:2", "Article:3"} {
		answer, _ := server.askWith(t, query, map[string]any{"id": id})
		if told := strings.Contains(answer, `"path":["article","publications"]`); told != (id != "Article:3") {
			t.Errorf("%s: %s", id, answer)
		}
	}
}
