package execute_test

import (
	"strings"
	"testing"

	"junction/graph/execute"
	"junction/graph/graphtest"
)

// What a payload shows is made of what its change reads anyway, but for the IDs of what clears and deletions take away. Nothing
// is read for what is not selected.
func TestPayloadsReadWhatIsSelected(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, change, plain, more string
		cost                      int64 // statements, for more than what is plain
	}{
		{
			"links that are added", `addPublications(articleId: "Article:1", publicationIds: ["Publication:5", "Publication:1"])`,
			`added { title }`, `addedEdges { cursor node { title } } inverseEdges { cursor node { headline } } removedIds`, 0,
		},
		{
			"links that are set", `setPublications(articleId: "Article:1", publicationIds: ["Publication:5", "Publication:1"])`,
			`added { title } removed { id }`, `addedEdges { cursor node { title } } inverseEdges { cursor } removedIds`, 0,
		},
		{
			"links that are removed", `removePublications(articleId: "Article:1", publicationIds: ["Publication:1"])`,
			`removed { id }`, `removedIds again: removedIds`, 0,
		},
		{
			"what is selected below edges", `addPublications(articleId: "Article:1", publicationIds: ["Publication:5", "Publication:6"])`,
			`added { articles(first: 5) { nodes { publications { totalCount } } } }`,
			`addedEdges { cursor node { articles(first: 5) { edges { cursor node { publications { totalCount } } } } } }`, 0,
		},
		{
			"the same of both", `addPublications(articleId: "Article:1", publicationIds: ["Publication:5", "Publication:6"])`,
			`added { articles(first: 5) { nodes { headline } } }`,
			`added { articles(first: 5) { nodes { headline } } } addedEdges { node { articles(first: 5) { edges { cursor } } } }`, 0,
		},
		{
			"the owner", `addPublications(articleId: "Article:1", publicationIds: ["Publication:5", "Publication:6"])`,
			`article { publications { nodes { title } } }`, `inverseEdges { node { publications { nodes { title } } } }`, 0,
		},
		{
			"a new object", `createArticle(input: { headline: "new", publicationIds: ["Publication:5", "Publication:6"] })`,
			`article { id }`, `articleEdge { cursor node { id } } addedEdges { cursor node { title } } inverseEdges { cursor }`, 0,
		},
		{"a clear", `clearPublications(articleId: "Article:1")`, `removedCount`, `removedCount removedIds again: removedIds`, 1},
		{"a deletion", `deleteArticle(id: "Article:1")`, `deletedId removedLinkCount`, `deletedId unlinkedPublicationIds`, 1},
		{
			"deletions", `deleteArticles(where: { headline: { startsWith: "a" } })`,
			`deletedCount removedLinkCount`, `deletedIds unlinkedPublicationIds again: unlinkedPublicationIds`, 2,
		},
		{"some of what deletions name", `deleteArticles(where: { headline: { ne: "" } })`, `deletedCount`, `deletedIds`, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ask := func(selected string) int64 {
				answer, statements := graphtest.Fill(t, 10, 4).Ask(t, `mutation { createPublication(input: { title: "5" }) { __typename }
					also: createPublication(input: { title: "6" }) { __typename } did: `+test.change+` { `+selected+` } }`)
				if strings.Contains(answer, `"errors"`) {
					t.Fatal(answer)
				}
				return statements
			}
			plain, more := ask(test.plain), ask(test.more)
			if more != plain+test.cost {
				t.Errorf("%d statements for { %s }, and %d for { %s }, which is not %d more", plain, test.plain, more, test.more, test.cost)
			}
		})
	}
}

// Lists of IDs are null where they would be too long, whoever writes the answer.
func TestPayloadsNameNoMoreThanTheyMay(t *testing.T) {
	t.Parallel()
	planned, unplanned := graphtest.Fill(t, 10_001, 1), graphtest.Fill(t, 10_001, 1, execute.Unplanned{})
	for _, step := range []struct{ mutation, want string }{
		{
			`clearArticles(publicationId: "Publication:1") { removedCount removedIds }`,
			`{"removedCount":10001,"removedIds":null}`,
		},
		{
			`deletePublication(id: "Publication:1") { unlinkedArticleIds }`,
			`{"unlinkedArticleIds":[]}`,
		},
		{
			`deleteArticles(where: { headline: { ne: "" } }) { deletedCount deletedIds unlinkedPublicationIds }`,
			`{"deletedCount":10001,"deletedIds":null,"unlinkedPublicationIds":[]}`,
		},
	} {
		for name, server := range map[string]graphtest.Server{"along its plan": planned, "without a plan": unplanned} {
			answer, _ := server.Ask(t, `mutation { did: `+step.mutation+` }`)
			if want := `{"did":` + step.want + `}`; answer != want {
				t.Errorf("%s, %s is answered with\n%s\nnot\n%s", name, step.mutation, answer, want)
			}
		}
	}
}
