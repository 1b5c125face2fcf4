package execute_test

import (
	"strings"
	"testing"

	"junction/storage"
)

func TestLinksAreChanged(t *testing.T) {
	t.Parallel()
	const a, b = "Ann LEAD 60 n, Ben GUEST 40 -", "Ann - 1 -, Cid - 1 -"
	for name, test := range map[string]struct {
		mutation, payload, a, b string
	}{
		"nothing twice": {
			`addAuthors(bookId: "Book:1", authorIds: ["Person:1", "Person:2"], link: {share: 5})`, `"added":[]`, a, b,
		},
		"the same for all that are new": {
			`addAuthors(bookId: "Book:1", authorIds: ["Person:1", "Person:3"], link: {share: 5, note: null})`,
			`"added":[{"name":"Cid"}]`, a + ", Cid - 5 -", b,
		},
		"null is the default": {
			`addAuthors(bookId: "Book:1", authorIds: "Person:3", link: {share: null, role: null})`, `"added":[{"name":"Cid"}]`,
			a + ", Cid - 1 -", b,
		},
		"to each its own": {
			`addAuthors(bookId: "Book:2", authors: [{id: "Person:2", link: {role: LEAD}}, {id: "Person:2", link: {role: LEAD}}])`,
			`"added":[{"name":"Ben"}]`, a, "Ann - 1 -, Ben LEAD 1 -, Cid - 1 -",
		},
		"without data": {
			`addAuthors(bookId: "Book:2", authors: {id: "Person:2"})`, `"added":[{"name":"Ben"}]`, a, "Ann - 1 -, Ben - 1 -, Cid - 1 -",
		},
		"exactly these": {
			`setAuthors(bookId: "Book:1", authors: [{id: "Person:3", link: {share: 9}}, {id: "Person:1", link: {note: "m"}}])`,
			`"added":[{"name":"Cid"}],"updated":[{"name":"Ann"}],"removed":[{"name":"Ben"}]`, "Ann LEAD 60 m, Cid - 9 -", b,
		},
		"exactly these, as they are": {
			`setAuthors(bookId: "Book:1", authors: [{id: "Person:1", link: {note: "n", share: 60}}, {id: "Person:2"}])`,
			`"added":[],"updated":[],"removed":[]`, a, b,
		},
		"exactly these, with the same": {
			`setAuthors(bookId: "Book:1", authorIds: ["Person:1", "Person:2"], link: {share: 40})`,
			`"added":[],"updated":[{"name":"Ann"}],"removed":[]`, "Ann LEAD 40 n, Ben GUEST 40 -", b,
		},
		"exactly these, by IDs": {
			`setAuthors(bookId: "Book:1", authorIds: ["Person:1"])`, `"updated":[],"removed":[{"name":"Ben"}]`, "Ann LEAD 60 n", b,
		},
		"what is given": {
			`updateAuthorLinks(bookId: "Book:1", authors: [{id: "Person:1", link: {note: null}}, {id: "Person:2", link: {share: 40}}])`,
			`"updated":[{"name":"Ann"}]`, "Ann LEAD 60 -, Ben GUEST 40 -", b,
		},
		"nothing": {
			`updateAuthorLinks(bookId: "Book:1", authors: [{id: "Person:1"}, {id: "Person:2", link: {share: null}}])`,
			`"updated":[]`, a, b,
		},
		"with an object": {
			`updateBook(id: "Book:2", input: {authors: {connect: [{id: "Person:2", link: {share: 3}}, {id: "Person:1", link: {share: 3}}]}})`,
			``, a, "Ann - 1 -, Ben - 3 -, Cid - 1 -",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fillAuthors(t)
			selected := `{ added { name } updated { name } removed { name } }`
			switch {
			case strings.HasPrefix(test.mutation, "updateBook"):
				selected = `{ book { title } }`
			case strings.HasPrefix(test.mutation, "updateAuthorLinks"):
				selected = `{ updated { name } }`
			}
			payload := server.mustAsk(t, `mutation { `+test.mutation+` `+selected+` }`)
			a, b := server.linksOf(t)
			if !strings.Contains(payload, test.payload) || a != test.a || b != test.b {
				t.Errorf("it is answered with %s, and then there are\n%s\n%s\nand not %s and\n%s\n%s",
					payload, a, b, test.payload, test.a, test.b)
			}
		})
	}
}

func TestLinksAreMadeWithAnObject(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	server.mustAsk(t, `mutation { createShelf(input: {code: "A"}) { shelf { id } } }`)
	have := server.mustAsk(t, `mutation { createBook(input: {`+books[2]+`, authors: {connect: [
		{id: "Person:1", link: {role: LEAD}}, {id: "Person:2"}]}}) { book { authors { edges { role node { name } } } } } }`)
	const want = `{"createBook":{"book":{"authors":{"edges":[{"role":"LEAD","node":{"name":"Ann"}},{"role":null,"node":{"name":"Ben"}}]}}}}`
	if have != want {
		t.Errorf("the answer is\n%s\nnot\n%s", have, want)
	}
	have = server.mustAsk(t, `mutation { createPerson(input: {name: "Dee", keeps: {connect: {id: "Shelf:1", link: {label: "l"}}}}) {
		person { keeps { edges { label } } } } }`)
	if want := `{"createPerson":{"person":{"keeps":{"edges":[{"label":"l"}]}}}}`; have != want {
		t.Errorf("the answer is\n%s\nnot\n%s", have, want)
	}
}

// A page of linked objects costs the same whatever its links hold, and so does the change of links.
func TestChangesOfLinksReadOnce(t *testing.T) {
	t.Parallel()
	server := fillAuthors(t)
	for mutation, most := range map[string]int64{
		`addAuthors(bookId: "Book:2", authors: {id: "Person:2", link: {share: 3}}) { added { id } }`:          2,
		`updateAuthorLinks(bookId: "Book:2", authors: {id: "Person:1", link: {share: 4}}) { updated { id } }`: 2,
		`updateAuthorLinks(bookId: "Book:2", authors: {id: "Person:3", link: {share: 1}}) { updated { id } }`: 1,
	} {
		meter := &storage.Meter{}
		answer := server.askIn(storage.WithMeter(t.Context(), meter), t, `mutation { `+mutation+` }`, nil)
		if have := meter.Statements.Load(); strings.Contains(answer, `"errors"`) || have > most {
			t.Errorf("%s takes %d statements, not %d, and is answered with %s", mutation, have, most, answer)
		}
	}
}
