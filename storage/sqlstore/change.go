package sqlstore

import (
	"cmp"
	"context"
	"slices"

	"junction/storage"
)

// A change of an owner's links reads, in one statement, all that it has to know: the owner, the objects to be linked, and
// the links to be taken away. One statement then takes these away, and one adds those that are not there yet, where
// there are any.

// changes says what a change does with the objects that it names: it links the owner to them, and it takes away its
// links to them, or to all others.
type changes struct{ links, unlinksThem, unlinksOthers bool }

var (
	adds    = changes{links: true}
	removes = changes{unlinksThem: true}
	sets    = changes{links: true, unlinksOthers: true}
)

func (r relation) Add(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change, error) {
	return r.apply(ctx, adds, given{id: owner, ids: far})
}

func (r relation) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change, error) {
	return r.apply(ctx, removes, given{id: owner, ids: far})
}

func (r relation) Set(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change, error) {
	return r.apply(ctx, sets, given{id: owner, ids: far})
}

func (r relation) apply(
	ctx context.Context, does changes, what given,
) (change storage.Change, err error) {
	err = r.change(ctx, func(s *session) error {
		difference, err := r.difference(ctx, s, does, what)
		if err != nil {
			return err
		}
		if len(difference.unlinked) > 0 {
			unlink := func(back bool) *statement { return r.unlink(s, does, back) }
			if _, err := r.execute(ctx, s, unlink, what); err != nil {
				return err
			}
		}
		if len(difference.linked) > 0 {
			added := given{id: what.id}
			for _, object := range difference.linked {
				added.ids = append(added.ids, object.ID)
			}
			if err := r.insert(ctx, s, added); err != nil {
				return err
			}
		}
		change = storage.Change{
			Owner: difference.owner, Added: r.inOrder(difference.linked), Removed: r.inOrder(difference.unlinked),
		}
		return nil
	})
	return change, err
}

// difference is what a change has to do.
type difference struct {
	owner            storage.Object
	linked, unlinked []storage.Object
}

// The parts of what is read before a change.
const (
	partOwner    = 0
	partToLink   = 1
	partLinked   = 2 // it is to be linked, and is
	partToUnlink = 3
)

// difference reads what a change has to do. All that it names must exist, but for what it unlinks.
func (r relation) difference(
	ctx context.Context, s *session, does changes, what given,
) (d difference, err error) {
	known := make(map[storage.ID]bool)
	var part int
	near := newObjectReader(r.side.Near, storage.AllFields(r.side.Near))
	far := newObjectReader(r.side.Far, storage.AllFields(r.side.Far))
	into := slices.Concat([]any{&part}, near.into, far.into)
	err = s.query(ctx, r.read(s, does).call(what), func(row Row) error {
		if err := row.Scan(into...); err != nil {
			return err
		}
		if part == partOwner {
			d.owner, err = near.object()
			return err
		}
		object, err := far.object()
		if part == partToUnlink {
			d.unlinked = append(d.unlinked, object)
			return err
		}
		known[object.ID] = true
		if part == partToLink {
			d.linked = append(d.linked, object)
		}
		return err
	})
	if err != nil {
		return d, err
	}
	absent := &storage.NotFoundError{}
	if d.owner.ID != what.id {
		absent.Missing = append(absent.Missing, storage.Ref{Kind: r.side.Near, ID: what.id})
		if r.side.Near == r.side.Far {
			known[what.id] = true // so that it is named once
		}
	}
	if does.links {
		for _, id := range what.ids {
			if !known[id] {
				known[id] = true
				absent.Missing = append(absent.Missing, storage.Ref{Kind: r.side.Far, ID: id})
			}
		}
	}
	if len(absent.Missing) > 0 {
		return d, absent
	}
	return d, nil
}

// inOrder sorts objects by the default order of their kind.
func (r relation) inOrder(objects []storage.Object) []storage.Object {
	by := r.side.Far.DefaultOrder
	slices.SortFunc(objects, func(a, b storage.Object) int {
		order := 0
		if by != nil {
			order = by.Type.Compare(a.Value(by), b.Value(by))
		}
		return cmp.Or(order, cmp.Compare(a.ID, b.ID))
	})
	return objects
}
