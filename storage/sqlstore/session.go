package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"junction/model"
	"junction/storage"
)

// session runs statements: inside a transaction when it has one, else each read on the readers and each change in a
// transaction of its own.
type session struct {
	store  *Store
	tx     *sql.Tx
	first  bool  // nobody has changed anything in the transaction before
	light  bool  // its statements were found to be light work
	broken error // of the first statement that failed inside the transaction
	swept  swept // what the transaction has to do with sweeping
}

// Collection is all objects of a kind.
func (s *session) Collection(of *model.Kind) storage.Collection { return collection{s, of} }

// Relation is a relation as it is seen from one of its ends.
func (s *session) Relation(from *model.Side) storage.Relation { return relation{s, from} }

// change runs do in the session's transaction, or else in one that is committed before this returns.
func (s *session) change(ctx context.Context, do func(*session) error) error {
	if s.tx != nil {
		return do(s)
	}
	switch {
	case s.store.dialect.Retry != nil:
		return s.store.changeBeside(ctx, do)
	case s.store.sweeper != nil:
		return s.store.sweeper.change(ctx, do)
	}
	return s.store.group.change(ctx, do)
}

// Row is a row that a statement returned. Its numbers are scanned to int64, int and bool, its texts to string.
type Row interface{ Scan(into ...any) error }

// query runs a statement and hands each of its rows to scan.
func (s *session) query(ctx context.Context, c call, scan func(Row) error) error {
	if s.tx == nil {
		return s.inLanes(ctx, c, scan)
	}
	return s.run(ctx, c, scan, func(each func(Row) error) error {
		rows, err := s.tx.QueryContext(s.watched(ctx, c), c.text, c.args...)
		if err != nil {
			return err
		}
		return handOut(rows, each)
	})
}

// run runs a statement in the way that is given, tells who watches, and explains its error.
func (s *session) run(ctx context.Context, c call, scan func(Row) error, in func(each func(Row) error) error) error {
	ended := watch(ctx, c.text)
	var count int64
	each := func(row Row) error {
		count++
		return scan(row)
	}
	if c.packed {
		each = unpacked(each)
	}
	err := in(each)
	if err != nil && count == 0 && s.tx == nil && s.store.lost(err) && ctx.Err() == nil { // before there was an answer
		err = in(each)
	}
	if err != nil {
		err = s.explain(ctx, fmt.Errorf("%w in %s", err, c.text))
	} else {
		record(ctx, count)
	}
	ended(count, err)
	return err
}

// onReader runs a statement that only reads on a connection of the readers'.
func (s *session) onReader(ctx context.Context, c call, budget *Budget, each func(Row) error) error {
	conn, err := s.store.reach(ctx, s.store.readers) // which may take long
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it only gives it back
	if err = ctx.Err(); err == nil && s.store.dialect.Admit != nil {
		err = s.store.dialect.Admit(ctx, conn)
	}
	if err != nil {
		return err
	}
	return s.store.dialect.Read(ctx, conn, c.text, c.args, budget, each)
}

// handOut hands each row to a function, and closes them.
func handOut(rows *sql.Rows, each func(Row) error) (err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// watched is the context that a statement runs under.
func (s *session) watched(ctx context.Context, c call) context.Context {
	if s.unwatched(c) && ctx.Err() == nil {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// unwatched reports whether a statement is let run to its end whatever happens to the context: to watch that would cost
// more than the rest of the statement.
func (s *session) unwatched(c call) bool { return c.brief && s.store.dialect.Embedded }

// execute runs a statement and returns how many rows it changed.
func (s *session) execute(ctx context.Context, c call) (int, error) {
	ended := watch(ctx, c.text)
	result, err := s.tx.ExecContext(s.watched(ctx, c), c.text, c.args...)
	if err != nil {
		err = s.explain(ctx, fmt.Errorf("%w in %s", err, c.text))
		ended(0, err)
		return 0, err
	}
	changed, err := result.RowsAffected()
	ended(changed, err)
	record(ctx, changed)
	return int(changed), err
}

// explain says of an error what a caller can tell apart: the context's end, the database's absence, or a fault.
func (s *session) explain(ctx context.Context, err error) error {
	if ended := ctx.Err(); ended != nil {
		err = fmt.Errorf("%w: %w", ended, err)
	} else {
		err = s.store.dialect.Explain(err)
	}
	if s.tx != nil && s.broken == nil {
		s.broken = err
	}
	return err
}

// watch tells who watches, which is mostly nobody, that a statement begins, and returns what to tell its end.
func watch(ctx context.Context, text string) func(rows int64, err error) {
	if meter := storage.MeterFrom(ctx); meter != nil && meter.Watch != nil {
		if ended := meter.Watch(ctx, text); ended != nil {
			return ended
		}
	}
	return nobody
}

func nobody(int64, error) {}

// record counts a statement.
func record(ctx context.Context, rows int64) {
	if meter := storage.MeterFrom(ctx); meter != nil {
		meter.Statements.Add(1)
		meter.Rows.Add(rows)
	}
}
