package storagetest

import (
	"slices"
	"testing"

	"junction/model"
	"junction/storage"
)

// selects holds a filter to the near objects that it lets through, named by their texts in order, wherever a filter can
// stand. All texts in the store must be different.
func selects(t testing.TB, f fixture, where storage.Filter, want []string) {
	t.Helper()
	selectsDirectly(t, f, where, want)

	// The same filter, seen from the other end: as that of a page, of a count, and below a Some.
	back := f.reversed()
	owners := f.far.ids(f.far.page(t, storage.Query{Limit: all, Order: f.far.byText()}))
	everything, err := back.links.Page(t.Context(), owners, storage.Query{Limit: all, Order: f.near.byText()})
	noError(t, err)
	pages, err := back.links.Page(t.Context(), owners, storage.Query{Limit: all, Order: f.near.byText(), Where: where})
	noError(t, err)
	counts, err := back.links.Count(t.Context(), owners, where)
	noError(t, err)
	var matched []storage.ID
	for _, owner := range owners {
		linked := slices.DeleteFunc(f.near.texts(everything[owner]), func(text string) bool {
			return !slices.Contains(want, text)
		})
		equal(t, "let through as linked objects", linked, f.near.texts(pages[owner]))
		equal(t, "counted as linked objects", len(linked), counts[owner])
		if len(linked) > 0 {
			matched = append(matched, owner)
		}
	}
	some := storage.Query{Limit: all, Order: f.far.byText(), Where: f.far.some(where)}
	equal(t, "linked to one that is let through", matched, f.far.ids(f.far.page(t, some)))
}

// selectsDirectly holds a filter, and its opposite, to the near objects that it lets through in their collection.
func selectsDirectly(t testing.TB, f fixture, where storage.Filter, want []string) {
	t.Helper()
	equal(t, "let through", want, f.near.find(t, where))
	count, err := f.near.Count(t.Context(), storage.Query{Where: where})
	noError(t, err)
	equal(t, "counted", len(want), count)
	rest := slices.DeleteFunc(f.near.find(t, nil), func(text string) bool { return slices.Contains(want, text) })
	equal(t, "let through by the opposite", rest, f.near.find(t, storage.Not{Filter: where}))
}

func (s suite) relationFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	// Digits are near, letters are far.
	near := f.near.named(t, "0", "1", "2", "3", "4")
	far := f.far.named(t, "a", "b", "c", "d")
	for owner, linked := range map[string]string{"1": "a", "2": "ab", "3": "abc", "4": "c"} {
		for _, text := range linked {
			f.link(t, near[owner], far[string(text)])
		}
	}
	not := func(filter storage.Filter) storage.Filter { return storage.Not{Filter: filter} }
	some, back := f.near.some, f.far.some
	is, isFar := f.near.is, f.far.is
	list := func(texts ...string) []string { return texts }
	tests := []struct {
		name  string
		where storage.Filter
		want  []string
	}{
		{"some link", some(nil), list("1", "2", "3", "4")},
		{"no link", not(some(nil)), list("0")},
		{"some to one", some(isFar("b")), list("2", "3")},
		{"some to one of two comes once", some(storage.Or{isFar("a"), isFar("b")}), list("1", "2", "3")},
		{"some to one that has no links", some(isFar("d")), nil},
		{"some to an ID", some(storage.IDIn{far["c"]}), list("3", "4")},
		{"some under an And without members", some(storage.And{}), list("1", "2", "3", "4")},
		{"some under an Or without members", some(storage.Or{}), nil},
		{"every", not(some(not(isFar("a")))), list("0", "1")},
		{"none", not(some(isFar("a"))), list("0", "4")},
		{"two conditions on one link", some(storage.And{isFar("a"), isFar("b")}), nil},
		{"two conditions on a link each", storage.And{some(isFar("a")), some(isFar("b"))}, list("2", "3")},
		{"either of two relation conditions", storage.Or{some(isFar("b")), some(isFar("c"))}, list("2", "3", "4")},
		{"a condition here and one there", storage.And{is("2"), some(isFar("a"))}, list("2")},

		{"back to itself", some(back(is("2"))), list("1", "2", "3")},
		{"back to one that is not itself", storage.And{some(back(is("4"))), not(is("4"))}, list("3")},
		{"back to every", some(not(back(not(storage.Or{is("3"), is("4")})))), list("3", "4")},
		{"back to an ID", some(back(storage.IDIn{near["1"]})), list("1", "2", "3")},
		{"three deep", some(back(some(isFar("c")))), list("1", "2", "3", "4")},
		{"three deep, from one that few reach", storage.And{some(back(some(isFar("b")))), not(some(isFar("a")))}, list("4")},
		{"three deep, every, none and some", not(some(not(back(not(some(isFar("c"))))))), list("0", "1", "2")},
		{
			"three deep with counts",
			some(back(storage.And{count(f.near.side, storage.Equal, 1), some(isFar("a"))})),
			list("1", "2", "3"),
		},

		{"a count of 0", count(f.near.side, storage.Equal, 0), list("0")},
		{"a count of 1", count(f.near.side, storage.Equal, 1), list("1", "4")},
		{"a count other than 1", count(f.near.side, storage.NotEqual, 1), list("0", "2", "3")},
		{"a count below 2", count(f.near.side, storage.Less, 2), list("0", "1", "4")},
		{"a count of 2 at most", count(f.near.side, storage.LessOrEqual, 2), list("0", "1", "2", "4")},
		{"a count above 2", count(f.near.side, storage.Greater, 2), list("3")},
		{"a count of 2 at least", count(f.near.side, storage.GreaterOrEqual, 2), list("2", "3")},
		{"a negative count", count(f.near.side, storage.Equal, -1), nil},
		{"a count above a negative number", count(f.near.side, storage.Greater, -1), list("0", "1", "2", "3", "4")},
		{"a count below the highest number", count(f.near.side, storage.Less, 1<<63-1), list("0", "1", "2", "3", "4")},
		{"a count above the lowest number", count(f.near.side, storage.Greater, -1<<63), list("0", "1", "2", "3", "4")},
		{"a count at the other end", some(count(f.far.side, storage.Equal, 3)), list("1", "2", "3")},
		{
			"a count is of all links, whatever else is asked of them",
			storage.And{some(isFar("b")), count(f.near.side, storage.Equal, 2)},
			list("2"),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			selects(t, f, test.where, test.want)
		})
	}
}

func count(via *model.Side, op storage.Op, n int64) storage.Filter {
	return storage.LinkCount{Via: via, Op: op, N: n}
}
