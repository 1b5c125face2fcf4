package storagetest

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"junction/internal/effort"
	"junction/model"
	"junction/storage"
)

// Lists makes random changes of lists that people put in order, from all sides of a model, and wants the same order as in a
// [Memory], whichever way the lists are read.
func Lists(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	store := open(t)
	t.Cleanup(func() { noError(t, store.Close()) })
	effort.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		l := &lists{of, store, NewMemory(of)}
		l.populate(t)
		actions := map[string]func(*rapid.T){"": l.compare}
		for _, side := range of.Sides {
			v := viewFrom(side)
			actions[side.String()+" change"] = func(t *rapid.T) { l.change(t, v) }
			actions[side.String()+" less"] = func(t *rapid.T) { l.less(t, v) }
			if side.Position() != nil {
				actions[side.String()+" move"] = func(t *rapid.T) { l.move(t, v) }
				actions[side.String()+" move again"] = func(t *rapid.T) { l.move(t, v) }
			}
		}
		t.Repeat(actions)
	})
}

// lists are those of a store, and as they should be.
type lists struct {
	of     *model.Model
	store  storage.Store
	memory *Memory
}

// populate empties the store, and gives it some objects of each kind.
func (l *lists) populate(t *rapid.T) {
	for _, kind := range l.of.Kinds {
		collection := l.store.Collection(kind)
		_, err := collection.DeleteWhere(t.Context(), nil, storage.Naming{})
		noError(t, err)
		for range 6 {
			created, err := collection.Create(t.Context(), filled(kind))
			noError(t, err)
			l.memory.Put(kind, created)
		}
	}
}

// draw draws one of the objects of a kind, or, seldom, one that is missing.
func (l *lists) draw(t *rapid.T, kind *model.Kind, what string) storage.ID {
	return picks.Draw(t, what).id(l.memory, kind)
}

// change adds or sets links.
func (l *lists) change(t *rapid.T, v view) {
	op := rapid.SampledFrom([]operation{add, add, set}).Draw(t, "operation")
	owner := l.draw(t, v.near.kind, "owner")
	far := idsOf(rapid.SliceOfN(picks, 0, 6).Draw(t, "far"), l.memory, v.far.kind)
	_, wantErr := change(t.Context(), op, v.relation(l.memory), owner, storage.Links{Far: far})
	_, err := change(t.Context(), op, v.relation(l.store), owner, storage.Links{Far: far})
	same(t, string(op), 0, wantErr, 0, err)
}

// less takes links away.
func (l *lists) less(t *rapid.T, v view) {
	owner := l.draw(t, v.near.kind, "owner")
	remove := func(session storage.Session) error {
		_, err := v.relation(session).Clear(t.Context(), owner, false)
		return err
	}
	switch rapid.IntRange(0, 5).Draw(t, "way") {
	case 0:
		remove = func(session storage.Session) error {
			_, err := v.near.collection(session).Delete(t.Context(), owner, storage.Naming{})
			return err
		}
	case 1:
	default:
		far := idsOf(rapid.SliceOfN(picks, 0, 2).Draw(t, "far"), l.memory, v.far.kind)
		remove = func(session storage.Session) error {
			_, err := v.relation(session).Remove(t.Context(), owner, far)
			return err
		}
	}
	same(t, "less", 0, remove(l.memory), 0, remove(l.store))
}

// move moves a link, mostly one that there is to where one is.
func (l *lists) move(t *rapid.T, v view) {
	owner := l.draw(t, v.near.kind, "owner")
	pick := func(what string) storage.ID {
		list := l.memory.List(v.near.side, owner)
		if len(list) == 0 || rapid.IntRange(0, 9).Draw(t, what+" is any") == 0 {
			return l.draw(t, v.far.kind, what)
		}
		return rapid.SampledFrom(list).Draw(t, what)
	}
	far, to := pick("far"), storage.Place{Before: rapid.Bool().Draw(t, "before")}
	if rapid.IntRange(0, 3).Draw(t, "beside a link") > 0 {
		to.Beside = pick("beside")
	}
	want, wantErr := v.relation(l.memory).Move(t.Context(), owner, far, to)
	got, err := v.relation(l.store).Move(t.Context(), owner, far, to)
	got.Edge.Link = storage.Object{}
	same(t, "move", want, wantErr, got, err)
}

// compare reads all lists, page by page in a direction.
func (l *lists) compare(t *rapid.T) {
	limits := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "limits")
	descending, backward := rapid.Bool().Draw(t, "descending"), rapid.Bool().Draw(t, "backward")
	for _, side := range l.of.Sides {
		by := side.Position()
		if by == nil {
			continue
		}
		for _, owner := range l.memory.IDs(side.Near) {
			want := l.memory.List(side, owner)
			if descending {
				slices.Reverse(want)
			}
			q := storage.Query{
				Fields: storage.OnlyID, Order: storage.Order{Field: by, Descending: descending}, Backward: backward,
			}
			edges, err := walkAll(t.Context(), func(ctx context.Context, q storage.Query) (storage.Page, error) {
				pages, err := l.store.Relation(side).Page(ctx, ids(owner), q)
				return pages[owner], err
			}, q, limits)
			noError(t, err)
			got := make([]storage.ID, len(edges))
			for i, edge := range edges {
				got[i] = edge.Node.ID
			}
			equal(t, "list of "+side.String(), want, got)
		}
	}
}
