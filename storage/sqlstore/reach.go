package sqlstore

import (
	"context"
	"database/sql"
	"time"
)

// reach takes a connection from a pool, which may have to open one, or to wait for one. For that it has half of the time
// that is left of the context, so that a caller can be told in time that the database cannot be reached. Where one is
// idle there is nothing to wait for, and a timer would cost as much as all else here; should that one be no good any more,
// to open another takes no more than half of the time either, which is up to the driver.
func (s *Store) reach(ctx context.Context, pool *sql.DB) (*sql.Conn, error) {
	if deadline, limited := ctx.Deadline(); limited && !s.dialect.Embedded && pool.Stats().Idle == 0 {
		within, cancel := context.WithTimeout(ctx, time.Until(deadline)/2)
		defer cancel()
		ctx = within
	}
	return pool.Conn(ctx)
}

// lost reports whether a statement failed only because its connection was lost, and may be run on another one.
func (s *Store) lost(err error) bool { return s.dialect.Lost != nil && s.dialect.Lost(err) }
