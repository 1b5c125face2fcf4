package storagetest

import (
	"math"
	"testing"

	"junction/model"
	"junction/storage"
)

func (s suite) objects(t *testing.T) {
	t.Parallel()
	t.Run("a created object has an ID of its own and can be read", s.create)
	t.Run("get finds what exists and nothing else", s.get)
	t.Run("update changes one object and none of its links", s.update)
	t.Run("delete takes an object and its links", s.delete)
	t.Run("an object that does not exist cannot be changed", s.changeUnknown)
	t.Run("an ID is never given again", s.freshIDs)
	t.Run("a new store is empty and answers", s.empty)
}

func (s suite) create(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	first, err := f.near.Create(t.Context(), f.near.build(999, "first"))
	noError(t, err)
	if first.ID < 1 {
		t.Fatalf("ID is %d, want at least 1", first.ID)
	}
	equal(t, "text", "first", f.near.text(first))
	second, err := f.near.Create(t.Context(), f.near.build(first.ID, "first"))
	noError(t, err)
	if second.ID <= first.ID {
		t.Fatalf("second ID is %d, want more than %d", second.ID, first.ID)
	}
	got, err := f.near.Get(t.Context(), []storage.ID{first.ID, second.ID}, 0)
	noError(t, err)
	equal(t, "stored", map[storage.ID]storage.Object{first.ID: first, second.ID: second}, got)
	equal(t, "objects of the other kind", nil, f.far.find(t, nil))
}

func (s suite) get(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	ids := f.near.create(t, "a", "b", "c")
	f.far.create(t, "d", "e", "f", "g")
	tests := []struct {
		name string
		ids  []storage.ID
		want []storage.ID
	}{
		{"nothing is asked for", nil, nil},
		{"one object", ids[1:2], ids[1:2]},
		{"an object named twice", []storage.ID{ids[2], ids[0], ids[2]}, []storage.ID{ids[0], ids[2]}},
		{"unknown objects", []storage.ID{ids[0], unknown, 0, -1, math.MaxInt64, math.MinInt64}, ids[:1]},
		{"an ID that only the other kind has", []storage.ID{ids[2] + 1}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := map[storage.ID]storage.Object{}
			for _, id := range test.want {
				want[id] = f.near.build(id, map[storage.ID]string{ids[0]: "a", ids[1]: "b", ids[2]: "c"}[id])
			}
			got, err := f.near.Get(t.Context(), test.ids, 0)
			noError(t, err)
			equal(t, "found", want, got)
		})
	}
}

func (s suite) update(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	ids := f.near.create(t, "old", "other")
	far := f.far.create(t, "x", "y")
	f.link(t, ids[0], far...)
	f.link(t, ids[1], far[0])
	noError(t, f.near.Update(t.Context(), f.near.build(ids[0], "new")))
	noError(t, f.near.Update(t.Context(), f.near.build(ids[1], "other")))
	noError(t, f.near.Update(t.Context(), storage.Object{ID: ids[1]})) // which changes none of the fields
	equal(t, "texts", []string{"new", "other"}, f.near.find(t, nil))
	newer := storage.Object{ID: ids[0]}
	newer.Set(f.near.field, model.TextOf("newer"))
	noError(t, f.near.Update(t.Context(), newer))
	got, err := f.near.Get(t.Context(), ids, 0)
	noError(t, err)
	equal(t, "updated in one field", map[storage.ID]storage.Object{
		ids[0]: f.near.build(ids[0], "newer"), ids[1]: f.near.build(ids[1], "other"),
	}, got)
	equal(t, "links", []string{"x", "y"}, f.linked(t, ids[0]))
	equal(t, "links", []string{"x"}, f.linked(t, ids[1]))
}

func (s suite) delete(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	ids := f.near.create(t, "a", "b", "c")
	far := f.far.create(t, "x", "y")
	f.link(t, ids[0], far...)
	f.link(t, ids[1], far...)
	for i, want := range []int{2, 2, 0} {
		deleted, err := f.near.Delete(t.Context(), ids[i], storage.Naming{})
		noError(t, err)
		equal(t, "deleted links", want, deleted.Links)
	}
	equal(t, "near objects", nil, f.near.find(t, nil))
	equal(t, "far objects", []string{"x", "y"}, f.far.find(t, nil))
	equal(t, "what is linked to a far object", nil, f.reversed().linked(t, far[0]))
}

func (s suite) changeUnknown(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	gone := f.near.create(t, "kept", "gone")[1]
	_, err := f.near.Delete(t.Context(), gone, storage.Naming{})
	noError(t, err)
	before := f.state(t)
	for _, id := range []storage.ID{gone, unknown, math.MaxInt64} {
		isMissing(t, f.near.Update(t.Context(), f.near.build(id, "new")), f.near.ref(id))
		isMissing(t, f.near.Update(t.Context(), storage.Object{ID: id}), f.near.ref(id))
		_, err := f.near.Delete(t.Context(), id, storage.Naming{})
		isMissing(t, err, f.near.ref(id))
		isInvalid(t, f.near.Update(t.Context(), f.near.build(id, refused)), f.near.field)
	}
	equal(t, "state", before, f.state(t))
}

func (s suite) freshIDs(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	last := storage.ID(0)
	create := func() {
		t.Helper()
		ids := f.near.create(t, "a", "b", "c")
		for _, id := range ids {
			if id <= last {
				t.Fatalf("ID is %d, want more than %d", id, last)
			}
			last = id
		}
	}
	create()
	_, err := f.near.Delete(t.Context(), last, storage.Naming{})
	noError(t, err)
	create()
	_, err = f.near.DeleteWhere(t.Context(), storage.IDIn{last, last - 1}, storage.Naming{})
	noError(t, err)
	create()
	_, err = f.near.DeleteWhere(t.Context(), nil, storage.Naming{})
	noError(t, err)
	create()
}

func (s suite) empty(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	noError(t, f.store.Ping(t.Context()))
	equal(t, "page", storage.Page{}, f.near.page(t, storage.Query{Limit: 10}))
	count, err := f.near.Count(t.Context(), storage.Query{})
	noError(t, err)
	equal(t, "count", 0, count)
	deleted, err := f.near.DeleteWhere(t.Context(), nil, storage.Naming{})
	noError(t, err)
	equal(t, "deleted", []int{0, 0}, []int{deleted.Objects, deleted.Links})
}
