package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"junction/storage"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// A change of an owner's links reads, in one statement, all that it has to know: the owner, the objects to be linked, the
// links to be taken away, and the data of those that stay, where it is given data. One statement then takes links away, one
// adds those that are not there yet, and one changes data, where there are any. Where lists are put in order by hand, one
// more reads where they end, or one more puts the links that stay in order.

var (
	adds    = statement.Change{Links: true}
	removes = statement.Change{UnlinksThem: true}
	sets    = statement.Change{Links: true, UnlinksOthers: true}
	updates = statement.Change{Links: true, Compares: true}
)

func (r relation) Add(
	ctx context.Context, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	return r.apply(ctx, adds, owner, to)
}

func (r relation) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change, error) {
	return r.apply(ctx, removes, owner, storage.Links{Far: far})
}

func (r relation) Set(
	ctx context.Context, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	return r.apply(ctx, sets, owner, to)
}

func (r relation) Update(
	ctx context.Context, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	if r.side.Relation.Link == nil {
		return storage.Change{}, fmt.Errorf("the links of %s have no data", r.side)
	}
	return r.apply(ctx, updates, owner, to)
}

func (r relation) apply(
	ctx context.Context, does statement.Change, owner storage.ID, to storage.Links,
) (change storage.Change, err error) {
	data, err := dataOf(r.side, to)
	if err != nil {
		return change, err
	}
	does.Compares = does.Compares || does.UnlinksOthers && (data.by != nil || r.side.Position() != nil)
	what := statement.Given{ID: owner, IDs: to.Far}
	err = r.change(ctx, func(s *session) error {
		difference, err := r.difference(ctx, s, does, what)
		if err != nil {
			return err
		}
		places, err := r.positions(ctx, s, does, what, difference)
		if err != nil {
			return err
		}
		// What is not valid is refused before anything is written: a transaction may go on after that.
		added, err := data.created(r.inOrder(difference.linked), places)
		if err != nil {
			return err
		}
		updated, fields := data.updated(difference.there)
		if len(difference.unlinked) > 0 {
			if _, err := r.unlink(ctx, s, does, what); err != nil {
				return err
			}
		}
		if err := r.arrange(ctx, s, owner, places, difference.there); err != nil {
			return err
		}
		if len(added) > 0 {
			if err := r.insert(ctx, s, owner, added); err != nil {
				return err
			}
		}
		if len(updated) > 0 {
			if err := r.update(ctx, s, owner, updated, fields); err != nil {
				return err
			}
		}
		change = storage.Change{
			Owner: difference.owner, Added: added, Updated: r.edgesInOrder(updated),
			Removed: r.inOrder(difference.unlinked),
		}
		return nil
	})
	return change, err
}

// insert makes links that an owner has not got. It may fail because the change has to wait.
func (r relation) insert(ctx context.Context, s *session, owner storage.ID, edges []storage.Edge) error {
	what := statement.Given{ID: owner, IDs: ids(edges)}
	marks := r.marksOf(what)
	if err := s.marks.Settle(ctx, s.db, s.writer, marks); err != nil {
		return err
	}
	var data []storage.Object
	if r.side.Relation.Link != nil {
		data = links(edges)
	}
	linked, err := r.execute(ctx, s, func(back bool) *statement.Statement {
		return s.writer.Link(r.side, back, what.IDs, data)
	}, what)
	if err == nil && len(marks) > 0 && linked < len(what.IDs) {
		err = s.marks.Await(marks)
	}
	return err
}

// update stores some fields of an owner's links.
func (r relation) update(
	ctx context.Context, s *session, owner storage.ID, edges []storage.Edge, fields storage.Fields,
) error {
	what, data := statement.Given{ID: owner, IDs: ids(edges)}, links(edges)
	_, err := r.execute(ctx, s, func(back bool) *statement.Statement {
		return s.writer.UpdateLinks(r.side, back, fields, what.IDs, data)
	}, what)
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

// inOrder sorts objects by the default order of their kind.
func (r relation) inOrder(objects []storage.Object) []storage.Object {
	slices.SortFunc(objects, r.compare)
	return objects
}

// edgesInOrder sorts edges as inOrder does their objects.
func (r relation) edgesInOrder(edges []storage.Edge) []storage.Edge {
	slices.SortFunc(edges, func(a, b storage.Edge) int { return r.compare(a.Node, b.Node) })
	return edges
}

func (r relation) compare(a, b storage.Object) int {
	order := 0
	if by := r.side.Far.DefaultOrder; by != nil {
		order = by.Type.Compare(a.Value(by), b.Value(by))
	}
	return cmp.Or(order, cmp.Compare(a.ID, b.ID))
}
