package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// session reads and changes: inside a transaction when it has one, else each change in a transaction of its own.
type session struct {
	db     *database.Session
	writer statement.Writer
	store  *Store
	marks  *sweep.Change // what the transaction has to do with marks
}

// Collection is all objects of a kind.
func (s *session) Collection(of *model.Kind) storage.Collection { return collection{s, of} }

// Relation is a relation as it is seen from one of its ends.
func (s *session) Relation(from *model.Side) storage.Relation { return relation{s, from} }

// change runs do in the session's transaction, or else in one that is committed before this returns. In a transaction,
// statements have no budget, so they are for heavy work from the beginning.
func (s *session) change(ctx context.Context, do func(*session) error) error {
	if s.db.Inside() {
		return do(s)
	}
	begun := func(inside *database.Session, marks *sweep.Change) error {
		return do(&session{inside, s.writer.ForHeavyWork(true), s.store, marks})
	}
	if s.store.sweeper != nil {
		return s.store.sweeper.Change(ctx, begun)
	}
	return s.store.database.Change(ctx, func(inside *database.Session) error { return begun(inside, new(sweep.Change)) })
}
