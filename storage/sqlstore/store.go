// Package sqlstore keeps package storage's contract in an SQL database. It holds all of the SQL that there is; an
// engine's own package brings the pools, the migrations and a [Dialect].
package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"

	"junction/model"
	"junction/storage"
)

// Store is a [storage.Store] in an SQL database.
type Store struct {
	session
	model           *model.Model
	readers, writer *sql.DB
	lanes           lanes
	dialect         Dialect
	group           group
	statements      sync.Map // by shape, the *statement
	remembered      atomic.Int64
	sweeper         *sweeper // nil where nothing is swept
}

var _ storage.Store = (*Store)(nil)

// writersShare is the share of the connections of a pool for all that is left to changes and probes, one in so many.
const writersShare = 4

// New returns a store of a model that reads through one pool and writes through the other; they may be the same one. It
// owns both. The tables must be there, as the migrations make them.
func New(of *model.Model, readers, writer *sql.DB, dialect Dialect) *Store {
	store := &Store{model: of, readers: readers, writer: writer, dialect: dialect}
	store.session = session{store: store}
	store.group.store = store
	connections := readers.Stats().MaxOpenConnections
	if writer == readers {
		connections -= connections / writersShare
	}
	store.lanes = newLanes(connections, !dialect.Embedded)
	if dialect.Sweep.Above > 0 {
		store.sweeper = sweep(store)
	}
	return store
}

// Model describes what the store keeps.
func (s *Store) Model() *model.Model { return s.model }

// Transact runs do in one transaction.
func (s *Store) Transact(ctx context.Context, do func(storage.Session) error) error {
	return s.change(ctx, func(tx *session) error { return do(tx) })
}

// Ping reports whether the database answers. It waits for no lane.
func (s *Store) Ping(ctx context.Context) error {
	one := call{text: "SELECT 1 FROM " + s.model.Kinds[0].Table + " UNION ALL SELECT 1 LIMIT 1"}
	return s.run(ctx, one, func(Row) error { return nil }, func(each func(Row) error) error {
		return s.onReader(ctx, one, nil, each)
	})
}

// Close waits for what runs and closes the database.
func (s *Store) Close() error {
	if s.sweeper != nil {
		s.sweeper.stop()
	}
	err := s.readers.Close()
	if s.writer != s.readers {
		err = errors.Join(err, s.writer.Close())
	}
	return err
}
