package execute_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// fillShelves opens a library with a person who keeps the shelves a, b, c in this order; there is a shelf d, too.
func fillShelves(t testing.TB) libraryServer {
	t.Helper()
	server := openLibrary(t)
	for _, code := range []string{"a", "b", "c", "d"} {
		server.mustAsk(t, fmt.Sprintf(`mutation { createShelf(input: {code: %q, boards: 1}) { shelf { id } } }`, code))
	}
	server.mustAsk(t, `mutation { createPerson(input: {name: "Ann"}) { person { id } } }`)
	server.mustAsk(t, `mutation {
		addKeeps(personId: "Person:1", keepIds: ["Shelf:1", "Shelf:2", "Shelf:3"], link: {label: "l"}) { added { id } }
	}`)
	return server
}

const shelves = `person(id: "Person:1") { keeps(orderBy: {field: PLACE}) { edges { cursor label node { code } } } }`

var code = regexp.MustCompile(`"code":"(.)"`)

// shelvesOf are the codes of the person's shelves, in their order.
func (s libraryServer) shelvesOf(t testing.TB) (codes string) {
	t.Helper()
	for _, match := range code.FindAllStringSubmatch(s.mustAsk(t, `{ `+shelves+` }`), -1) {
		codes += match[1]
	}
	return codes
}

func TestLinksAreMoved(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ mutation, want string }{
		"before another one": {`moveKeep(personId: "Person:1", keepId: "Shelf:3", before: "Shelf:2")`, "acb"},
		"after another one":  {`moveKeep(personId: "Person:1", keepId: "Shelf:1", after: "Shelf:2")`, "bac"},
		"to the front":       {`moveKeep(personId: "Person:1", keepId: "Shelf:2", first: true)`, "bac"},
		"to the end":         {`moveKeep(personId: "Person:1", keepId: "Shelf:2", last: true, before: null)`, "acb"},
		"to where it is":     {`moveKeep(personId: "Person:1", keepId: "Shelf:2", after: "Shelf:1")`, "abc"},
		"by a set":           {`setKeeps(personId: "Person:1", keepIds: ["Shelf:3", "Shelf:1", "Shelf:2"])`, "cab"},
		"by an add, to the end": {
			`addKeeps(personId: "Person:1", keeps: [{id: "Shelf:4", link: {label: "m"}}, {id: "Shelf:1", link: {label: "m"}}])`, "abcd",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fillShelves(t)
			selected := ` { person { id } }`
			if strings.HasPrefix(test.mutation, "set") {
				test.mutation = strings.Replace(test.mutation, `keepIds`, `link: {label: "l"}, keepIds`, 1)
			}
			server.mustAsk(t, `mutation { `+test.mutation+selected+` }`)
			if got := server.shelvesOf(t); got != test.want {
				t.Errorf("the shelves are %s, want %s", got, test.want)
			}
		})
	}
}

// The edge that a move answers with is the one that a page in the order by hand has then, with its cursor.
func TestAMovedEdgeIsThatOfAPage(t *testing.T) {
	t.Parallel()
	server := fillShelves(t)
	answer := server.mustAsk(t, `mutation {
		moveKeep(personId: "Person:1", keepId: "Shelf:1", after: "Shelf:2") {
			edge { cursor label node { code } } person { name keeps(orderBy: {field: PLACE}) { edges { cursor } } }
		}
	}`)
	page := server.mustAsk(t, `{ `+shelves+` }`)
	edge := regexp.MustCompile(`"edge":(\{.*?\}\})`).FindStringSubmatch(answer)
	if edge == nil || !strings.Contains(page, edge[1]) || !strings.Contains(edge[1], `"label":"l","node":{"code":"a"}`) {
		t.Errorf("a move is answered with\n%s\nand then there are\n%s", answer, page)
	}
}

func TestMovesAreRefused(t *testing.T) {
	t.Parallel()
	server := fillShelves(t)
	for name, test := range map[string]struct{ arguments, want string }{
		"to nowhere":                     {``, `before or after, first or last must be given, and only one of them`},
		"to null":                        {`before: null, first: null`, `before or after, first or last must be given, and only one of them`},
		"to two places":                  {`before: "Shelf:2", last: true`, `last must not be given beside before`},
		"not to the front":               {`first: false`, `first must be true, or left out`},
		"beside a person":                {`after: "Person:1"`, `"WRONG_TYPE"`},
		"beside nothing":                 {`after: "x"`, `"INVALID_ID"`},
		"beside what is gone":            {`after: "Shelf:9"`, `"ids":["Shelf:9"]`},
		"beside what is not in the list": {`before: "Shelf:4"`, `"ids":["Shelf:4"]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := server.ask(t, `mutation { moveKeep(personId: "Person:1", keepId: "Shelf:1", `+test.arguments+`) { person { id } } }`, nil)
			if !strings.Contains(answer, test.want) || !strings.Contains(answer, `"moveKeep":null`) {
				t.Errorf("it is answered with %s, want %s", answer, test.want)
			}
		})
	}
	answer := server.ask(t, `mutation { moveKeep(personId: "Person:9", keepId: "Shelf:4", first: true) { person { id } } }`, nil)
	if !strings.Contains(answer, `"NOT_FOUND"`) || !strings.Contains(answer, `"Person:9"`) {
		t.Errorf("a move in the list of nobody is answered with %s", answer)
	}
	if got := server.shelvesOf(t); got != "abc" {
		t.Errorf("the shelves are %s afterwards", got)
	}
}
