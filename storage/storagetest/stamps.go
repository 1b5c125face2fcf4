package storagetest

import (
	"testing"
	"time"

	"junction/model"
	"junction/storage"
)

// Stamps is the topic of the times that a store sets itself. It goes through the kinds of a model that have some, to which
// there need not be a relation.
func Stamps(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	for _, kind := range of.Kinds {
		if storage.Stamps(kind) != 0 {
			t.Run("times that are set in "+kind.Name, func(t *testing.T) {
				t.Parallel()
				store := open(t)
				t.Cleanup(func() { noError(t, store.Close()) })
				stamps(t, store, kind)
			})
		}
	}
}

func stamps(t *testing.T, store storage.Store, kind *model.Kind) {
	t.Helper()
	objects := store.Collection(kind)
	given := model.TimeOf(time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC))
	object := filled(kind)
	for _, field := range kind.Fields {
		if field.Stamp != model.NoStamp {
			object.Set(field, given)
		}
	}
	created := setNow(t, kind, func() (storage.Object, error) { return objects.Create(t.Context(), object) })
	equal(t, "fields of a new object", storage.AllFields(kind), created.Fields)

	lacking := storage.Object{}
	for _, field := range kind.Fields {
		switch {
		case field.Stamp != model.NoStamp:
		case field.Unique && !field.Nullable:
			lacking.Set(field, distinct(field, 1))
		default:
			lacking.Set(field, object.Value(field))
		}
	}
	setNow(t, kind, func() (storage.Object, error) { return objects.Create(t.Context(), lacking) })

	object.ID = created.ID
	updated := setNow(t, kind, func() (storage.Object, error) { return objects.Update(t.Context(), object) })
	want := created
	want.Values = append([]model.Value(nil), created.Values...)
	for _, field := range kind.Fields {
		if updated.Has(field) {
			want.Set(field, updated.Value(field))
		}
		if has := updated.Has(field); has != (field.Stamp != model.OnCreate) {
			t.Errorf("%s is in what an update stores: %v", field.Name, has)
		}
	}
	unchanged, err := objects.Update(t.Context(), storage.Object{ID: created.ID})
	noError(t, err)
	equal(t, "what an update of nothing stores", storage.Object{ID: created.ID}, unchanged)
	found, err := objects.Get(t.Context(), ids(created.ID), 0)
	noError(t, err)
	equal(t, "stored", want, found[created.ID])
}

// setNow makes a change, and wants all times that it has set to be that of now.
func setNow(t *testing.T, kind *model.Kind, change func() (storage.Object, error)) storage.Object {
	t.Helper()
	before := time.Now().Truncate(time.Microsecond)
	object, err := change()
	after := time.Now()
	noError(t, err)
	for _, field := range kind.Fields {
		if field.Stamp == model.NoStamp || !object.Has(field) {
			continue
		}
		if at := object.Value(field).Time(); at.Before(before) || at.After(after) {
			t.Errorf("%s is %v, not between %v and %v", field.Name, at, before, after)
		}
	}
	return object
}
