package execute_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// allFields selects the fields of a book.
const allFields = `title subtitle pages copies weight rating printed lent added published state sequel`

// The values of three books, as an input has them.
var books = []string{
	`title: "a", pages: -3, weight: -0.5, printed: false, added: "1969-12-31T23:59:59.999999Z", state: PLANNED`,
	`title: "b", subtitle: "", pages: 0, copies: 0, weight: 0, rating: 0.1, printed: true, lent: false,
		added: "2020-01-02T03:04:05+01:00", published: "2020-01-02T02:04:05.120300Z", state: DONE, sequel: DONE`,
	`title: "c", subtitle: "X", pages: 7, copies: 2147483647, weight: 1e-7, rating: 1500000, printed: true, lent: true,
		added: "9999-12-31T23:59:59Z", published: "0000-01-01T00:00:00Z", state: PLANNED, sequel: PLANNED`,
}

// fillLibrary opens a library with the three books and with two people, Ann and Ben. Ann wrote a and b, and edited a; Ben
// wrote a.
func fillLibrary(t testing.TB) libraryServer {
	t.Helper()
	server := openLibrary(t)
	for _, book := range books {
		server.mustAsk(t, `mutation { createBook(input: {`+book+`}) { book { id } } }`)
	}
	server.mustAsk(t, `mutation { createPerson(input: {name: "Ann", wroteIds: ["Book:1", "Book:2"], editedIds: "Book:1"}) { person { id } } }`)
	server.mustAsk(t, `mutation { createPerson(input: {name: "Ben", wroteIds: ["Book:1"]}) { person { id } } }`)
	return server
}

// mustAsk returns the data of the answer to a request.
func (s libraryServer) mustAsk(t testing.TB, query string) string {
	t.Helper()
	data, is := strings.CutPrefix(s.ask(t, query, nil), `{"data":`)
	if !is {
		t.Fatalf("%s is answered with %s", query, data)
	}
	return strings.TrimSuffix(data, "}")
}

func TestValuesOfAllTypesAreWritten(t *testing.T) {
	t.Parallel()
	have := fillLibrary(t).mustAsk(t, `{ books { nodes { `+allFields+` } } }`)
	want := `{"books":{"nodes":[` +
		`{"title":"a","subtitle":null,"pages":-3,"copies":null,"weight":-0.5,"rating":null,"printed":false,"lent":null,` +
		`"added":"1969-12-31T23:59:59.999999Z","published":null,"state":"PLANNED","sequel":null},` +
		`{"title":"b","subtitle":"","pages":0,"copies":0,"weight":0,"rating":0.1,"printed":true,"lent":false,` +
		`"added":"2020-01-02T02:04:05Z","published":"2020-01-02T02:04:05.1203Z","state":"DONE","sequel":"DONE"},` +
		`{"title":"c","subtitle":"X","pages":7,"copies":2147483647,"weight":1e-7,"rating":1500000,"printed":true,"lent":true,` +
		`"added":"9999-12-31T23:59:59Z","published":"0000-01-01T00:00:00Z","state":"PLANNED","sequel":"PLANNED"}]}}`
	if have != want {
		t.Errorf("the answer is\n%s\nnot\n%s", have, want)
	}
}

// Page by page, an order gives the same as at once, whatever it is by; null comes last ascending.
func TestPagesInOrdersOfAllTypes(t *testing.T) {
	t.Parallel()
	server := fillLibrary(t)
	for by, want := range map[string]string{
		"TITLE": "abc", "SUBTITLE": "bca", "PAGES": "abc", "COPIES": "bca", "WEIGHT": "abc", "RATING": "bca", "PRINTED": "abc",
		"LENT": "bca", "ADDED": "abc", "PUBLISHED": "cba", "STATE": "bac", "SEQUEL": "bca", "ID": "abc",
	} {
		for _, direction := range []string{"ASC", "DESC"} {
			var have, after string
			for range want {
				var answer struct {
					Books struct {
						Edges []struct {
							Cursor string
							Node   struct{ Title string }
						}
						PageInfo struct{ StartCursor, EndCursor string }
					}
				}
				data := server.mustAsk(t, fmt.Sprintf(`{ books(first: 1, orderBy: {field: %s, direction: %s}%s) {
					edges { cursor node { title } } pageInfo { startCursor endCursor } } }`, by, direction, after))
				if err := json.Unmarshal([]byte(data), &answer, json.MatchCaseInsensitiveNames(true)); err != nil {
					t.Fatal(err)
				}
				if len(answer.Books.Edges) != 1 || answer.Books.PageInfo.StartCursor != answer.Books.Edges[0].Cursor ||
					answer.Books.PageInfo.EndCursor != answer.Books.Edges[0].Cursor {
					t.Fatalf("by %s %s, after %s, the page is %s", by, direction, have, data)
				}
				have += answer.Books.Edges[0].Node.Title
				after = fmt.Sprintf(`, after: %q`, answer.Books.Edges[0].Cursor)
			}
			ordered := []byte(want)
			if direction == "DESC" {
				slices.Reverse(ordered)
			}
			if have != string(ordered) {
				t.Errorf("by %s %s, the pages hold %s, not %s", by, direction, have, ordered)
			}
		}
	}
	cursor := "Qm9vazpjb3BpZXM6QVNDOjE6" // Book:copies:ASC:1:, which is null
	for order, want := range map[string]string{
		"COPIES, direction: ASC":  `{"data":{"x":{"totalCount":3,"nodes":[]}}}`,
		"COPIES, direction: DESC": "after cannot be used as a cursor: it belongs to another type or another order",
		"PAGES, direction: ASC":   "after cannot be used as a cursor: it belongs to another type or another order",
	} {
		have := server.ask(t, fmt.Sprintf(`{ x: books(after: %q, orderBy: {field: %s}) { totalCount nodes { title } } }`, cursor, order), nil)
		if !strings.Contains(have, want) {
			t.Errorf("by %s the cursor is answered with %s, not %s", order, have, want)
		}
	}
}
