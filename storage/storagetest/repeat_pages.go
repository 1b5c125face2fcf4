package storagetest

import (
	"strings"
	"testing"

	"junction/storage"
)

func (s suite) repeatedPages(t *testing.T) {
	t.Parallel()
	t.Run("cursors bound repeated objects", s.repeatedBounds)
	t.Run("a cursor outlives its link and its object", s.repeatedDeleted)
	t.Run("a cursor of a repeated object bounds a query that does not repeat", s.repeatedForeign)
	t.Run("deleting counts an object once", s.repeatedDelete)
}

// place is a cursor by the names that a graph gives to objects: c2 or, for all places of c, only c.
func (g graph) place(name string) *storage.Cursor {
	if name == "" {
		return nil
	}
	cursor := at(strings.ToLower(name[:1]), g.ids[name[0]])
	if len(name) > 1 {
		cursor.Linked = g.ids[name[1]]
	}
	return cursor
}

func (s suite) repeatedBounds(t *testing.T) {
	t.Parallel()
	g := s.graph(t)
	// By text, all places are a1 a2 b2 b3 B1 c1 c2 c3.
	tests := []struct {
		name          string
		after, before string
		limit         int
		backward      bool
		want, mirror  string // ascending, descending
	}{
		{"the first", "", "", 3, false, "a1 a2 b2 > ", "c3 c2 c1 > "},
		{"the last", "", "", 3, true, "< c1 c2 c3 ", "< b2 a2 a1 "},
		{"none", "", "", 0, false, "> ", "> "},
		{"after one", "b2", "", 2, false, "< b3 B1 > ", "< a2 a1 "},
		{"after the last of an object", "b3", "", 2, false, "< B1 c1 > ", "< b2 a2 > "},
		{"after a place that is none", "b4", "", 1, false, "< B1 > ", "< b3 > "},
		{"after all places of an object", "b", "", 2, false, "< B1 c1 > ", "< a2 a1 "},
		{"after all places of an object without any", "d", "", 2, false, "< ", "c3 c2 > "},
		{"none after all places of an object", "b", "", 0, false, "< > ", "< > "},
		{"before one", "", "b3", 2, true, "< a2 b2 > ", "< c1 B1 > "},
		{"before the first of an object", "", "b2", 2, true, "a1 a2 > ", "< B1 b3 > "},
		{"before all places of an object", "", "b", 1, true, "< a2 > ", "< B1 > "},
		{"before all places of an object without any", "", "d", 2, true, "< c2 c3 ", "> "},
		{"the first before all places of an object", "", "c", 9, false, "a1 a2 b2 b3 B1 > ", "> "},
		{"between two places of an object", "c1", "c3", 9, false, "< c2 > ", ""},
		{"between two objects", "a", "c", 9, false, "< b2 b3 B1 > ", ""},
		{"between two objects, walked backward", "a", "c", 2, true, "< b3 B1 > ", ""},
		{"from one place of an object up to another object", "a1", "B", 9, false, "< a2 b2 b3 > ", ""},
	}
	for _, test := range tests {
		for _, descending := range []bool{false, true} {
			want := test.want
			if descending {
				want = test.mirror
			}
			if want == "" {
				continue // the bounds leave no room in this direction
			}
			t.Run(test.name+map[bool]string{true: ", descending"}[descending], func(t *testing.T) {
				t.Parallel()
				equal(t, "page", want, g.write(g.near.page(t, storage.Query{
					Where: g.near.some(nil), Repeat: true,
					Order: storage.Order{Field: g.near.field, Descending: descending},
					After: g.place(test.after), Before: g.place(test.before),
					Limit: test.limit, Backward: test.backward,
				})))
			})
		}
	}
	t.Run("no room between the bounds", func(t *testing.T) {
		t.Parallel()
		for _, test := range []struct{ after, before, forward, backward string }{
			{"c2", "c2", "< > ", "< > "},
			{"a1", "a1", "< > ", "> "},
			{"c3", "c1", "< ", "< > "},
			{"c3", "a1", "< ", "> "},
			{"c", "c", "< ", "< > "},
			{"c", "c2", "< ", "< > "},
			{"c2", "c", "< > ", "< > "},
			{"c1", "a2", "< > ", "< > "},
		} {
			q := storage.Query{
				Where: g.near.some(nil), Repeat: true, Order: g.near.byText(), Limit: 9,
				After: g.place(test.after), Before: g.place(test.before),
			}
			equal(t, "page after "+test.after, test.forward, g.write(g.near.page(t, q)))
			q.Backward = true
			equal(t, "page before "+test.before, test.backward, g.write(g.near.page(t, q)))
		}
	})
}

func (s suite) repeatedDeleted(t *testing.T) {
	t.Parallel()
	g := s.graph(t)
	_, err := g.links.Remove(t.Context(), g.ids['c'], ids(g.ids['2']))
	noError(t, err)
	_, err = g.near.Delete(t.Context(), g.ids['b'], storage.Naming{})
	noError(t, err)
	// What is left is a1 a2 B1 c1 c3.
	q := storage.Query{Where: g.near.some(nil), Repeat: true, Order: g.near.byText(), Limit: 2}
	for after, want := range map[string]string{"b2": "< B1 c1 > ", "b3": "< B1 c1 > ", "c2": "< c3 ", "b": "< B1 c1 > "} {
		q.After = g.place(after)
		equal(t, "after "+after, want, g.write(g.near.page(t, q)))
	}
	q.After, q.Backward = nil, true
	for before, want := range map[string]string{"b2": "a1 a2 > ", "b3": "a1 a2 > ", "c2": "< B1 c1 > ", "b": "a1 a2 > "} {
		q.Before = g.place(before)
		equal(t, "before "+before, want, g.write(g.near.page(t, q)))
	}
}

func (s suite) repeatedForeign(t *testing.T) {
	t.Parallel()
	g := s.graph(t)
	queries := map[string]storage.Query{
		"repeat is not asked for":      {Where: g.near.some(nil)},
		"there is nothing to repeat":   {Where: g.near.compare(storage.Less, "d"), Repeat: true},
		"the condition is not the top": {Where: storage.Or{g.near.some(nil)}, Repeat: true},
	}
	for name, q := range queries {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q.Order, q.Limit = g.near.byText(), 2
			q.After = g.place("b2")
			equal(t, "after", "< B c ", g.write(g.near.page(t, q)))
			q.After, q.Before, q.Backward = nil, g.place("b3"), true
			equal(t, "before", "a > ", g.write(g.near.page(t, q)))
		})
	}
}

func (s suite) repeatedDelete(t *testing.T) {
	t.Parallel()
	g := s.graph(t)
	deleted, err := g.near.DeleteWhere(t.Context(), g.near.some(storage.IDIn{g.ids['2'], g.ids['3']}), storage.Naming{})
	noError(t, err)
	equal(t, "deleted objects", 3, deleted.Objects)
	equal(t, "deleted links", 7, deleted.Links)
	equal(t, "left", []string{"b", "d"}, g.near.find(t, nil))
}
