package storagetest

import (
	"context"
	"fmt"
	"testing"

	"junction/storage"
)

// statementsOf makes a call and returns how many statements it took.
func statementsOf(t testing.TB, call func(context.Context) error) int64 {
	t.Helper()
	var meter storage.Meter
	noError(t, call(storage.WithMeter(t.Context(), &meter)))
	return meter.Statements.Load()
}

// statements holds every read to one statement, however much it is asked for, and a change to a number that does not
// grow with what it is given.
func (s suite) statements(t *testing.T) {
	t.Parallel()
	const many = 500
	f := s.setup(t)
	owners := f.near.create(t, repeated(many, "%d")...)
	far := f.far.create(t, repeated(many, "%d")...)
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		for i, owner := range owners {
			if _, err := s.relation(session).Add(t.Context(), owner, storage.Links{Far: far[i%10*10 : i%10*10+10]}); err != nil {
				return err
			}
		}
		return nil
	}))

	where := f.far.some(f.near.compare(storage.StartsWith, "1"))
	cursor, behind := at("2", far[2]), at("3", far[3])
	queries := map[string]storage.Query{
		"a first page":            {Order: f.far.byText(), Limit: 10},
		"a last page":             {Order: f.far.byText(), Limit: 10, Backward: true},
		"no object":               {Order: f.far.byText(), Limit: 0},
		"a page after a cursor":   {Order: f.far.byText(), Limit: 10, After: cursor},
		"an empty page":           {Order: f.far.byText(), Limit: 10, After: at("z", 1)},
		"a page between cursors":  {Order: f.far.byText(), Limit: 10, After: cursor, Before: behind},
		"a page by ID descending": {Order: storage.Order{Descending: true}, Limit: 10},
		"a filtered page":         {Where: where, Order: f.far.byText(), Limit: 10},
		"a page that repeats":     {Where: where, Order: f.far.byText(), Limit: 10, Repeat: true},
	}
	for name, q := range queries {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, n := range []int{1, 5, many} {
				equal(t, fmt.Sprintf("statements for a page for %d owners", n), int64(1),
					statementsOf(t, func(ctx context.Context) error { _, err := f.links.Page(ctx, owners[:n], q); return err }))
				equal(t, fmt.Sprintf("statements for a count for %d owners", n), int64(1),
					statementsOf(t, func(ctx context.Context) error { _, err := f.links.Count(ctx, owners[:n], q.Where); return err }))
			}
			equal(t, "statements for a page of the collection", int64(1),
				statementsOf(t, func(ctx context.Context) error { _, err := f.far.Page(ctx, q); return err }))
			equal(t, "statements for a count of the collection", int64(1),
				statementsOf(t, func(ctx context.Context) error { _, err := f.far.Count(ctx, q); return err }))
		})
	}
	t.Run("get", func(t *testing.T) {
		t.Parallel()
		for _, n := range []int{1, 5, many} {
			equal(t, fmt.Sprintf("statements for %d objects", n), int64(1),
				statementsOf(t, func(ctx context.Context) error { _, err := f.near.Get(ctx, owners[:n], 0); return err }))
		}
	})
	t.Run("changes", func(t *testing.T) {
		t.Parallel()
		owner := f.near.create(t, "few", "many")
		for _, step := range []struct {
			name string
			op   operation
			some []int // of far, for the one and for the other owner
		}{
			{"add", add, []int{0, 5, 0, many * 3 / 4}},
			{"set, half of it new", set, []int{2, 7, many / 2, many}},
			{"remove", remove, []int{0, 5, 0, many}},
		} {
			var took [2]int64
			for i := range took {
				took[i] = statementsOf(t, func(ctx context.Context) error {
					_, err := change(ctx, step.op, f.links, owner[i], storage.Links{Far: far[step.some[2*i]:step.some[2*i+1]]})
					return err
				})
			}
			equal(t, "statements for many instead of few: "+step.name, took[0], took[1])
		}
	})
	t.Run("a meter is nobody else's", func(t *testing.T) {
		t.Parallel()
		equal(t, "statements", int64(0), statementsOf(t, func(context.Context) error {
			_, err := f.near.Get(t.Context(), owners, 0) //nolint:contextcheck // not the context with the meter, on purpose
			return err
		}))
	})
}
