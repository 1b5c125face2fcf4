package storagetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"junction/storage"
)

// StateMachine makes random calls, changes and reads from both ends, alone and in transactions, on a store and on a
// [Model], and wants the same answers from both. After every change it compares all that the two hold.
//
// A failure is told with the shortest history that shows it. The flags of rapid apply: -rapid.checks, -rapid.steps.
func StateMachine(t *testing.T, open func(t testing.TB) storage.Store) {
	t.Helper()
	store := open(t)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		m := &machine{store: store, model: NewModel(), steps: map[string]drawStep{}}
		m.populate(t)
		addSteps(m.steps, fromArticles)
		addSteps(m.steps, fromPublications)
		actions := map[string]func(*rapid.T){"transaction": m.transaction, "": m.compareAll}
		for name, draw := range m.steps {
			actions[name] = func(t *rapid.T) { draw(t, m.model)(t, m.store, m.model) }
		}
		t.Repeat(actions)
	})
}

// machine is a store and what it should hold.
type machine struct {
	store storage.Store
	model *Model
	steps map[string]drawStep
}

// step is a call with all that it is given, made on a session and on the model it should agree with.
type step func(t *rapid.T, session storage.Session, model *Model)

// drawStep draws a step, given what there is at that time.
type drawStep func(t *rapid.T, model *Model) step

// populate empties the store, and gives it some objects and links to begin with.
func (m *machine) populate(t *rapid.T) {
	var steps []step
	for range rapid.IntRange(0, 14).Draw(t, "objects") {
		create := rapid.SampledFrom([]drawStep{fromArticles.drawCreate, fromPublications.drawCreate}).Draw(t, "kind")
		steps = append(steps, create(t, m.model))
	}
	noError(t, m.store.Transact(t.Context(), func(session storage.Session) error {
		_, _, err := session.Articles().DeleteWhere(t.Context(), nil)
		noError(t, err)
		_, _, err = session.Publications().DeleteWhere(t.Context(), nil)
		noError(t, err)
		m.model = NewModel()
		for _, step := range steps {
			step(t, session, m.model)
		}
		return nil
	}))
}

// transaction makes some steps in one transaction, which in the end is committed, refused, or ends in a panic.
func (m *machine) transaction(t *rapid.T) {
	var steps []step
	names := slices.Sorted(maps.Keys(m.steps))
	for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 5).Draw(t, "steps") {
		steps = append(steps, m.steps[name](t, m.model))
	}
	end := rapid.SampledFrom([]string{"commit", "error", "panic"}).Draw(t, "end")
	stop := errors.New("stop")
	var work *Model
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
			work = m.model.Clone()
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
		m.model = work
	} else if !errors.Is(err, stop) {
		t.Fatalf("error is %v, want %v", err, stop)
	}
}

// compareAll compares all that the store and the model hold.
func (m *machine) compareAll(t *rapid.T) {
	compareEnd(t, fromArticles, m.store, m.model)
	compareEnd(t, fromPublications, m.store, m.model)
}

// compareEnd compares all objects of the near end with all their links.
func compareEnd[Near, Far object](t *rapid.T, v view[Near, Far], store storage.Session, model *Model) {
	everything := storage.Query{Order: v.near.byText(), Limit: all}
	want, wantErr := v.near.collection(model).Page(t.Context(), everything)
	got, err := v.near.collection(store).Page(t.Context(), everything)
	same(t, "all objects", want, wantErr, got, err)

	owners := append(v.near.ids(want), unknown)
	everything.Order = v.far.byText()
	wantLinks, wantErr := v.relation(model).Page(t.Context(), owners, everything)
	links, err := v.relation(store).Page(t.Context(), owners, everything)
	same(t, "all links", perOwner(wantLinks), wantErr, perOwner(links), err)
}

// perOwner leaves out the owners that have nothing, which a store may leave out as well.
func perOwner[T any](pages map[storage.ID]storage.Page[T]) map[storage.ID]storage.Page[T] {
	maps.DeleteFunc(pages, func(_ storage.ID, page storage.Page[T]) bool {
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

// same compares what the model answered with what the store did. It panics with [again] where the store could not answer
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
	switch {
	case errors.As(err, &missing):
		return fmt.Sprint("missing: ", missing.Missing)
	case errors.As(err, &invalid):
		return "invalid: " + invalid.Field
	case err != nil:
		return "fault: " + err.Error()
	}
	return ""
}
