package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// A change of an owner's links reads, in one statement, all that it has to know: the owner, the objects to be linked, and
// the links to be taken away. One statement then takes these away, and one adds those that are not there yet, where
// there are any.

var (
	adds    = statement.Change{Links: true}
	removes = statement.Change{UnlinksThem: true}
	sets    = statement.Change{Links: true, UnlinksOthers: true}
)

func (r relation) Add(
	ctx context.Context, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	return r.apply(ctx, adds, statement.Given{ID: owner, IDs: to.Far})
}

func (r relation) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change, error) {
	return r.apply(ctx, removes, statement.Given{ID: owner, IDs: far})
}

func (r relation) Set(
	ctx context.Context, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	return r.apply(ctx, sets, statement.Given{ID: owner, IDs: to.Far})
}

func (r relation) Update(context.Context, storage.ID, storage.Links) (storage.Change, error) {
	return storage.Change{}, fmt.Errorf("the links of %s have no data", r.side)
}

func (r relation) apply(
	ctx context.Context, does statement.Change, what statement.Given,
) (change storage.Change, err error) {
	err = r.change(ctx, func(s *session) error {
		difference, err := r.difference(ctx, s, does, what)
		if err != nil {
			return err
		}
		if len(difference.unlinked) > 0 {
			if _, err := r.unlink(ctx, s, does, what); err != nil {
				return err
			}
		}
		if len(difference.linked) > 0 {
			added := statement.Given{ID: what.ID}
			for _, object := range difference.linked {
				added.IDs = append(added.IDs, object.ID)
			}
			if err := r.insert(ctx, s, added); err != nil {
				return err
			}
		}
		change = storage.Change{
			Owner: difference.owner, Added: edges(r.inOrder(difference.linked)), Removed: r.inOrder(difference.unlinked),
		}
		return nil
	})
	return change, err
}

// insert links an owner to objects to which it is not. It may fail because the change has to wait.
func (r relation) insert(ctx context.Context, s *session, what statement.Given) error {
	marks := r.marksOf(what)
	if err := s.marks.Settle(ctx, s.db, s.writer, marks); err != nil {
		return err
	}
	linked, err := r.execute(ctx, s, func(back bool) *statement.Statement { return s.writer.Link(r.side, back) }, what)
	if err == nil && len(marks) > 0 && linked < len(what.IDs) {
		err = s.marks.Await(marks)
	}
	return err
}

// marksOf are the marks that may be there of an owner and the objects that it is to be linked to.
func (r relation) marksOf(what statement.Given) (marks []sweep.Mark) {
	if r.writer.Marks(r.side.Near) {
		marks = append(marks, sweep.Mark{Of: r.side.Near, ID: what.ID})
	}
	if r.writer.Marks(r.side.Far) {
		for _, id := range what.IDs {
			marks = append(marks, sweep.Mark{Of: r.side.Far, ID: id})
		}
	}
	return marks
}

// unlink takes away the links that a change takes away, and returns how many those were.
func (r relation) unlink(ctx context.Context, s *session, does statement.Change, what statement.Given) (int, error) {
	return r.execute(ctx, s, func(back bool) *statement.Statement { return s.writer.Unlink(r.side, does, back) }, what)
}

// execute runs a statement of a change in both ways of a symmetric relation, or the one of another. It returns how many
// links that made or took away.
func (r relation) execute(
	ctx context.Context, s *session, write func(back bool) *statement.Statement, what statement.Given,
) (count int, err error) {
	count, err = s.db.Execute(ctx, write(false).Call(what))
	if err == nil && r.side.Relation.Symmetric() {
		_, err = s.db.Execute(ctx, write(true).Call(what))
	}
	return count, err
}

// difference is what a change has to do.
type difference struct {
	owner            storage.Object
	linked, unlinked []storage.Object
}

// difference reads what a change has to do. All that it names must exist, but for what it unlinks.
func (r relation) difference(
	ctx context.Context, s *session, does statement.Change, what statement.Given,
) (d difference, err error) {
	known := make(map[storage.ID]bool)
	var part statement.Part
	near := rows.NewObjectReader(r.side.Near, storage.AllFields(r.side.Near))
	far := rows.NewObjectReader(r.side.Far, storage.AllFields(r.side.Far))
	into := slices.Concat([]any{(*int)(&part)}, near.Into, far.Into)
	err = s.db.Query(ctx, s.writer.Difference(r.side, does).Call(what), func(row rows.Row) error {
		if err := row.Scan(into...); err != nil {
			return err
		}
		if part == statement.PartOwner {
			d.owner, err = near.Object()
			return err
		}
		object, err := far.Object()
		if part == statement.PartToUnlink {
			d.unlinked = append(d.unlinked, object)
			return err
		}
		known[object.ID] = true
		if part == statement.PartToLink {
			d.linked = append(d.linked, object)
		}
		return err
	})
	if err != nil {
		return d, err
	}
	absent := &storage.NotFoundError{}
	if d.owner.ID != what.ID {
		absent.Missing = append(absent.Missing, storage.Ref{Kind: r.side.Near, ID: what.ID})
		if r.side.Near == r.side.Far {
			known[what.ID] = true // so that it is named once
		}
	}
	if does.Links {
		for _, id := range what.IDs {
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

// edges are the places of objects that were linked.
func edges(objects []storage.Object) []storage.Edge {
	all := make([]storage.Edge, len(objects))
	for i, object := range objects {
		all[i].Node = object
	}
	return all
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
