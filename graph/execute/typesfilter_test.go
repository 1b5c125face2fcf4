package execute_test

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// titles are the titles of the books that a filter lets through, run together.
func (s libraryServer) titles(t testing.TB, where string) string {
	t.Helper()
	var answer struct {
		Books struct{ Nodes []struct{ Title string } }
	}
	if err := json.Unmarshal([]byte(s.mustAsk(t, `{ books(where: `+where+`) { nodes { title } } }`)), &answer,
		json.MatchCaseInsensitiveNames(true)); err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, book := range answer.Books.Nodes {
		all += book.Title
	}
	return all
}

// Each filter is true or false of each book, so that not lets through exactly the others.
func TestFiltersByType(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	for where, want := range map[string]string{
		`{subtitle: {eq: ""}}`:                      "b",
		`{subtitle: {ne: "X"}}`:                     "ab",
		`{subtitle: {gte: ""}}`:                     "bc",
		`{subtitle: {in: ["x"], ignoreCase: true}}`: "c",
		`{subtitle: {notIn: ["X"]}}`:                "ab",
		`{subtitle: {isNull: true}}`:                "a",
		`{subtitle: {isNull: false, ne: "X"}}`:      "b",
		`{subtitle: {isNull: null, ne: "X"}}`:       "ab",

		`{pages: {eq: -3}}`:                                  "a",
		`{pages: {ne: 0}}`:                                   "ac",
		`{pages: {gt: -3, lt: 7}}`:                           "b",
		`{pages: {gte: -3, lte: 0}}`:                         "ab",
		`{pages: {in: [7, -3]}}`:                             "ac",
		`{pages: {in: 7}}`:                                   "c",
		`{pages: {in: []}}`:                                  "",
		`{pages: {notIn: [7]}}`:                              "ab",
		`{pages: {eq: null, ne: 0}}`:                         "ac",
		`{copies: {eq: 0}}`:                                  "b",
		`{copies: {ne: 0}}`:                                  "ac",
		`{copies: {lt: 1}}`:                                  "b",
		`{copies: {gte: 0}}`:                                 "bc",
		`{copies: {notIn: [0]}}`:                             "ac",
		`{copies: {notIn: []}}`:                              "abc",
		`{copies: {isNull: true}}`:                           "a",
		`{copies: {isNull: false}}`:                          "bc",
		`{copies: {isNull: false, lte: 0}}`:                  "b",
		`{not: {copies: {isNull: false}}}`:                   "a",
		`{or: [{copies: {isNull: true}}, {pages: {eq: 7}}]}`: "ac",

		`{weight: {eq: -0.5}}`:      "a",
		`{weight: {lt: 0}}`:         "a",
		`{weight: {eq: -0}}`:        "b",
		`{weight: {gt: 0}}`:         "c",
		`{weight: {in: [1e-7, 0]}}`: "bc",
		`{rating: {ne: 0.1}}`:       "ac",
		`{rating: {eq: 1500000}}`:   "c",
		`{rating: {gte: 0.1}}`:      "bc",
		`{rating: {notIn: [0.1]}}`:  "ac",
		`{rating: {isNull: true}}`:  "a",

		`{printed: {eq: true}}`:   "bc",
		`{printed: {ne: true}}`:   "a",
		`{lent: {eq: false}}`:     "b",
		`{lent: {ne: false}}`:     "ac",
		`{lent: {isNull: false}}`: "bc",

		`{added: {eq: "2020-01-02T02:04:05.000000Z"}}`:        "b",
		`{added: {ne: "2020-01-02T03:04:05+01:00"}}`:          "ac",
		`{added: {lt: "1970-01-01T00:00:00Z"}}`:               "a",
		`{added: {gte: "1969-12-31T23:59:59.999999Z"}}`:       "abc",
		`{added: {in: "9999-12-31T23:59:59Z"}}`:               "c",
		`{published: {ne: "2020-01-02T02:04:05.1203Z"}}`:      "ac",
		`{published: {lte: "2020-01-02T02:04:05.1203Z"}}`:     "bc",
		`{published: {notIn: ["2020-01-02T02:04:05.1203Z"]}}`: "ac",
		`{published: {isNull: true}}`:                         "a",

		`{state: {eq: DONE}}`:                    "b",
		`{state: {ne: DONE}}`:                    "ac",
		`{state: {in: [DONE, PLANNED]}}`:         "abc",
		`{sequel: {eq: DONE}}`:                   "b",
		`{sequel: {ne: DONE}}`:                   "ac",
		`{sequel: {notIn: [DONE]}}`:              "ac",
		`{sequel: {isNull: true}}`:               "a",
		`{authors: {some: {name: {eq: "Ben"}}}}`: "a",
		`{editors: {none: {}}}`:                  "bc",
		`{editors: {count: {eq: 1}}, authors: {every: {edited: {some: {pages: {lt: 0}}}}}}`: "",
		`{authors: {some: {edited: {some: {added: {lt: "1970-01-01T00:00:00Z"}}}}}}`:        "ab",
	} {
		if have := server.titles(t, where); have != want {
			t.Errorf("%s lets through %q, not %q", where, have, want)
		}
		others := strings.Map(func(title rune) rune {
			if strings.ContainsRune(want, title) {
				return -1
			}
			return title
		}, "abc")
		if have := server.titles(t, `{not: `+where+`}`); have != others {
			t.Errorf("not %s lets through %q, not %q", where, have, others)
		}
	}
}

// Where a filter asks for some through two relations, an object is repeated for each link of the one that the schema declares
// first, in whatever order the request names them.
func TestTheFirstDeclaredRelationRepeats(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	const want = `{"data":{"books":{"totalCount":2,"nodes":[{"title":"a"},{"title":"a"}]}}}` // for its authors
	query := `query($w: BookFilter) { books(distinct: false, where: $w) { totalCount nodes { title } } }`
	for range 10 { // as often as a map's order would need to show
		if have := server.ask(t, query, map[string]any{"w": map[string]any{
			"editors": map[string]any{"some": map[string]any{}}, "authors": map[string]any{"some": map[string]any{}},
		}}); have != want {
			t.Fatalf("the answer is %s, not %s", have, want)
		}
	}
	for _, where := range []string{`{editors: {some: {}}, authors: {some: {}}}`, `{authors: {some: {}}, editors: {some: {}}}`} {
		if have := server.ask(t, `{ books(distinct: false, where: `+where+`) { totalCount nodes { title } } }`, nil); have != want {
			t.Errorf("for %s the answer is %s, not %s", where, have, want)
		}
	}
}
