package storagetest

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"junction/model"
	"junction/storage"
)

// none stands for a bound that is not given.
const none = -1

// pageCases ask for pages of eight objects in some order, of which those at 2 and 5 have been deleted. Bounds are
// places in that order; what is wanted is a digit for every object.
var pageCases = []struct {
	name           string
	after, before  int
	limit          int
	backward       bool
	want           string
	previous, next bool
}{
	{"the first page", none, none, 2, false, "01", false, true},
	{"all", none, none, 6, false, "013467", false, false},
	{"all and more", none, none, 7, false, "013467", false, false},
	{"all but one", none, none, 5, false, "01346", false, true},
	{"first none", none, none, 0, false, "", false, true},
	{"last none", none, none, 0, true, "", true, false},
	{"the last page", none, none, 2, true, "67", true, false},
	{"all, walked backward", none, none, 6, true, "013467", false, false},
	{"all but one, walked backward", none, none, 5, true, "13467", true, false},

	{"after the first", 0, none, 2, false, "13", true, true},
	{"after one up to the end", 4, none, 2, false, "67", true, false},
	{"after one, and more than there is", 4, none, 3, false, "67", true, false},
	{"after the last", 7, none, 3, false, "", true, false},
	{"none after one in the middle", 3, none, 0, false, "", true, true},
	{"after a deleted object", 2, none, 2, false, "34", true, true},
	{"after another deleted object", 5, none, 9, false, "67", true, false},
	{"the last after one", 1, none, 2, true, "67", true, false},
	{"all after one, walked backward", 3, none, 3, true, "467", true, false},
	{"more than all after one, walked backward", 3, none, 4, true, "467", true, false},
	{"the last after the last", 7, none, 2, true, "", true, false},
	{"the last none after one", 3, none, 0, true, "", true, false},

	{"before the last", none, 7, 2, true, "46", true, true},
	{"before one, back to the front", none, 3, 2, true, "01", false, true},
	{"before one, and more than there is", none, 3, 9, true, "01", false, true},
	{"before the first", none, 0, 2, true, "", false, true},
	{"none before one in the middle", none, 4, 0, true, "", true, true},
	{"before a deleted object", none, 2, 1, true, "1", true, true},
	{"before another deleted object", none, 5, 9, true, "0134", false, true},
	{"the first before one", none, 6, 2, false, "01", false, true},
	{"all before one", none, 6, 4, false, "0134", false, true},
	{"more than all before one", none, 6, 5, false, "0134", false, true},
	{"the first before the first", none, 0, 2, false, "", false, true},
	{"the first none before one", none, 4, 0, false, "", false, true},

	{"the first between two", 0, 6, 2, false, "13", true, true},
	{"the last between two", 0, 6, 2, true, "34", true, true},
	{"all between two", 0, 6, 3, false, "134", true, true},
	{"all between two, walked backward", 0, 6, 3, true, "134", true, true},
	{"more than all between two", 0, 6, 4, false, "134", true, true},
	{"more than all between two, walked backward", 0, 6, 4, true, "134", true, true},
	{"between two deleted objects", 2, 5, 9, false, "34", true, true},
	{"between two deleted objects, walked backward", 2, 5, 1, true, "4", true, true},
	{"between neighbours", 3, 4, 2, false, "", true, true},
	{"between neighbours, walked backward", 3, 4, 2, true, "", true, true},
	{"between the front and a deleted object", none, 2, 2, false, "01", false, true},
	{"none between two", 0, 6, 0, false, "", true, true},
	{"none between two, walked backward", 0, 6, 0, true, "", true, true},

	{"between one and itself", 4, 4, 5, false, "", true, true},
	{"between one and itself, walked backward", 4, 4, 5, true, "", true, true},
	{"between a deleted object and itself", 5, 5, 5, false, "", true, true},
	{"after the last and before it", 7, 7, 5, false, "", true, false},
	{"after the last and before it, walked backward", 7, 7, 5, true, "", true, true},
	{"after the last and before the first", 7, 0, 5, false, "", true, false},
	{"after the last and before the first, walked backward", 7, 0, 5, true, "", false, true},
	{"after the first and before it", 0, 0, 5, false, "", true, true},
	{"after the first and before it, walked backward", 0, 0, 5, true, "", false, true},
	{"after one and before one that comes earlier", 6, 1, 5, false, "", true, true},
	{"after one and before one that comes earlier, walked backward", 6, 1, 5, true, "", true, true},
}

// pager asks for a page of objects that a test laid out.
type pager func(t testing.TB, q storage.Query) storage.Page

func (s suite) pages(t *testing.T) {
	t.Parallel()
	orders := []struct {
		name  string
		order storage.Order
	}{
		{"by text", s.far.byText()},
		{"by text descending", storage.Order{Field: s.far.field, Descending: true}},
		{"by ID", storage.Order{}},
		{"by ID descending", storage.Order{Descending: true}},
	}
	for _, order := range orders {
		t.Run(order.name, func(t *testing.T) {
			t.Parallel()
			f := s.setup(t)
			owners := f.near.create(t, "owner", "other")
			// Ties in text, and no two of the four orders alike.
			texts := []string{"b", "a", "b", "d", "c", "b", "a", "c"}
			ids := f.far.create(t, texts...)
			f.link(t, owners[0], ids...)
			f.link(t, owners[1], ids[1:3]...)
			places := placesOf(order.order, ids, texts)
			for _, place := range []int{2, 5} {
				_, err := f.far.Delete(t.Context(), places[place].ID, storage.Naming{})
				noError(t, err)
			}
			collection := f.far.page
			relation := func(t testing.TB, q storage.Query) storage.Page { return f.pageOf(t, owners[0], q) }
			t.Run("of a collection", func(t *testing.T) {
				testPages(t, order.order, places, collection)
			})
			t.Run("of a relation", func(t *testing.T) {
				f.far.create(t, "a", "bb", "d") // what is not linked is not seen
				testPages(t, order.order, places, relation)
			})
			t.Run("of what a filter lets through", func(t *testing.T) {
				linked := f.far.some(storage.IDIn(owners[:1]))
				testPages(t, order.order, places, func(t testing.TB, q storage.Query) storage.Page {
					q.Where = linked
					return collection(t, q)
				})
			})
			t.Run("of a relation, of what a filter lets through", func(t *testing.T) {
				f.link(t, owners[0], f.far.create(t, "a!", "b!", "c!")...)
				plain := storage.Not{Filter: f.far.compare(storage.EndsWith, "!")}
				testPages(t, order.order, places, func(t testing.TB, q storage.Query) storage.Page {
					q.Where = plain
					return relation(t, q)
				})
			})
		})
	}
}

// placesOf returns the places of objects in an order.
func placesOf(order storage.Order, ids []storage.ID, texts []string) []storage.Cursor {
	var places []storage.Cursor
	for i, id := range ids {
		place := storage.Cursor{ID: id}
		if order.Field != nil {
			place.Value = model.TextOf(texts[i])
		}
		places = append(places, place)
	}
	slices.SortFunc(places, func(a, b storage.Cursor) int {
		return comparePlaces(storage.Query{Order: order}, a, b)
	})
	return places
}

func testPages(t *testing.T, order storage.Order, places []storage.Cursor, page pager) {
	bound := func(place int) *storage.Cursor {
		if place == none {
			return nil
		}
		return &places[place]
	}
	for _, test := range pageCases {
		t.Run(test.name, func(t *testing.T) {
			q := storage.Query{
				Order: order, Limit: test.limit, Backward: test.backward,
				After: bound(test.after), Before: bound(test.before),
			}
			got := page(t, q)
			equal(t, "page", test.want, digits(t, order, got, places))
			equal(t, "has previous", test.previous, got.HasPrevious)
			equal(t, "has next", test.next, got.HasNext)
		})
	}
	for _, backward := range []bool{false, true} {
		for limit := 1; limit <= 3; limit++ {
			t.Run(fmt.Sprintf("a walk with limit %d, backward %t", limit, backward), func(t *testing.T) {
				q := storage.Query{Order: order, Limit: limit, Backward: backward}
				equal(t, "objects", "013467", digits(t, order, storage.Page{Edges: walk(t, q, page)}, places))
			})
		}
	}
	t.Run("the highest limit there is", func(t *testing.T) {
		got := page(t, storage.Query{Order: order, Limit: math.MaxInt, After: bound(1), Before: bound(7)})
		equal(t, "objects", "346", digits(t, order, got, places))
	})
	if order.Field == nil {
		t.Run("an order by ID does not look at a cursor's text", func(t *testing.T) {
			bound := at("zzz", places[3].ID)
			q := storage.Query{Order: order, Limit: 2, After: bound}
			equal(t, "objects after", "46", digits(t, order, page(t, q), places))
			q = storage.Query{Order: order, Limit: 2, Before: bound, Backward: true}
			equal(t, "objects before", "01", digits(t, order, page(t, q), places))
		})
	}
	t.Run("no linked object where nothing repeats", func(t *testing.T) {
		for _, edge := range page(t, storage.Query{Order: order, Limit: all}).Edges {
			equal(t, "linked object", 0, edge.Linked)
		}
	})
}

// digits writes a page as the places of its objects in an order.
func digits(t testing.TB, order storage.Order, page storage.Page, places []storage.Cursor) string {
	t.Helper()
	written := ""
	for _, edge := range page.Edges {
		i := slices.Index(places, order.Place(&edge))
		if i < 0 {
			t.Fatalf("unknown place %+v", order.Place(&edge))
		}
		written += fmt.Sprint(i)
	}
	return written
}

// mostPages is how many pages a walk may have.
const mostPages = 1_000

// walk goes through all pages of a query, from one end to the other, and returns their edges in the query's order.
func walk(t testing.TB, q storage.Query, page func(testing.TB, storage.Query) storage.Page) []storage.Edge {
	t.Helper()
	var edges []storage.Edge
	for range mostPages {
		got := page(t, q)
		size := len(got.Edges)
		if size > q.Limit {
			t.Fatalf("a page of %d, want at most %d", size, q.Limit)
		}
		more, behind := got.HasNext, got.HasPrevious
		if q.Backward {
			more, behind = behind, more
			edges = slices.Concat(got.Edges, edges)
		} else {
			edges = slices.Concat(edges, got.Edges)
		}
		if wantBehind := len(edges) > size; behind != wantBehind {
			t.Fatalf("a page says that there is more where the walk came from: %t, want %t", behind, wantBehind)
		}
		if !more {
			return edges
		}
		if size == 0 {
			t.Fatalf("an empty page says that there is more")
		}
		if q.Backward {
			q.Before = place(q.Order, got.Edges[0])
		} else {
			q.After = place(q.Order, got.Edges[size-1])
		}
	}
	t.Fatalf("the walk does not come to an end")
	return nil
}
