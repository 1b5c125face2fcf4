package storagetest

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"junction/model"
	"junction/storage"
)

// naming is what deletions and clears name in their answers, where they are asked to.
func (s suite) naming(t *testing.T) {
	t.Parallel()
	t.Run("of what is deleted and unlinked", s.namesDeleted)
	t.Run("of what is cleared", s.namesCleared)
	if s.near.side.Index == 1 { // once is enough for so many objects
		t.Run("as many as there may be, and one more", s.mostNamed)
	}
}

func (s suite) namesDeleted(t *testing.T) {
	t.Parallel()
	// Near objects are digits, far objects are letters: 1a 2ab 3abc 4c; 0 and d have no links.
	tests := []struct {
		name, deleted, unlinked string
	}{
		{"none", "", ""},
		{"one without links", "0", ""},
		{"one", "4", "c"},
		{"two that share what they are linked to", "12", "ab"},
		{"all", "01234", "abc"},
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
			these := func(of map[string]storage.ID, texts string) []storage.ID {
				ids := []storage.ID{}
				for _, text := range texts {
					ids = append(ids, of[string(text)])
				}
				return ids
			}
			where := storage.Or{}
			for _, text := range test.deleted {
				where = append(where, f.near.is(string(text)))
			}
			deleted, err := f.near.DeleteWhere(t.Context(), where, namesOf(f.near.side))
			noError(t, err)
			equal(t, "deleted", toldOf(storage.Deleted{
				Objects: len(test.deleted), Links: deleted.Links, IDs: these(near, test.deleted),
				Unlinked: [][]storage.ID{these(far, test.unlinked)},
			}), toldOf(deleted))
			deleted, err = f.far.Delete(t.Context(), far["d"], namesOf(f.far.side))
			noError(t, err)
			equal(t, "deleted without links", toldOf(storage.Deleted{
				Objects: 1, IDs: []storage.ID{far["d"]}, Unlinked: [][]storage.ID{{}},
			}), toldOf(deleted))
			deleted, err = f.far.DeleteWhere(t.Context(), nil, storage.Naming{})
			noError(t, err)
			equal(t, "named when nobody asked", toldOf(storage.Deleted{Objects: 3, Links: deleted.Links}), toldOf(deleted))
		})
	}
}

func (s suite) namesCleared(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	far := f.far.create(t, "z", "y", "x")
	f.link(t, owner, far...)
	for _, want := range [][]storage.ID{far, {}} {
		cleared, err := f.links.Clear(t.Context(), owner, true)
		noError(t, err)
		equal(t, "cleared", namedIn(want), namedIn(cleared.IDs))
	}
	f.link(t, owner, far[1:]...)
	cleared, err := f.links.Clear(t.Context(), owner, false)
	noError(t, err)
	equal(t, "named when nobody asked", namedIn(nil), namedIn(cleared.IDs))
}

func (s suite) mostNamed(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owners := f.near.create(t, "as many", "one more")
	far := f.far.create(t, repeated(storage.MostNamed+1, "%d")...)
	f.link(t, owners[0], far[1:]...)
	f.link(t, owners[1], far...)
	for i, want := range []string{namedIn(far[1:]), namedIn(nil)} {
		cleared, err := f.links.Clear(t.Context(), owners[i], true)
		noError(t, err)
		equal(t, "cleared of", want, namedIn(cleared.IDs))
		f.link(t, owners[i], far[i^1:]...)
	}
	for i, want := range []string{namedIn(far[1:]), namedIn(nil)} {
		deleted, err := f.near.Delete(t.Context(), owners[i], namesOf(f.near.side))
		noError(t, err)
		equal(t, "unlinked", want, namedIn(deleted.Unlinked[0]))
	}
	deleted, err := f.far.DeleteWhere(t.Context(), nil, namesOf(f.far.side))
	noError(t, err)
	equal(t, "deleted", storage.Deleted{Objects: len(far), Unlinked: [][]storage.ID{{}}}, deleted)
}

// namesOf has a deletion name the objects and those at the far end of a side.
func namesOf(side *model.Side) storage.Naming {
	return storage.Naming{Deleted: true, Unlinked: []*model.Side{side}}
}

// namings has deletions of a kind name some of what there is.
func namings(of *model.Kind) *rapid.Generator[storage.Naming] {
	return rapid.Custom(func(t *rapid.T) storage.Naming {
		names := storage.Naming{Deleted: rapid.Bool().Draw(t, "deleted")}
		for i, side := range of.Sides {
			if rapid.Bool().Draw(t, "side "+strconv.Itoa(i)) {
				names.Unlinked = append(names.Unlinked, side)
			}
		}
		return names
	})
}

// told is what a deletion did, in a form in which no list is another than an empty one.
type told struct {
	Objects, Links int
	Deleted        string
	Unlinked       []string
}

func toldOf(deleted storage.Deleted) told {
	of := told{Objects: deleted.Objects, Links: deleted.Links, Deleted: namedIn(deleted.IDs)}
	for _, ids := range deleted.Unlinked {
		of.Unlinked = append(of.Unlinked, namedIn(ids))
	}
	return of
}

func namedIn(ids []storage.ID) string {
	if ids == nil {
		return "too many, or nobody asked"
	}
	return fmt.Sprint(ids)
}
