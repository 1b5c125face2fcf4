package storagetest

import (
	"testing"

	"junction/storage"
)

func (s suite) deleting(t *testing.T) {
	t.Parallel()
	is, some := s.near.is, s.near.some
	isFar, back := s.far.is, s.far.some
	// Near objects are digits, far objects are letters: 1a 2ab 3abc 4c; 0 and d have no links.
	tests := []struct {
		name           string
		where          func(near map[string]storage.ID) storage.Filter
		objects, links int
		left           string
		leftOfA        []string // what a is still linked to
	}{
		{"all", fixed(nil), 5, 7, "", nil},
		{"none", fixed(storage.Or{}), 0, 0, "01234", []string{"1", "2", "3"}},
		{"one without links", fixed(is("0")), 1, 0, "1234", []string{"1", "2", "3"}},
		{"one with links", fixed(is("3")), 1, 3, "0124", []string{"1", "2"}},
		{"those above one", fixed(s.near.compare(storage.Greater, "2")), 2, 4, "012", []string{"1", "2"}},
		{
			"those with some IDs, of which some are unknown",
			func(near map[string]storage.ID) storage.Filter {
				return storage.IDIn{near["1"], unknown, near["4"], near["1"], 0}
			},
			2, 2, "023",
			[]string{"2", "3"},
		},
		{"those linked to one", fixed(some(isFar("a"))), 3, 6, "04", nil},
		{"those linked to none", fixed(storage.Not{Filter: some(nil)}), 1, 0, "1234", []string{"1", "2", "3"}},
		{
			"those not linked to one",
			fixed(storage.Not{Filter: some(isFar("b"))}), 3, 2, "23",
			[]string{"2", "3"},
		},
		{"those that share a link with one", fixed(some(back(is("1")))), 3, 6, "04", nil},
		{
			"those that share a link with another, which goes as well",
			fixed(some(back(is("4")))), 2, 4, "012",
			[]string{"1", "2"},
		},
		{"those with a number of links", fixed(count(s.near.side, storage.GreaterOrEqual, 2)), 2, 5, "014", []string{"1"}},
		{
			"those linked to one with a number of links",
			fixed(some(count(s.far.side, storage.Equal, 2))), 3, 6, "01",
			[]string{"1"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := s.setup(t)
			near := f.near.named(t, "0", "1", "2", "3", "4")
			far := f.far.named(t, "a", "b", "c", "d")
			for owner, linked := range map[string]string{"1": "a", "2": "ab", "3": "abc", "4": "c"} {
				for _, text := range linked {
					f.link(t, near[owner], far[string(text)])
				}
			}
			deleted, err := f.near.DeleteWhere(t.Context(), test.where(near), storage.Naming{})
			noError(t, err)
			equal(t, "deleted objects", test.objects, deleted.Objects)
			equal(t, "deleted links", test.links, deleted.Links)
			var left []string
			for _, text := range test.left {
				left = append(left, string(text))
			}
			equal(t, "left", left, f.near.find(t, nil))
			equal(t, "the other kind", []string{"a", "b", "c", "d"}, f.far.find(t, nil))
			equal(t, "what is linked to a", test.leftOfA, f.reversed().linked(t, far["a"]))
			equal(t, "sum of links", 7-deleted.Links, total(f.state(t).NearCounts))

			deleted, err = f.near.DeleteWhere(t.Context(), storage.Not{Filter: storage.Not{}}, storage.Naming{})
			noError(t, err)
			equal(t, "deleted in the end", []int{len(left), 7 - test.links}, []int{deleted.Objects, deleted.Links})
		})
	}
	t.Run("one with 5,000 links", func(t *testing.T) {
		t.Parallel()
		f := s.setup(t)
		near := f.near.create(t, "one", "bystander")
		far := f.far.create(t, repeated(5_000, "%d")...)
		f.link(t, near[0], far...)
		f.link(t, near[1], far[:10]...)
		deleted, err := f.near.Delete(t.Context(), near[0], storage.Naming{})
		noError(t, err)
		equal(t, "deleted links", 5_000, deleted.Links)
		deleted, err = f.far.DeleteWhere(t.Context(), nil, storage.Naming{})
		noError(t, err)
		equal(t, "deleted at the other end", []int{5_000, 10}, []int{deleted.Objects, deleted.Links})
		equal(t, "left", []string{"bystander"}, f.near.find(t, nil))
	})
}

// fixed is a filter that names no ID.
func fixed(filter storage.Filter) func(map[string]storage.ID) storage.Filter {
	return func(map[string]storage.ID) storage.Filter { return filter }
}

func total(counts map[storage.ID]int) int {
	sum := 0
	for _, count := range counts {
		sum += count
	}
	return sum
}
