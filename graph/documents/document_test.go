package documents_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"junction/graph/execute"
	"junction/graph/graphtest"
)

// What is remembered of a document must not outlive the variables that took part in it.
func TestVariablesAreReadEachTime(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 5, 4)
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
			if answer, _ := server.AskWith(t, query, test.variables); !strings.Contains(answer, test.want) {
				t.Errorf("%v\nis answered with\n%s\nwithout\n%s", test.variables, answer, test.want)
			}
		}
	}
}

// A cursor is another one for each page, whatever else stays the same.
func TestCursorsAreReadEachTime(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 5, 4)
	const query = `query($first: Int!, $after: String) { articles(first: $first, after: $after) { nodes { headline } pageInfo { endCursor } } }`
	for _, first := range []int64{2, 1, 2, 5} {
		var all []string
		after := any(nil)
		for range 6 {
			answer, _ := server.AskWith(t, query, map[string]any{"first": first, "after": after})
			var page struct {
				Articles struct {
					Nodes    []struct{ Headline string }
					PageInfo struct{ EndCursor *string }
				}
			}
			if err := json.Unmarshal([]byte(answer), &page); err != nil {
				t.Fatal(err, answer)
			}
			for _, article := range page.Articles.Nodes {
				all = append(all, article.Headline)
			}
			if end := page.Articles.PageInfo.EndCursor; end != nil {
				after = *end
			}
		}
		if want := []string{"a000", "a001", "a002", "a003", "a004"}; !slices.Equal(all, want) {
			t.Errorf("in pages of %d, there are %v", first, all)
		}
	}
}

// Errors of arguments that are always the same are told at their own places each time.
func TestErrorsThatStayTheSameHaveTheirOwnPlaces(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 2, 2)
	const query = `query($id: ID!) { article(id: $id) { publications(first: -1) { totalCount } } other: article(id: "Article:1") { id } }`
	for _, id := range []string{"Article:1", "Article:2", "Article:3"} {
		answer, _ := server.AskWith(t, query, map[string]any{"id": id})
		if told := strings.Contains(answer, `"path":["article","publications"]`); told != (id != "Article:3") {
			t.Errorf("%s: %s", id, answer)
		}
	}
}

// numbered is a text so many times, each after a name of its own.
func numbered(count int, name, text string) string {
	var all strings.Builder
	for n := range count {
		fmt.Fprint(&all, name, n, text, " ")
	}
	return all.String()
}

// What is remembered of a document does not grow with how often it is executed, by whichever way.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	t.Parallel()
	planned, executed := graphtest.Fill(t, 5, 4), graphtest.Fill(t, 5, 4, execute.Unplanned{})
	for name, text := range map[string]string{
		"Changes": `mutation Changes { addPublications(articleId: "Article:1", publicationIds: ["Publication:1"]) {
			article { id publications(first: 2) { nodes { id title } totalCount } } added { id } removed { id } } }`,
		"Asks": `query Asks { articles(first: 2) { nodes { id } nodes { headline publications { nodes { id } nodes { title } } } } }`,
		"AsksMuch": `query AsksMuch { articles(first: 1) { nodes { ` + numbered(50, "p", `: publications(first: 1) { nodes { ...F } }`) + ` } } }
			fragment F on Publication { ` + numbered(50, "t", ": title") + ` }`,
		"AsksWhatIsWrong": `query AsksWhatIsWrong { articles(first: 2) { nodes { id publications(first: -1) { nodes { id } } } } }`,
	} {
		for _, server := range []graphtest.Server{planned, executed} {
			server.Ask(t, text)
			once := server.Documents.Remembered(name)
			for range 20 {
				server.Ask(t, text)
			}
			if often := server.Documents.Remembered(name); often != once || often == 0 || often > 500 {
				t.Errorf("%s: %d things are remembered, and at first %d were", name, often, once)
			}
		}
	}
}

// Many that execute a document for the first time, at once, leave as much room in it as one.
func TestWhatIsRememberedIsRememberedOnce(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 5, 4)
	text := func(name string) string {
		return `query ` + name + ` { articles(first: 2) { nodes { ` + numbered(400, "h", ": headline") + ` publications(first: 1) { nodes { id } } } } }`
	}
	server.Ask(t, text("Alone"))
	for try := range 20 {
		name := fmt.Sprint("Together", try)
		var asking sync.WaitGroup
		for range 16 {
			asking.Go(func() { server.Ask(t, text(name)) })
		}
		asking.Wait()
		server.Ask(t, text(name))
		if alone, together := server.Documents.Remembered("Alone"), server.Documents.Remembered(name); together != alone {
			t.Errorf("%d things are remembered of what many executed, %d of what one did", together, alone)
		}
	}
}

// Selections that begin alike, and are as many, are told apart where fragments meet others in each place.
func TestSelectionsThatBeginAlikeAreToldApart(t *testing.T) {
	t.Parallel()
	for _, server := range []graphtest.Server{graphtest.Fill(t, 5, 4), graphtest.Fill(t, 5, 4, execute.Unplanned{})} {
		for range 2 {
			answer, _ := server.Ask(t, `{
				first: article(id: "Article:1") { ...F publications(first: 1) { nodes { id } } ...G }
				second: article(id: "Article:1") { ...F publications(first: 1) { nodes { title } } ...G } }
				fragment F on Article { publications(first: 1) { totalCount } }
				fragment G on Article { publications(first: 1) { pageInfo { hasNextPage } } }`)
			const first, second = `{"totalCount":3,"nodes":[{"id":"Publication:1"}],"pageInfo":{"hasNextPage":true}}`,
				`{"totalCount":3,"nodes":[{"title":"p000"}],"pageInfo":{"hasNextPage":true}}`
			if !strings.Contains(answer, first) || !strings.Contains(answer, second) {
				t.Error(answer)
			}
		}
	}
}
