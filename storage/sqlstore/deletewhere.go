package sqlstore

import (
	"context"
	"errors"

	"junction/storage"
)

// A delete by a filter may have to look at much. Where one connection writes, whoever else wants to would wait meanwhile;
// where changes run beside each other, it would take connections from those that read. So what is heavy is searched for
// like what is read: see [lane].

// mostSearches is how often objects to delete are searched for anew, because others changed so much meanwhile that to
// check them again, while nobody else can write, would be heavy too.
const mostSearches = 3

// DeleteWhere deletes what matches when it is searched for, unless it has ceased to until it is deleted.
func (c collection) DeleteWhere(ctx context.Context, where storage.Filter) (objects, links int, err error) {
	if _, named := where.(storage.IDIn); named || c.tx != nil {
		return c.deleteNow(ctx, where, false)
	}
	_, err = c.search(ctx, true, where)
	switch {
	case err == nil:
		return c.deleteNow(ctx, where, true)
	case !errors.Is(err, ErrSpent):
		return 0, 0, err
	}
	if err := c.store.lanes.heavy.enter(ctx); err != nil {
		return 0, 0, c.explain(ctx, err)
	}
	defer c.store.lanes.heavy.leave()
	if c.store.dialect.Retry != nil {
		return c.deleteNow(ctx, where, false)
	}
	for range mostSearches {
		objects, links, err = c.deleteFound(ctx, where)
		if !errors.Is(err, ErrSpent) {
			return objects, links, err
		}
	}
	return 0, 0, storage.ErrBusy
}

// deleteNow deletes what fulfils a filter in one change, and may be told that this is light.
func (c collection) deleteNow(ctx context.Context, where storage.Filter, light bool) (objects, links int, err error) {
	err = c.change(ctx, func(s *session) error {
		s.light = s.light || light
		objects, links, err = c.deleteIn(ctx, s, where)
		return err
	})
	return objects, links, err
}

// deleteFound searches before it changes anything. What it has found is checked again if anything was changed meanwhile;
// the error is [ErrSpent] where that is heavy.
func (c collection) deleteFound(ctx context.Context, where storage.Filter) (objects, links int, err error) {
	before, err := c.moment(ctx)
	if err != nil {
		return 0, 0, err
	}
	found, err := c.search(ctx, false, where)
	if err != nil || len(found) == 0 {
		return 0, 0, err
	}
	err = c.change(ctx, func(s *session) error {
		left := found
		if unchanged, err := s.unchanged(ctx, before); err != nil {
			return err
		} else if !unchanged {
			if left, err = c.still(ctx, s, found, where); err != nil {
				return err
			}
		}
		objects, links, err = c.deleteIn(ctx, s, storage.IDIn(left))
		return err
	})
	return objects, links, err
}

// search finds the objects that fulfil a filter: in the lane for light work, with its budget, or without one.
func (c collection) search(ctx context.Context, light bool, where storage.Filter) ([]storage.ID, error) {
	var budget *Budget
	if light {
		// It does not go on, as another search begins, which looks at less.
		budget = &Budget{Used: &storage.UsageFrom(ctx).Light, GoOn: func() bool { return false }}
		for _, lane := range [...]*lane{c.store.lanes.unbounded, c.store.lanes.light} {
			if err := lane.enter(ctx); err != nil {
				return nil, c.explain(ctx, err)
			}
			defer lane.leave()
		}
	}
	st := c.statement()
	st.usesSets = !light
	call, err := c.writeFound(st, where)
	if err != nil {
		return nil, err
	}
	var found []storage.ID
	scan := func(row Row) error { return scanID(row, &found) }
	err = c.inPlace(ctx, budget, call, scan)
	return found, err
}

// still returns those of some objects that fulfil a filter in a transaction. It has the budget of light work, for which
// there may be few enough.
func (c collection) still(
	ctx context.Context, s *session, found []storage.ID, where storage.Filter,
) (left []storage.ID, err error) {
	st := s.statement()
	st.usesSets = false
	call, err := c.writeFound(st, storage.And{storage.IDIn(found), where})
	if err == nil {
		err = s.query(withBudget(ctx), call, func(row Row) error { return scanID(row, &left) })
	}
	return left, err
}

func (c collection) writeFound(st *statement, where storage.Filter) (call, error) {
	from, err := st.matching(c.kind, where)
	if err != nil {
		return call{}, err
	}
	found := st.alias()
	st.returns(found + ".id")
	st.write(" FROM (SELECT DISTINCT ", from.of.column("id"), " AS id", from.rows(), ") AS ", found)
	return st.call(given{}), nil
}

func scanID(row Row, into *[]storage.ID) error {
	var id int64
	err := row.Scan(&id)
	*into = append(*into, storage.ID(id))
	return err
}

// moment is a moment in the history of a database that one connection writes to: how many changes this program has
// committed, and what tells of those of others.
type moment struct {
	commits int64
	others  int64
}

// moment is that of now. What is read afterwards is as it was then, or later.
func (s *session) moment(ctx context.Context) (now moment, err error) {
	err = s.change(ctx, func(s *session) error {
		now.others, err = s.others(ctx)
		return err
	})
	now.commits = s.store.group.commits.Load()
	return now, err
}

func (s *session) others(ctx context.Context) (version int64, err error) {
	err = s.query(ctx, call{text: s.store.dialect.OthersVersion}, func(row Row) error { return row.Scan(&version) })
	return version, err
}

// unchanged reports in a transaction whether nothing was changed since a moment.
func (s *session) unchanged(ctx context.Context, since moment) (bool, error) {
	others, err := s.others(ctx)
	return s.first && since == moment{s.store.group.commits.Load(), others}, err
}

type budgetKey struct{}

// withBudget returns a context in which a statement in a transaction has the budget of light work.
func withBudget(ctx context.Context) context.Context {
	return context.WithValue(ctx, budgetKey{}, true)
}

// HasBudget reports whether a statement in a transaction is to end with [ErrSpent] when it is no light work.
func HasBudget(ctx context.Context) bool { return ctx.Value(budgetKey{}) != nil }
