package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// Session runs statements: inside a transaction when it has one, else each read on the readers.
type Session struct {
	database *Database
	tx       *sql.Tx
	first    bool  // nobody has changed anything in the transaction before
	broken   error // of the first statement that failed inside the transaction
}

// Inside reports whether the session is in a transaction.
func (s *Session) Inside() bool { return s.tx != nil }

// Query runs a statement and hands each of its rows to scan. Outside of transactions it waits for a place in a lane, and
// may hand rows out anew, which it tells before.
func (s *Session) Query(ctx context.Context, c statement.Call, scan func(rows.Row) error) error {
	switch {
	case s.tx != nil:
		return s.run(ctx, c, scan, func(each func(rows.Row) error) error {
			found, err := s.tx.QueryContext(s.watched(ctx, c), c.Text, c.Arguments...)
			if err != nil {
				return err
			}
			return handOut(found, each)
		})
	case c.Brief:
		return s.database.lanes.Bounded(ctx, func() error { return s.Read(ctx, c, nil, scan) })
	}
	return s.database.lanes.Do(ctx, lanes.Work{
		Differs: c.Rewritten(),
		Run:     func(budget *lanes.Budget) error { return s.Read(ctx, c, budget, scan) },
		Anew: func() error {
			if c.Again != nil {
				c.Again()
			}
			heavy, err := c.ForHeavyWork()
			if err != nil {
				return err
			}
			return s.Read(ctx, heavy, nil, scan)
		},
	})
}

// Read runs a statement that only reads, outside of transactions, for whoever is in a lane. Without a budget, it may do
// heavy work.
func (s *Session) Read(ctx context.Context, c statement.Call, budget *lanes.Budget, scan func(rows.Row) error) error {
	return s.run(ctx, c, scan, func(each func(rows.Row) error) error { return s.onReader(ctx, c, budget, each) })
}

// run runs a statement in the way that is given, tells who watches, and explains its error.
func (s *Session) run(
	ctx context.Context, c statement.Call, scan func(rows.Row) error, in func(each func(rows.Row) error) error,
) error {
	ended := watch(ctx, c.Text)
	var count int64
	each := func(row rows.Row) error {
		count++
		return scan(row)
	}
	if c.Packed {
		each = rows.Unpacked(each)
	}
	err := in(each)
	if err != nil && count == 0 && s.tx == nil && s.database.lost(err) && ctx.Err() == nil { // before there was an answer
		err = in(each)
	}
	if err != nil {
		err = s.explain(ctx, fmt.Errorf("%w in %s", err, c.Text))
	} else {
		record(ctx, count)
	}
	ended(count, err)
	return err
}

// onReader runs a statement that only reads on a connection of the readers'.
func (s *Session) onReader(ctx context.Context, c statement.Call, budget *lanes.Budget, each func(rows.Row) error) error {
	d := s.database
	conn, err := d.reach(ctx, d.readers) // which may take long
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it only gives it back
	if err = ctx.Err(); err == nil && d.engine.Admit != nil {
		err = d.engine.Admit(ctx, conn)
	}
	if err != nil {
		return err
	}
	return d.engine.Read(ctx, conn, c.Text, c.Arguments, budget, each)
}

// handOut hands each row to a function, and closes them.
func handOut(found *sql.Rows, each func(rows.Row) error) (err error) {
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		if err := each(found); err != nil {
			return err
		}
	}
	return found.Err()
}

// watched is the context that a statement runs under.
func (s *Session) watched(ctx context.Context, c statement.Call) context.Context {
	if s.unwatched(c) && ctx.Err() == nil {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// unwatched reports whether a statement is let run to its end whatever happens to the context: to watch that would cost
// more than the rest of the statement.
func (s *Session) unwatched(c statement.Call) bool { return c.Brief && s.database.engine.Embedded }

// Execute runs a statement inside the session's transaction, and returns how many rows it changed.
func (s *Session) Execute(ctx context.Context, c statement.Call) (int, error) {
	ended := watch(ctx, c.Text)
	result, err := s.tx.ExecContext(s.watched(ctx, c), c.Text, c.Arguments...)
	if err != nil {
		err = s.explain(ctx, fmt.Errorf("%w in %s", err, c.Text))
		ended(0, err)
		return 0, err
	}
	changed, err := result.RowsAffected()
	ended(changed, err)
	record(ctx, changed)
	return int(changed), err
}

// explain says of an error what a caller can tell apart, and remembers that it broke the transaction.
func (s *Session) explain(ctx context.Context, err error) error {
	err = s.database.explain(ctx, err)
	if s.tx != nil && s.broken == nil {
		s.broken = err
	}
	return err
}
