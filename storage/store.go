// Package storage is the domain: the objects of a model, the links between them, and the contract that a database engine
// fulfils. The suite in storagetest holds an engine to this contract.
//
// Texts in filters and cursors are valid UTF-8 without U+0000. A filter or an order that names a field, a side or an
// operator that its kind lacks is a fault, not an empty answer.
//
// A call sees every change that was acknowledged before it began, by whatever program made it. A store may have copies of
// the data that lag behind; it reads from them only in a context that says so, with [MayLag].
//
// Unless a method says otherwise, its error is [ErrUnavailable] when the database cannot answer now, the context's
// error when that ended first, or a fault. Whatever the error, but for [ErrUncertain], nothing was changed.
package storage

import (
	"context"
	"io/fs"
	"time"

	"junction/model"
)

// Store keeps the objects and their links. It is safe for concurrent use.
type Store interface {
	Session
	// Model describes what the store keeps.
	Model() *model.Model
	// Transact runs do in one transaction and commits it when do returns nil; any error undoes all of it and is
	// returned, and a panic undoes all of it and goes on. A call inside do that fails has done nothing, and do may go
	// on after it; but after a fault or [ErrUnavailable] a store may refuse to commit, and return that. The session is
	// good only inside do. A store may run do more than once before it commits, so do publishes nothing itself; a call
	// inside a run that will be repeated may fail with [ErrUnavailable], and what do then returns does not matter. Calls
	// through the Store, not the session, must not be made inside do.
	Transact(ctx context.Context, do func(Session) error) error
	// Ping reports whether the database answers.
	Ping(ctx context.Context) error
	// Close waits for what runs and closes the database. Nothing may be called after it.
	Close() error
}

// Session reads and changes. Each call sees a consistent state; each change is a transaction of its own, but for those
// made inside [Store.Transact], which all take effect together.
type Session interface {
	// Collection is all objects of a kind of the store's model.
	Collection(of *model.Kind) Collection
	// Relation is a relation of the store's model, as it is seen from one of its ends.
	Relation(from *model.Side) Relation
}

// Collection is all objects of one kind.
type Collection interface {
	// Get returns those of the objects that exist, by ID, with some of their fields; 0 is all.
	Get(ctx context.Context, ids []ID, fields Fields) (map[ID]Object, error)
	// Page returns one page of the objects that fulfil a query.
	Page(ctx context.Context, q Query) (Page, error)
	// Count returns how many objects all pages of a query hold together: its bounds and its limit do not matter.
	Count(ctx context.Context, q Query) (int, error)
	// Create stores a new object, which has all fields but those that the store sets itself, see [model.Stamp], and returns
	// all of it with its ID. That is higher than any that was given before; the ID it came with does not matter. A number that
	// was given inside a transaction which was undone may be given again, or never. The error is an [*InvalidError] when the
	// object is not valid, and a [*ConflictError] when another object has one of its unique values. Null conflicts with
	// nothing.
	Create(ctx context.Context, object Object) (Object, error)
	// Update stores those values that an object has, leaves its other fields as they are, and returns what it stored: these
	// values, and the times that it has set with them. The error is an [*InvalidError] when one of them is not valid, a
	// [*NotFoundError] when there is no such object, and a [*ConflictError] when another object has one of those that are
	// unique.
	Update(ctx context.Context, object Object) (Object, error)
	// Delete deletes an object with its links, and returns what that did. The error is a [*NotFoundError] when there is no such
	// object.
	Delete(ctx context.Context, id ID, names Naming) (Deleted, error)
	// DeleteWhere deletes all objects that fulfil a filter, with their links. A nil filter deletes all. Where it takes long to
	// find them, others go on changing: what has ceased to fulfil the filter meanwhile is left alone, and what has begun to may
	// be.
	DeleteWhere(ctx context.Context, where Filter, names Naming) (Deleted, error)
}

// Schema is what a database holds: the objects of a model, in the tables that migrations make.
type Schema struct {
	Model *model.Model
	// Migrations has a folder for each engine, sqlite and postgres, with the files that make and change its tables.
	Migrations fs.FS
	// Migrated is told the name of each migration that brings a database which was there before to the newest version, and
	// how long that took. Nil tells nobody.
	Migrated func(name string, took time.Duration)
}
