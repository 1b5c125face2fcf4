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

func (r relationOf[Near, Far]) Add(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.apply(ctx, adds, given{id: owner, ids: far})
}

func (r relationOf[Near, Far]) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.apply(ctx, removes, given{id: owner, ids: far})
}

func (r relationOf[Near, Far]) Set(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.apply(ctx, sets, given{id: owner, ids: far})
}

func (r relationOf[Near, Far]) apply(
	ctx context.Context, does changes, what given,
) (change storage.Change[Near, Far], err error) {
	err = r.change(ctx, func(s *session) error {
		difference, err := r.difference(ctx, s, does, what)
		if err != nil {
			return err
		}
		if len(difference.unlinked) > 0 {
			if _, err := s.execute(ctx, r.unlink(s, does).call(what)); err != nil {
				return err
			}
		}
		if len(difference.linked) > 0 {
			added := given{id: what.id}
			for _, object := range difference.linked {
				id, _ := r.linked.fields(&object, nil)
				added.ids = append(added.ids, *id)
			}
			if err := r.insert(ctx, s, added); err != nil {
				return err
			}
		}
		change = storage.Change[Near, Far]{
			Owner: difference.owner, Added: r.inOrder(difference.linked), Removed: r.inOrder(difference.unlinked),
		}
		return nil
	})
	return change, err
}

// difference is what a change has to do.
type difference[Near, Far any] struct {
	owner            Near
	linked, unlinked []Far
}

// The parts of what is read before a change.
const (
	partOwner    = 0
	partToLink   = 1
	partLinked   = 2 // it is to be linked, and is
	partToUnlink = 3
)

// difference reads what a change has to do. All that it names must exist, but for what it unlinks.
func (r relationOf[Near, Far]) difference(
	ctx context.Context, s *session, does changes, what given,
) (d difference[Near, Far], err error) {
	var ownerID storage.ID
	known := make(map[storage.ID]bool)
	err = s.query(ctx, r.read(s, does).call(what), func(row Row) error {
		var part int
		var near Near
		var far Far
		nearID, nearTexts := r.owners.fields(&near, nil)
		farID, farTexts := r.linked.fields(&far, nil)
		into := append([]any{&part}, targets(nearID, nearTexts)...)
		if err := row.Scan(append(into, targets(farID, farTexts)...)...); err != nil {
			return err
		}
		switch part {
		case partOwner:
			d.owner, ownerID = near, *nearID
		case partToUnlink:
			d.unlinked = append(d.unlinked, far)
		default:
			known[*farID] = true
			if part == partToLink {
				d.linked = append(d.linked, far)
			}
		}
		return nil
	})
	if err != nil {
		return d, err
	}
	absent := &storage.NotFoundError{}
	if ownerID != what.id {
		absent.Missing = append(absent.Missing, storage.Ref{Kind: r.near.kind, ID: what.id})
	}
	if does.links {
		for _, id := range what.ids {
			if !known[id] {
				known[id] = true
				absent.Missing = append(absent.Missing, storage.Ref{Kind: r.far.kind, ID: id})
			}
		}
	}
	if len(absent.Missing) > 0 {
		return d, absent
	}
	return d, nil
}

// inOrder sorts objects by their first text, ties by ID.
func (r relationOf[Near, Far]) inOrder(objects []Far) []Far {
	slices.SortFunc(objects, func(a, b Far) int {
		aID, aTexts := r.linked.fields(&a, nil)
		bID, bTexts := r.linked.fields(&b, nil)
		return cmp.Or(cmp.Compare(*aTexts[0], *bTexts[0]), cmp.Compare(*aID, *bID))
	})
	return objects
}
