package execute_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// fillAuthors opens a library with the books a and b. Of a, Ann is the lead, with a share of 60 and a note, and Ben a guest
// with 40; of b, Ann is an author by default, and so is Cid.
func fillAuthors(t testing.TB) libraryServer {
	t.Helper()
	server := openLibrary(t)
	for _, book := range books[:2] {
		server.mustAsk(t, `mutation { createBook(input: {`+book+`}) { book { id } } }`)
	}
	for _, name := range []string{"Ann", "Ben", "Cid"} {
		server.mustAsk(t, fmt.Sprintf(`mutation { createPerson(input: {name: %q}) { person { id } } }`, name))
	}
	server.mustAsk(t, `mutation { addAuthors(bookId: "Book:1", authors: [
		{id: "Person:1", link: {role: LEAD, share: 60, note: "n"}}, {id: "Person:2", link: {role: GUEST, share: 40}}
	]) { added { id } } }`)
	server.mustAsk(t, `mutation { addAuthors(bookId: "Book:2", authorIds: ["Person:1", "Person:3"]) { added { id } } }`)
	return server
}

// authors selects what the links of two books hold, but for times.
const authors = `{ a: book(id: "Book:1") { authors { edges { role share note node { name } } } }
	b: book(id: "Book:2") { authors { edges { role share note node { name } } } } }`

// linksOf tells what the answer to [authors] holds of each book, in one line.
func (s libraryServer) linksOf(t testing.TB) (a, b string) {
	t.Helper()
	type book struct {
		Authors struct {
			Edges []struct {
				Role  *string
				Share int
				Note  *string
				Node  struct{ Name string }
			}
		}
	}
	var answer struct{ A, B book }
	if err := json.Unmarshal([]byte(s.mustAsk(t, authors)), &answer, json.MatchCaseInsensitiveNames(true)); err != nil {
		t.Fatal(err)
	}
	text := func(of *string) string {
		if of == nil {
			return "-"
		}
		return *of
	}
	line := func(of book) string {
		var all []string
		for _, edge := range of.Authors.Edges {
			all = append(all, fmt.Sprint(edge.Node.Name, " ", text(edge.Role), " ", edge.Share, " ", text(edge.Note)))
		}
		return strings.Join(all, ", ")
	}
	return line(answer.A), line(answer.B)
}

func TestEdgesShowWhatLinksHoldFromBothSides(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	have := server.mustAsk(t, `{ book(id: "Book:1") { authors { nodes { name } edges { share role note node {
		wrote { edges { share role node { title } } } } } } } }`)
	const want = `{"book":{"authors":{"nodes":[{"name":"Ann"},{"name":"Ben"}],"edges":[` +
		`{"share":60,"role":"LEAD","note":"n","node":{"wrote":{"edges":[` +
		`{"share":60,"role":"LEAD","node":{"title":"a"}},{"share":1,"role":null,"node":{"title":"b"}}]}}},` +
		`{"share":40,"role":"GUEST","note":null,"node":{"wrote":{"edges":[{"share":40,"role":"GUEST","node":{"title":"a"}}]}}}]}}}`
	if have != want {
		t.Errorf("the answer is\n%s\nnot\n%s", have, want)
	}
	times := server.mustAsk(t, `{ person(id: "Person:1") { wrote { edges { signed revised } } } }`)
	if same := regexp.MustCompile(`"signed":("20[^"]+Z"),"revised":("20[^"]+Z")`).FindAllStringSubmatch(times, -1); len(same) != 2 ||
		same[0][1] != same[0][2] {
		t.Errorf("the times of new links are %s", times)
	}
}

// What is selected of links costs no statement, and reads the columns that are selected.
func TestLinksCostNoStatement(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	for name, test := range map[string]struct {
		query   string
		columns []string // of each statement
	}{
		"none of the links' fields": {
			`{ books(first: 2) { nodes { authors { edges { cursor node { id } } } } } }`, []string{"title", "name"},
		},
		"one of them": {
			`{ books(first: 2) { nodes { authors { edges { share } } } } }`, []string{"title", "name share"},
		},
		"two selections of one page": {
			`{ books(first: 2) { nodes { authors { edges { share } } more: authors { edges { note } nodes { id } } } } }`,
			[]string{"title", "name note share"},
		},
		"the one that orders": {
			`{ books(first: 2) { nodes { authors(orderBy: {field: SHARE}) { edges { cursor } } } } }`, []string{"title", "share"},
		},
		"those that filter": {
			`{ books(first: 2) { nodes { authors(orderBy: {field: ID}, link: {role: {eq: LEAD}}) { edges { note } } } } }`,
			[]string{"title", "note role"},
		},
		"an owner and its page": {
			`{ person(id: "Person:1") { wrote(first: 3) { edges { signed node { pages } } } } }`, []string{"pages signed title"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, columns := server.columnsRead(t, test.query)
			if strings.Contains(answer, `"errors"`) || !slices.Equal(columns, test.columns) {
				t.Errorf("the statements read %q, and not %q; the answer is %s", columns, test.columns, answer)
			}
		})
	}
}

// Page by page, an order by a link's field gives the same as at once; null comes last ascending.
func TestPagesInOrdersByLinks(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	server.mustAsk(t, `mutation { addAuthors(bookId: "Book:1", authors: {id: "Person:3", link: {share: 0, note: ""}}) { added { id } } }`)
	for by, want := range map[string]string{
		"ROLE": "Ben Ann Cid", "SHARE": "Cid Ben Ann", "NOTE": "Cid Ann Ben", "SIGNED": "Ann Ben Cid", "NAME": "Ann Ben Cid",
	} {
		for _, direction := range []string{"ASC", "DESC"} {
			var have []string
			after := ""
			for range 3 {
				var answer struct {
					Book struct {
						Authors struct {
							Edges []struct {
								Cursor string
								Node   struct{ Name string }
							}
							TotalCount int
						}
					}
				}
				data := server.mustAsk(t, fmt.Sprintf(`{ book(id: "Book:1") { authors(first: 1, orderBy: {field: %s, direction: %s}%s) {
					totalCount edges { cursor node { name } } } } }`, by, direction, after))
				if err := json.Unmarshal([]byte(data), &answer, json.MatchCaseInsensitiveNames(true)); err != nil {
					t.Fatal(err)
				}
				page := answer.Book.Authors
				if len(page.Edges) != 1 || page.TotalCount != 3 {
					t.Fatalf("by %s %s, after %s, the page is %s", by, direction, have, data)
				}
				have = append(have, page.Edges[0].Node.Name)
				after = fmt.Sprintf(`, after: %q`, page.Edges[0].Cursor)
			}
			ordered := strings.Fields(want)
			if direction == "DESC" {
				slices.Reverse(ordered)
			}
			if by != "SIGNED" && !slices.Equal(have, ordered) { // two links are made at once
				t.Errorf("by %s %s, the pages hold %s, not %s", by, direction, have, ordered)
			}
		}
	}
}
