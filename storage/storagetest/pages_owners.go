package storagetest

import (
	"fmt"
	"slices"
	"testing"

	"junction/model"
	"junction/storage"
)

func (s suite) pagesOfOwners(t *testing.T) {
	t.Parallel()
	t.Run("every owner gets its own page in one call", s.ownPages)
	t.Run("a thousand owners get their pages in one call", s.thousandOwners)
	t.Run("what an order does not have is refused", s.unknownOrder)
}

func (s suite) ownPages(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	far := f.far.named(t, "a", "b", "c", "d", "e", "x")
	near := f.near.named(t, "all", "none", "one", "some", "last")
	links := map[string]string{"all": "abcde", "one": "c", "some": "bd", "last": "de"}
	for owner, linked := range links {
		for _, text := range linked {
			f.link(t, near[owner], far[string(text)])
		}
	}
	cursor := func(text string) *storage.Cursor { return at(text, far[text]) }
	// A page is written as its texts, with an angle bracket where there is more.
	tests := []struct {
		name string
		q    storage.Query
		want map[string]string
	}{
		{
			"the first two",
			storage.Query{Limit: 2},
			map[string]string{"all": "ab>", "none": "", "one": "c", "some": "bd", "last": "de"},
		},
		{
			"the last two",
			storage.Query{Limit: 2, Backward: true},
			map[string]string{"all": "<de", "none": "", "one": "c", "some": "bd", "last": "de"},
		},
		{
			"none",
			storage.Query{Limit: 0},
			map[string]string{"all": ">", "none": "", "one": ">", "some": ">", "last": ">"},
		},
		{
			"the last none",
			storage.Query{Limit: 0, Backward: true},
			map[string]string{"all": "<", "none": "", "one": "<", "some": "<", "last": "<"},
		},
		{
			"the first after one that only some are linked to",
			storage.Query{Limit: 1, After: cursor("c")},
			map[string]string{"all": "<d>", "none": "", "one": "<", "some": "<d", "last": "d>"},
		},
		{
			"the last before one that only some are linked to",
			storage.Query{Limit: 1, Before: cursor("c"), Backward: true},
			map[string]string{"all": "<b>", "none": "", "one": ">", "some": "b>", "last": ">"},
		},
		{
			"between two",
			storage.Query{Limit: 5, After: cursor("a"), Before: cursor("e")},
			map[string]string{"all": "<bcd>", "none": "", "one": "c", "some": "bd", "last": "d>"},
		},
		{
			"what a filter lets through",
			storage.Query{Limit: 1, Where: storage.Or{f.far.is("b"), f.far.is("c"), f.far.is("d")}},
			map[string]string{"all": "b>", "none": "", "one": "c", "some": "b>", "last": "d"},
		},
		{
			"what a filter lets through that looks back across the relation",
			storage.Query{Limit: 5, Where: f.far.some(f.near.is("some"))},
			map[string]string{"all": "bd", "none": "", "one": "", "some": "bd", "last": "d"},
		},
		{
			"a relation ignores repeat",
			storage.Query{Limit: 4, Repeat: true, Where: f.far.some(nil)},
			map[string]string{"all": "abcd>", "none": "", "one": "c", "some": "bd", "last": "de"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			owners := ids(near["last"], unknown, near["all"], 0, near["none"], near["one"], near["some"], near["all"], -1)
			test.q.Order = f.far.byText()
			pages, err := f.links.Page(t.Context(), owners, test.q)
			noError(t, err)
			for owner, want := range test.want {
				equal(t, "page of "+owner, want, brackets(f.far.end, pages[near[owner]]))
				for _, edge := range pages[near[owner]].Edges {
					equal(t, "linked object", 0, edge.Linked)
				}
			}
			for _, owner := range ids(unknown, 0, -1) {
				equal(t, "page of an unknown owner", storage.Page{}, pages[owner])
				delete(pages, owner)
			}
			objects, err := f.near.Get(t.Context(), owners, 0)
			noError(t, err)
			for _, some := range [][]storage.ID{owners, owners[2:3], nil} { // one alone is read in a way of its own
				found, err := f.links.OwnersPage(t.Context(), some, 0, test.q)
				noError(t, err)
				with, together := apart(t, found)
				for id := range objects {
					if named := slices.Contains(some, id); named {
						equal(t, "owner with its page", objects[id], with[id])
						equal(t, "page with its owner", pages[id], together[id])
					} else if _, given := with[id]; given {
						t.Errorf("%d is given, and was not named", id)
					}
				}
				for _, id := range ids(unknown, 0, -1) {
					if _, given := with[id]; given {
						t.Errorf("%d is given, and does not exist", id)
					}
				}
			}
		})
	}
	t.Run("no owners", func(t *testing.T) {
		t.Parallel()
		pages, err := f.links.Page(t.Context(), nil, storage.Query{Limit: 1})
		noError(t, err)
		equal(t, "pages", map[storage.ID]storage.Page{}, pages)
		counts, err := f.links.Count(t.Context(), nil, nil)
		noError(t, err)
		equal(t, "counts", map[storage.ID]int{}, counts)
	})
	t.Run("counts", func(t *testing.T) {
		t.Parallel()
		owners := ids(near["all"], unknown, near["none"], near["some"], near["all"])
		for filter, want := range map[storage.Filter][]int{
			nil:                                 {5, 0, 0, 2, 5},
			f.far.compare(storage.Greater, "c"): {2, 0, 0, 1, 2},
			f.far.is("x"):                       {0, 0, 0, 0, 0},
		} {
			counts, err := f.links.Count(t.Context(), owners, filter)
			noError(t, err)
			for i, owner := range owners {
				equal(t, "count for "+written(filter), want[i], counts[owner])
			}
		}
	})
}

// brackets writes a page as its texts, with an angle bracket on the side where there is more.
func brackets(e end, page storage.Page) string {
	written := ""
	if page.HasPrevious {
		written += "<"
	}
	for _, text := range e.texts(page) {
		written += text
	}
	if page.HasNext {
		written += ">"
	}
	return written
}

func (s suite) thousandOwners(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	const n = 1_000
	owners := f.near.create(t, repeated(n, "owner %03d")...)
	far := f.far.create(t, repeated(10, "%d")...)
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		for i, owner := range owners {
			if _, err := s.relation(session).Add(t.Context(), owner, storage.Links{Far: far[i%10:]}); err != nil {
				return err
			}
		}
		return nil
	}))
	pages, err := f.links.Page(t.Context(), owners, storage.Query{Limit: 2, Order: f.far.byText()})
	noError(t, err)
	counts, err := f.links.Count(t.Context(), owners, nil)
	noError(t, err)
	want := []string{"01>", "12>", "23>", "34>", "45>", "56>", "67>", "78>", "89", "9"}
	for i, owner := range owners {
		equal(t, "page", want[i%10], brackets(f.far.end, pages[owner]))
		equal(t, "count", 10-i%10, counts[owner])
	}
}

// repeated writes the numbers below n in a format.
func repeated(n int, format string) []string {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf(format, i)
	}
	return texts
}

func (s suite) unknownOrder(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	f.link(t, owner, f.far.create(t, "a")...)
	fields := []*model.Field{
		f.near.lacking(f.far.kind).field,
		{Name: "id", Ordered: true},
		{Name: "nonsense", Ordered: true},
		{Name: "1; DROP TABLE " + f.far.kind.Table, Ordered: true},
	}
	for _, field := range f.far.kind.Fields {
		if !field.Ordered {
			fields = append(fields, field)
		}
	}
	for _, field := range fields {
		q := storage.Query{Order: storage.Order{Field: field}, Limit: 1}
		_, err := f.far.Page(t.Context(), q)
		isFault(t, err)
		_, err = f.links.Page(t.Context(), ids(owner), q)
		isFault(t, err)
	}
}
