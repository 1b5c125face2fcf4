// Package sqlstore keeps package storage's contract in an SQL database. Package statement writes its SQL, package
// database runs it, package rows reads what comes back, and here stands which statements make up a call. An engine's own
// package brings the pools, the migrations and an [Engine].
package sqlstore

import (
	"context"
	"database/sql"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// Engine is all that a store has to know of its engine: how SQL is written for it, how statements run, and how the links
// are swept that it marks, if it marks any.
type Engine struct {
	Dialect statement.Dialect
	database.Engine
	Sweep sweep.Pace
}

// Store is a [storage.Store] in an SQL database.
type Store struct {
	session
	model    *model.Model
	database *database.Database
	sweeper  *sweep.Sweeper // nil where nothing is swept
}

var (
	_ storage.Store    = (*Store)(nil)
	_ storage.Measured = (*Store)(nil)
)

// New returns a store of a model that reads through one pool and writes through the other; they may be the same one. It
// owns both. The tables must be there, as the migrations make them.
func New(of *model.Model, readers, writer *sql.DB, engine Engine) *Store {
	store := &Store{model: of, database: database.New(readers, writer, engine.Engine)}
	store.session = session{store.database.Session(), statement.NewWriter(&engine.Dialect), store, nil}
	if engine.Dialect.MarksAbove > 0 {
		store.sweeper = sweep.Start(of, store.database, store.writer, engine.Sweep)
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
	return s.database.Ping(ctx, s.writer.Ping(s.model.Kinds[0]).Call(statement.Given{}))
}

// Stats tells how the pools are doing, and the lane for heavy work as if it were one.
func (s *Store) Stats() storage.Stats { return s.database.Stats() }

// Close waits for what runs and closes the database.
func (s *Store) Close() error {
	if s.sweeper != nil {
		s.sweeper.Stop()
	}
	return s.database.Close()
}
