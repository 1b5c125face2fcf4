// Package database runs statements on the connections of one database: reads in lanes, and changes in transactions, which
// they share or which are made again, as the engine has it.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"junction/storage"
	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// Database is a database with its connections.
type Database struct {
	readers, writer *sql.DB
	engine          Engine
	lanes           *lanes.Lanes
	group           group
}

// writersShare is the share of the connections of a pool for all that is left to changes and probes, one in so many.
const writersShare = 4

// New returns a database that is read through one pool and written through the other; they may be the same one. It owns
// both.
func New(readers, writer *sql.DB, engine Engine) *Database {
	d := &Database{readers: readers, writer: writer, engine: engine}
	d.group.database = d
	connections := readers.Stats().MaxOpenConnections
	if writer == readers {
		connections -= connections / writersShare
	}
	d.lanes = lanes.New(connections, !engine.Embedded, engine.Light, d.explain)
	return d
}

// Session returns a session that is in no transaction. It is safe for concurrent use.
func (d *Database) Session() *Session { return &Session{database: d} }

// Change runs do in a transaction that is committed before this returns; an error undoes it. It may run do more than once.
func (d *Database) Change(ctx context.Context, do func(*Session) error) error {
	if d.Parallel() {
		return d.changeBeside(ctx, do)
	}
	return d.group.change(ctx, do)
}

// Parallel reports whether changes run beside each other, and not one after the other.
func (d *Database) Parallel() bool { return d.engine.Retry != nil }

// Lanes are those of the connections that read.
func (d *Database) Lanes() *lanes.Lanes { return d.lanes }

// Ping runs a statement without waiting for a place in a lane.
func (d *Database) Ping(ctx context.Context, c statement.Call) error {
	return d.Session().Read(ctx, c, nil, func(rows.Row) error { return nil })
}

// Close waits for what runs and closes the connections.
func (d *Database) Close() error {
	err := d.readers.Close()
	if d.writer != d.readers {
		err = errors.Join(err, d.writer.Close())
	}
	return err
}

// reach takes a connection from a pool, which may have to open one, or to wait for one. For that it has half of the time
// that is left of the context, so that a caller can be told in time that the database cannot be reached. Where one is
// idle there is nothing to wait for, and a timer would cost as much as all else here; should that one be no good any more,
// to open another takes no more than half of the time either, which is up to the driver.
func (d *Database) reach(ctx context.Context, pool *sql.DB) (*sql.Conn, error) {
	if deadline, limited := ctx.Deadline(); limited && !d.engine.Embedded && pool.Stats().Idle == 0 {
		within, cancel := context.WithTimeout(ctx, time.Until(deadline)/2)
		defer cancel()
		ctx = within
	}
	return pool.Conn(ctx)
}

// lost reports whether a statement failed only because its connection was lost, and may be run on another one.
func (d *Database) lost(err error) bool { return d.engine.Lost != nil && d.engine.Lost(err) }

func (d *Database) overtaken(err error) bool {
	return d.engine.Overtaken != nil && d.engine.Overtaken(err)
}

// explain says of an error what a caller can tell apart: the context's end, the database's absence, or a fault.
func (d *Database) explain(ctx context.Context, err error) error {
	if ended := ctx.Err(); ended != nil {
		return fmt.Errorf("%w: %w", ended, err)
	}
	return d.engine.Explain(err)
}

// Stats tells how the pools are doing, and the lane for heavy work as if it were one. A database that is read and
// written through the same pool has that as its writer.
func (d *Database) Stats() storage.Stats {
	writer := poolOf(d.writer)
	waits, waited := d.group.waitedFor()
	writer.Waits, writer.Waited = writer.Waits+waits, writer.Waited+waited
	light, heavy := d.lanes.Stats()
	pools := map[string]storage.Pool{"writer": writer, "heavy": heavy}
	if d.readers != d.writer {
		readers := poolOf(d.readers)
		readers.Waits, readers.Waited = readers.Waits+light.Waits, readers.Waited+light.Waited
		pools["readers"] = readers
	}
	return storage.Stats{Pools: pools}
}

func poolOf(db *sql.DB) storage.Pool {
	stats := db.Stats()
	return storage.Pool{
		Max: stats.MaxOpenConnections, InUse: stats.InUse, Idle: stats.Idle,
		Waits: stats.WaitCount, Waited: stats.WaitDuration,
	}
}
