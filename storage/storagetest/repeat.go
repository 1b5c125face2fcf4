package storagetest

import (
	"fmt"
	"testing"

	"junction/storage"
)

// graph is what the tests of repeating read: near objects named by letters, far objects by digits. Two near objects
// share the text b; "b" names the first of them, "B" the second.
type graph struct {
	fixture
	ids     map[byte]storage.ID
	letters map[storage.ID]string // of near objects
	digits  map[storage.ID]string // of far objects
}

// graph makes near objects a, b, b, c, d and far objects 1 to 4, linked a12, b23, B1, c123; d and 4 have no links.
func (s suite) graph(t testing.TB) graph {
	t.Helper()
	g := graph{s.setup(t), map[byte]storage.ID{}, map[storage.ID]string{}, map[storage.ID]string{}}
	for i, id := range g.near.create(t, "c", "b", "a", "b", "d") {
		g.ids["cbaBd"[i]], g.letters[id] = id, "cbaBd"[i:i+1]
	}
	for i, id := range g.far.create(t, "z", "y", "x", "w") {
		g.ids["1234"[i]], g.digits[id] = id, "1234"[i:i+1]
	}
	for _, links := range []string{"a12", "b23", "B1", "c123"} {
		for i := range links[1:] {
			g.link(t, g.ids[links[0]], g.ids[links[i+1]])
		}
	}
	return g
}

// write writes a page as its objects, each with its linked object, and angle brackets where there is more.
func (g graph) write(page storage.Page) string {
	written := ""
	if page.HasPrevious {
		written += "< "
	}
	for _, edge := range page.Edges {
		written += g.letters[edge.Node.ID] + g.digits[edge.Linked] + " "
	}
	if page.HasNext {
		written += "> "
	}
	return written
}

func (s suite) repeat(t *testing.T) {
	t.Parallel()
	g := s.graph(t)
	near, far := g.near, g.far
	some := near.some
	is := func(digits ...byte) storage.Filter {
		var in storage.IDIn
		for _, digit := range digits {
			in = append(in, g.ids[digit])
		}
		return in
	}
	byText := near.byText()
	descending := storage.Order{Field: near.field, Descending: true}
	tests := []struct {
		name  string
		where storage.Filter
		order storage.Order
		want  string
	}{
		{"once for every link", some(nil), byText, "a1 a2 b2 b3 B1 c1 c2 c3 "},
		{"once for every link, descending", some(nil), descending, "c3 c2 c1 B1 b3 b2 a2 a1 "},
		{"once for every link, by ID", some(nil), storage.Order{}, "c1 c2 c3 b2 b3 a1 a2 B1 "},
		{"once for every link, by ID descending", some(nil), storage.Order{Descending: true}, "B1 a2 a1 b3 b2 c3 c2 c1 "},
		{"once for every link that matches", some(is('1', '3')), byText, "a1 b3 B1 c1 c3 "},
		{"a link that matches in two ways comes once", some(storage.Or{is('1'), is('1', '2')}), byText, "a1 a2 b2 B1 c1 c2 "},
		{"links that match none", some(is('4')), byText, ""},
		{"no condition on links", near.compare(storage.Less, "c"), byText, "a b B "},
		{"no condition at all", nil, byText, "a b B c d "},
		{"a member of an And at the top", storage.And{near.compare(storage.Less, "c"), some(nil)}, byText, "a1 a2 b2 b3 B1 "},
		{"the first member of an And", storage.And{some(nil), near.compare(storage.Less, "c")}, byText, "a1 a2 b2 b3 B1 "},
		{"the only member of an And", storage.And{some(is('2'))}, byText, "a2 b2 c2 "},
		{"of two in an And, the first repeats", storage.And{some(is('1', '2')), some(is('3'))}, byText, "b2 c1 c2 "},
		{"of two in an And, the second is a condition", storage.And{some(is('3')), some(is('1', '2'))}, byText, "b3 c3 "},
		{
			"of two in an And behind another condition, the first repeats",
			storage.And{near.compare(storage.Less, "c"), some(is('2')), some(nil)},
			byText, "a2 b2 ",
		},
		{"deeper in an And", storage.And{storage.And{some(nil)}}, byText, "a b B c "},
		{"deeper in an And, next to one at its top", storage.And{storage.And{some(is('3'))}, some(is('2'))}, byText, "b2 c2 "},
		{"in an Or", storage.Or{some(is('1')), some(is('2'))}, byText, "a b B c "},
		{"the only member of an Or", storage.Or{some(nil)}, byText, "a b B c "},
		{"in a Not", storage.Not{Filter: some(is('1'))}, byText, "b d "},
		{"in two Nots", storage.Not{Filter: storage.Not{Filter: some(nil)}}, byText, "a b B c "},
		{"deeper across the relation", some(far.some(near.is("c"))), byText, "a1 a2 b2 b3 B1 c1 c2 c3 "},
		{"deeper across the relation, from few", some(far.some(storage.IDIn{g.ids['B']})), byText, "a1 B1 c1 "},
		{"a count of links", count(near.side, storage.Greater, 1), byText, "a b c "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			q := storage.Query{Where: test.where, Repeat: true, Order: test.order, Limit: all}
			page := near.page(t, q)
			equal(t, "objects", test.want, g.write(page))
			total, err := near.Count(t.Context(), q)
			noError(t, err)
			equal(t, "count", len(page.Edges), total)
			for limit := 1; limit <= 4; limit++ {
				for _, backward := range []bool{false, true} {
					q.Limit, q.Backward = limit, backward
					walked := storage.Page{Edges: walk(t, q, near.page)}
					equal(t, fmt.Sprintf("a walk with limit %d, backward %t", limit, backward), test.want, g.write(walked))
				}
			}
			q.Repeat, q.Limit, q.Backward = false, all, false
			seen := map[storage.ID]bool{}
			for _, edge := range near.page(t, q).Edges {
				if id := edge.Node.ID; seen[id] || edge.Linked != 0 {
					t.Errorf("%s comes twice or repeated in a query that does not repeat", g.letters[id])
				} else {
					seen[id] = true
				}
			}
		})
	}
}
