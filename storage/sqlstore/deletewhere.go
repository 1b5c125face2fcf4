package sqlstore

import (
	"context"
	"errors"

	"junction/storage"
	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// A delete by a filter may have to look at much. Where one connection writes, whoever else wants to would wait meanwhile;
// where changes run beside each other, it would take connections from those that read. So what is heavy is searched for
// like what is read: see package lanes.

// mostSearches is how often objects to delete are searched for anew, because others changed so much meanwhile that to
// check them again, while nobody else can write, would be heavy too.
const mostSearches = 3

// DeleteWhere deletes what matches when it is searched for, unless it has ceased to until it is deleted.
func (c collection) DeleteWhere(
	ctx context.Context, where storage.Filter, names storage.Naming,
) (deleted storage.Deleted, err error) {
	if _, named := where.(storage.IDIn); named || c.db.Inside() {
		return c.deleteNow(ctx, where, names, false)
	}
	_, err = c.search(ctx, true, where)
	switch {
	case err == nil:
		return c.deleteNow(ctx, where, names, true)
	case !errors.Is(err, lanes.ErrSpent):
		return deleted, err
	}
	err = c.store.database.Lanes().Heavy(ctx, func() error {
		if c.store.database.Parallel() {
			deleted, err = c.deleteNow(ctx, where, names, false)
			return err
		}
		for range mostSearches {
			deleted, err = c.deleteFound(ctx, where, names)
			if !errors.Is(err, lanes.ErrSpent) {
				return err
			}
		}
		deleted = storage.Deleted{}
		return storage.ErrBusy
	})
	return deleted, err
}

// deleteNow deletes what fulfils a filter in one change, and may be told that this is light.
func (c collection) deleteNow(
	ctx context.Context, where storage.Filter, names storage.Naming, light bool,
) (deleted storage.Deleted, err error) {
	err = c.change(ctx, func(s *session) error {
		if light {
			s = &session{s.db, s.writer.ForHeavyWork(false), s.store, s.marks}
		}
		deleted, err = c.deleteIn(ctx, s, where, names)
		return err
	})
	return deleted, err
}

// deleteFound searches before it changes anything. What it has found is checked again if anything was changed meanwhile;
// the error is [lanes.ErrSpent] where that is heavy.
func (c collection) deleteFound(
	ctx context.Context, where storage.Filter, names storage.Naming,
) (deleted storage.Deleted, err error) {
	before, err := c.store.database.Now(ctx)
	if err != nil {
		return deleted, err
	}
	found, err := c.search(ctx, false, where)
	if err != nil {
		return deleted, err
	}
	err = c.change(ctx, func(s *session) error {
		left := found
		if unchanged, err := s.db.Unchanged(ctx, before); err != nil {
			return err
		} else if !unchanged {
			if left, err = c.still(ctx, s, found, where); err != nil {
				return err
			}
		}
		deleted, err = c.deleteIn(ctx, s, storage.IDIn(left), names)
		return err
	})
	return deleted, err
}

// search finds the objects that fulfil a filter: in the lane for light work, with its budget, or without one.
func (c collection) search(ctx context.Context, light bool, where storage.Filter) (found []storage.ID, err error) {
	st, err := c.writer.ForHeavyWork(!light).Search(c.kind, where)
	if err != nil {
		return nil, err
	}
	read := func(budget *lanes.Budget) error {
		return c.db.Read(ctx, st.Call(statement.Given{}), budget, func(row rows.Row) error { return scanID(row, &found) })
	}
	if light { // it does not go on, as another search begins, which looks at less
		err = c.store.database.Lanes().Light(ctx, read)
	} else {
		err = read(nil)
	}
	return found, err
}

// still returns those of some objects that fulfil a filter in a transaction. It has the budget of light work, for which
// there may be few enough.
func (c collection) still(
	ctx context.Context, s *session, found []storage.ID, where storage.Filter,
) (left []storage.ID, err error) {
	st, err := s.writer.ForHeavyWork(false).Search(c.kind, storage.And{storage.IDIn(found), where})
	if err == nil {
		err = s.db.Query(lanes.WithBudget(ctx), st.Call(statement.Given{}), func(row rows.Row) error { return scanID(row, &left) })
	}
	return left, err
}

func scanID(row rows.Row, into *[]storage.ID) error {
	var id int64
	err := row.Scan(&id)
	*into = append(*into, storage.ID(id))
	return err
}
