package storagetest

import (
	"errors"
	"sync"
	"testing"

	"junction/model"
	"junction/storage"
)

// uniqueValues goes through the fields of the near kind that are unique, and may be null.
func (s suite) uniqueValues(t *testing.T) {
	t.Parallel()
	for _, field := range s.near.kind.Fields {
		if field.Unique && field.Nullable {
			u := unique{s, field}
			t.Run(field.Name+" is given to one object", u.once)
			t.Run(field.Name+" is free again", u.free)
			t.Run(field.Name+" leaves a transaction as it was", u.inTransaction)
			t.Run(field.Name+" is given to one of many at once", u.atOnce)
			t.Run(field.Name+" leads to its object", u.lookUp)
		}
	}
}

// unique is a field whose values are unique.
type unique struct {
	suite
	field *model.Field
}

// value is the field's value with a number.
func (u unique) value(n int) model.Value { return distinct(u.field, int64(n)+1) }

// with is an object that has a value.
func (u unique) with(id storage.ID, value model.Value) storage.Object {
	object := u.near.build(id, "text")
	object.Set(u.field, value)
	return object
}

func (u unique) once(t *testing.T) {
	t.Parallel()
	f := u.setup(t)
	first, err := f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
	for range 2 {
		_, err = f.near.Create(t.Context(), u.with(0, model.Value{}))
		noError(t, err)
	}
	second, err := f.near.Create(t.Context(), u.with(0, u.value(2)))
	noError(t, err)
	before := f.state(t)
	_, err = f.near.Create(t.Context(), u.with(first.ID, u.value(1)))
	isConflict(t, err, u.field)
	isConflict(t, f.near.Update(t.Context(), u.with(second.ID, u.value(1))), u.field)
	isMissing(t, f.near.Update(t.Context(), u.with(unknown, u.value(1))), f.near.ref(unknown))
	noError(t, f.near.Update(t.Context(), u.with(second.ID, u.value(2))))
	equal(t, "state", before, f.state(t))
}

func (u unique) free(t *testing.T) {
	t.Parallel()
	f := u.setup(t)
	first, err := f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
	noError(t, f.near.Update(t.Context(), u.with(first.ID, u.value(2))))
	second, err := f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
	f.link(t, second.ID, f.far.create(t, "a", "b", "c")...)
	_, err = f.near.Delete(t.Context(), second.ID, storage.Naming{})
	noError(t, err)
	third, err := f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
	_, err = f.near.DeleteWhere(t.Context(), nil, storage.Naming{})
	noError(t, err)
	isMissing(t, f.near.Update(t.Context(), u.with(third.ID, u.value(1))), f.near.ref(third.ID))
	_, err = f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
}

func (u unique) inTransaction(t *testing.T) {
	t.Parallel()
	f := u.setup(t)
	_, err := f.near.Create(t.Context(), u.with(0, u.value(1)))
	noError(t, err)
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		near := u.near.collection(session)
		_, err := near.Create(t.Context(), u.with(0, u.value(1)))
		isConflict(t, err, u.field)
		other, err := near.Create(t.Context(), u.with(0, u.value(2)))
		if err != nil {
			return err
		}
		_, err = near.Update(t.Context(), u.with(other.ID, u.value(1)))
		isConflict(t, err, u.field)
		return nil
	}))
	count, err := f.near.Count(t.Context(), storage.Query{})
	noError(t, err)
	equal(t, "objects", 2, count)
}

func (u unique) atOnce(t *testing.T) {
	t.Parallel()
	f := u.setup(t)
	const many = 8
	created, err := f.near.Create(t.Context(), u.with(0, model.Value{}))
	noError(t, err)
	outcomes := make(chan error, many)
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			var err error
			if i == 0 {
				err = f.near.Update(t.Context(), u.with(created.ID, u.value(1)))
			} else {
				_, err = f.near.Create(t.Context(), u.with(0, u.value(1)))
			}
			outcomes <- err
		})
	}
	all.Wait()
	won := 0
	for range many {
		var conflict *storage.ConflictError
		switch err := <-outcomes; {
		case err == nil:
			won++
		case !errors.As(err, &conflict):
			t.Errorf("error is %v, want a *ConflictError", err)
		}
	}
	equal(t, "objects that got the value", 1, won)
}

func (u unique) lookUp(t *testing.T) {
	t.Parallel()
	f := u.setup(t)
	for n := range 3 {
		_, err := f.near.Create(t.Context(), u.with(0, u.value(n)))
		noError(t, err)
	}
	var where storage.Filter = storage.Compare{Field: u.field, Op: storage.Equal, Value: u.value(1)}
	if u.field.Type == model.Text {
		where = storage.Text{Field: u.field, Op: storage.Equal, Value: u.value(1).Text()}
	}
	meter := &storage.Meter{}
	page, err := f.near.Page(storage.WithMeter(t.Context(), meter), storage.Query{Where: where, Limit: 1})
	noError(t, err)
	if len(page.Edges) != 1 || page.Edges[0].Node.Value(u.field) != u.value(1) || meter.Statements.Load() != 1 {
		t.Errorf("%d statements find %v", meter.Statements.Load(), page.Edges)
	}
}
