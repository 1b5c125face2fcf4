package execute_test

import (
	"testing"

	"junction/graph/execute"
	"junction/graph/graphtest"
)

// An answer is the same to the byte whether a plan wrote it or the library's executor did.
func TestPlansWriteWhatTheExecutorWrites(t *testing.T) {
	t.Parallel()
	planned, executed := graphtest.Fill(t, 7, 4), graphtest.Fill(t, 7, 4, execute.Unplanned{})
	for _, query := range []string{
		`{ articles(first: 3) { nodes { id headline } } }`,
		`{ articles { totalCount edges { cursor node { headline } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
		`{ articles(first: 0) { nodes { id } pageInfo { startCursor endCursor hasNextPage } } }`,
		`{ __typename articles(first: 1) { __typename edges { __typename node { __typename id } } pageInfo { __typename } } }`,
		`{ articles(first: 2) { a: nodes { b: id } c: nodes { publications { d: totalCount e: totalCount nodes { title } } } } }`,
		`{ articles(first: 2) { nodes { publications(last: 2, orderBy: {field: ID, direction: DESC}) { edges { cursor node {
			id title articles(first: 2) { nodes { headline } } } } } } } }`,
		`query { articles(first: 2) { ...C } } fragment C on ArticleConnection { nodes { ...N ...A } }
			fragment N on Node { __typename id } fragment A on Article { headline ... on Node { id } }`,
		`{ articles(first: 2) { nodes { id @skip(if: true) headline @include(if: true) publications @include(if: false) { totalCount } } } }`,
		`{ articles(first: 1) { nodes { id @skip(if: true) } } }`,
		`{ article(id: "Article:2") { id headline publications { nodes { title } } } none: article(id: "Article:99") { id } }`,
		`{ node(id: "Publication:2") { __typename id ... on Publication { title articles(first: 1) { nodes { id } } } } }`,
		`{ nodes(ids: ["Article:1", "x", "Publication:9", "Publication:1"]) { id ... on Article { publications { totalCount } } } }`,
		`{ articles(distinct: false, first: 3, where: {publications: {some: {}}}) { totalCount edges { cursor node { id } } } }`,
		`{ articles(first: 2) { nodes { publications(first: -1) { totalCount } } } }`,
		`{ articles(first: 2) { nodes { id publications(after: "x") { nodes { id } } } } b: publications(first: 1) { nodes { title } } }`,
		`{ article(id: "Article:1") { headline publications(where: {id: {eq: "Article:1"}}) { totalCount } } }`,
		`mutation { setPublications(articleId: "Article:1", publicationIds: ["Publication:4", "Publication:1"]) {
			article { headline publications { nodes { title } } } added { title articles { totalCount } } removed { id __typename } } }`,
		`mutation { updateArticle(id: "Article:2", input: {headline: "\"\\ / \b\f\n\r\t\u0001 é 😀 <&>"}) { article { headline } } }`,
		`{ articles(last: 3) { nodes { headline } edges { cursor } } }`,
	} {
		have, _ := planned.Ask(t, query)
		want, _ := executed.Ask(t, query)
		if have != want {
			t.Errorf("%s\nis answered with\n%s\nby a plan, and by the executor with\n%s", query, have, want)
		}
	}
}
