package storagetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"junction/internal/effort"
	"junction/model"
	"junction/storage"
)

// StateMachine makes random calls, changes and reads from all sides of a model, alone and in transactions, on a store and on
// a [Memory], and wants the same answers from both. After every change it compares all that the two hold.
//
// A failure is told with the shortest history that shows it. The flags of rapid apply: -rapid.checks, -rapid.steps.
func StateMachine(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	store := open(t)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	effort.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{of: of, store: store, memory: NewMemory(of), steps: map[string]drawStep{}}
		for _, side := range of.Sides {
			m.views = append(m.views, viewFrom(side))
			addSteps(m.steps, viewFrom(side))
		}
		m.populate(t)
		actions := map[string]func(*rapid.T){"transaction": m.transaction, "": m.compareAll}
		for name, draw := range m.steps {
			actions[name] = func(t *rapid.T) { draw(t, m.memory)(t, m.store, m.memory) }
		}
		t.Repeat(actions)
	})
}

// machine is a store and what it should hold.
type machine struct {
	of     *model.Model
	views  []view
	store  storage.Store
	memory *Memory
	steps  map[string]drawStep
}

// step is a call with all that it is given, made on a session and on the store in memory that it should agree with.
type step func(t *rapid.T, session storage.Session, memory *Memory)

// drawStep draws a step, given what there is at that time.
type drawStep func(t *rapid.T, memory *Memory) step

// populate empties the store, and gives it some objects and links to begin with.
func (m *machine) populate(t *rapid.T) {
	var steps []step
	for range rapid.IntRange(0, 14).Draw(t, "objects") {
		steps = append(steps, rapid.SampledFrom(m.views).Draw(t, "from").drawCreate(t, m.memory))
	}
	noError(t, m.store.Transact(t.Context(), func(session storage.Session) error {
		for _, kind := range m.of.Kinds {
			_, err := session.Collection(kind).DeleteWhere(t.Context(), nil, storage.Naming{})
			noError(t, err)
		}
		m.memory = NewMemory(m.of)
		for _, step := range steps {
			step(t, session, m.memory)
		}
		return nil
	}))
}

// transaction makes some steps in one transaction, which in the end is committed, refused, or ends in a panic.
func (m *machine) transaction(t *rapid.T) {
	var steps []step
	names := slices.Sorted(maps.Keys(m.steps))
	for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 5).Draw(t, "steps") {
		steps = append(steps, m.steps[name](t, m.memory))
	}
	end := rapid.SampledFrom([]string{"commit", "error", "panic"}).Draw(t, "end")
	stop := errors.New("stop")
	var work *Memory
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				if r != any(stop) {
					panic(r)
				}
				err = stop
			}
		}()
		return m.store.Transact(t.Context(), func(session storage.Session) (err error) {
			defer recoverAgain(&err)
			work = m.memory.Clone()
			for _, step := range steps {
				step(t, session, work)
			}
			switch end {
			case "error":
				return stop
			case "panic":
				panic(stop)
			}
			return nil
		})
	}()
	if end == "commit" {
		noError(t, err)
		m.memory = work
	} else if !errors.Is(err, stop) {
		t.Fatalf("error is %v, want %v", err, stop)
	}
}

// compareAll compares all that the two stores hold.
func (m *machine) compareAll(t *rapid.T) {
	for _, v := range m.views {
		compareEnd(t, v, m.store, m.memory)
	}
}

// compareEnd compares all objects of the near end with all their links.
func compareEnd(t *rapid.T, v view, store storage.Session, memory *Memory) {
	everything := storage.Query{Order: v.near.byText(), Limit: all}
	want, wantErr := v.near.collection(memory).Page(t.Context(), everything)
	got, err := v.near.collection(store).Page(t.Context(), everything)
	same(t, "all objects", want, wantErr, got, err)

	owners := append(v.near.ids(want), unknown)
	everything.Order = v.far.byText()
	wantLinks, wantErr := v.relation(memory).Page(t.Context(), owners, everything)
	links, err := v.relation(store).Page(t.Context(), owners, everything)
	same(t, "all links", perOwner(wantLinks), wantErr, perOwner(links), err)
}

// perOwner leaves out the owners that have nothing, which a store may leave out as well.
func perOwner(pages map[storage.ID]storage.Page) map[storage.ID]storage.Page {
	maps.DeleteFunc(pages, func(_ storage.ID, page storage.Page) bool {
		return len(page.Edges) == 0 && !page.HasNext && !page.HasPrevious
	})
	return pages
}

// again is a panic that ends a run of a transaction's function which has to run again.
type again struct{ error }

// recoverAgain turns such a panic into the error that it holds.
func recoverAgain(err *error) {
	switch recovered := recover().(type) {
	case nil:
	case again:
		*err = recovered.error
	default:
		panic(recovered)
	}
}

// same compares what the store in memory answered with what the other did. It panics with [again] where the store could not answer
// now: in a transaction it may not be the last run.
func same[T any](t *rapid.T, what string, want T, wantErr error, got T, err error) {
	t.Helper()
	if errors.Is(err, storage.ErrUnavailable) {
		panic(again{err})
	}
	equal(t, what+": error", meaning(wantErr), meaning(err))
	if err == nil {
		equal(t, what, want, got)
	}
}

// meaning is what an error says, in a form that can be compared.
func meaning(err error) string {
	var missing *storage.NotFoundError
	var invalid *storage.InvalidError
	var conflict *storage.ConflictError
	switch {
	case errors.As(err, &missing):
		return fmt.Sprint("missing: ", missing.Missing)
	case errors.As(err, &invalid):
		return "invalid: " + invalid.Field
	case errors.As(err, &conflict):
		return "conflict: " + conflict.Field
	case err != nil:
		return "fault: " + err.Error()
	}
	return ""
}
