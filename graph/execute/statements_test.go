package execute_test

import (
	"fmt"
	"strings"
	"testing"

	"junction/graph/graphtest"
)

// One statement for each level of nesting, and one more for each level whose total is asked for, however many objects
// the levels hold.
func TestStatementsDoNotGrowWithTheObjects(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, query string
		want        int64
	}{
		{"a list", `{ articles(first: %d) { nodes { headline } } }`, 1},
		{"a list and its total", `{ articles(first: %d) { totalCount nodes { headline } } }`, 2},
		{"a total alone", `{ articles(first: %d) { totalCount } }`, 1},
		{"two levels", `{ articles(first: %d) { nodes { publications(first: 3) { nodes { title } } } } }`, 2},
		{"two levels and the totals of the second", `{ articles(first: %d) { nodes { publications(first: 3) {
			totalCount pageInfo { hasNextPage } nodes { title } } } } }`, 3},
		{"the totals of the second level alone", `{ articles(first: %d) { nodes { publications { totalCount } } } }`, 2},
		{"three levels", `{ articles(first: %d) { nodes { publications(first: 3) { nodes {
			articles(first: 2) { nodes { headline } } } } } } }`, 3},
		{"three levels through edges", `{ articles(first: %d) { edges { cursor node { publications(first: 3) { edges { node {
			articles(first: 2) { edges { cursor node { headline } } } } } } } } } }`, 3},
		{"three levels and all their totals", `{ articles(first: %d) { totalCount nodes { publications(first: 3) { totalCount
			nodes { articles(first: 2) { totalCount nodes { headline } } } } } } }`, 6},
		{"two aliases of a relation with other arguments", `{ articles(first: %d) { nodes {
			first: publications(first: 1) { nodes { title } } last: publications(last: 1) { nodes { title } } } } }`, 3},
		{"two aliases of a relation with the same arguments", `{ articles(first: %d) { nodes {
			a: publications(first: 1) { nodes { title } } b: publications(first: 1) { nodes { id } } } } }`, 2},
		{"two aliases, only one of which asks for what lies around", `{ articles(first: %d) { nodes {
			a: publications(first: 1) { nodes { title } } b: publications(first: 1) {
				pageInfo { hasNextPage hasPreviousPage } } } } }`, 2},
		{"fragments, and what they spell again", `query { articles(first: %d) { nodes { ...A ... on Article { publications(first: 2) {
			nodes { title } } } ... on Node { id } } } } fragment A on Article { publications(first: 2) { totalCount } }`, 3},
		{"what is skipped", `query { articles(first: %d) { nodes { headline publications @skip(if: true) { nodes { title } } } } }`, 1},
		{"filters across the relation", `{ articles(first: %d, where: {publications: {some: {articles: {count: {gte: 1}}}}}) {
			nodes { publications(where: {title: {startsWith: "p"}}) { nodes { title } } } } }`, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := graphtest.Fill(t, 500, 40)
			for _, parents := range []int{5, 500} {
				answer, statements := server.Ask(t, fmt.Sprintf(test.query, parents))
				if strings.Contains(answer, `"errors"`) {
					t.Fatal(answer)
				}
				if statements != test.want {
					t.Errorf("%d articles cost %d statements, not %d", parents, statements, test.want)
				}
			}
		})
	}
}

func TestStatementsDoNotGrowWithTheRootFields(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 20, 5)
	for _, ids := range []int{2, 20} {
		var query strings.Builder
		query.WriteString("{")
		for i := 1; i <= ids; i++ {
			fmt.Fprintf(&query, ` a%d: article(id: "Article:%d") { headline publications { nodes { title } } }`, i, i)
		}
		query.WriteString("}")
		if _, statements := server.Ask(t, query.String()); statements != 1 {
			t.Errorf("%d root fields cost %d statements, not 1", ids, statements)
		}
	}
	if _, statements := server.Ask(t, `{ nodes(ids: ["Article:1", "Publication:1", "Article:2"]) { id
		... on Article { publications { nodes { title } } } } }`); statements != 2 {
		t.Errorf("nodes of two types cost %d statements, not 2", statements)
	}
}

func TestAliasesWithOtherArgumentsHaveTheirOwnAnswers(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 3, 3)
	answer, _ := server.Ask(t, `{ articles { nodes {
		first: publications(first: 1) { nodes { title } }
		last: publications(last: 1) { nodes { title } }
		none: publications(where: {title: {eq: "absent"}}) { totalCount nodes { title } }
		down: publications(orderBy: {field: TITLE, direction: DESC}) { nodes { title } }
	} } }`)
	one := `{"first":{"nodes":[{"title":"p000"}]},"last":{"nodes":[{"title":"p002"}]},` +
		`"none":{"totalCount":0,"nodes":[]},"down":{"nodes":[{"title":"p002"},{"title":"p001"},{"title":"p000"}]}}`
	if want := `{"articles":{"nodes":[` + one + `,` + one + `,` + one + `]}}`; answer != want {
		t.Errorf("the answer is\n%s\nnot\n%s", answer, want)
	}
}

// What was loaded before a mutation is not shown after it.
func TestAMutationsAnswerShowsWhatItDid(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 2, 2)
	answer, _ := server.Ask(t, `mutation {
		a: clearPublications(articleId: "Article:1") { article { publications { totalCount nodes { title } } } }
		b: addPublications(articleId: "Article:1", publicationIds: ["Publication:2"]) {
			article { publications { totalCount nodes { title } } } added { articles { totalCount } } }
		c: clearArticles(publicationId: "Publication:2") { publication { articles { totalCount } } removedCount }
		d: updateArticle(id: "Article:1", input: {headline: "renamed"}) { article { headline publications { totalCount } } }
	}`)
	want := `{"a":{"article":{"publications":{"totalCount":0,"nodes":[]}}},` +
		`"b":{"article":{"publications":{"totalCount":1,"nodes":[{"title":"p001"}]}},"added":[{"articles":{"totalCount":2}}]},` +
		`"c":{"publication":{"articles":{"totalCount":0}},"removedCount":2},` +
		`"d":{"article":{"headline":"renamed","publications":{"totalCount":0}}}}`
	if answer != want {
		t.Errorf("the answer is\n%s\nnot\n%s", answer, want)
	}
}
