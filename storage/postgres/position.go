package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"junction/storage"
)

// lsn is a place in the server's log of changes, which is written as two halves in hexadecimal: 0/16B3748.
type lsn uint64

// beyond is a place that no log reaches.
const beyond lsn = 1<<64 - 1

func (l lsn) String() string { return fmt.Sprintf("%X/%X", uint32(l>>32), uint32(l)) } //nolint:gosec // the lower half

// digits is how many a half has at most.
const digits = 8

func parseLSN(text string) (lsn, error) {
	high, low, found := strings.Cut(text, "/")
	if !found || len(high) > digits || len(low) > digits {
		return 0, errNoPosition
	}
	upper, err1 := strconv.ParseUint(high, 16, 32)
	lower, err2 := strconv.ParseUint(low, 16, 32)
	if err1 != nil || err2 != nil {
		return 0, errNoPosition
	}
	return lsn(upper<<32 | lower), nil
}

var errNoPosition = errors.New("must be a position that an answer of this server's told, such as 0/16B3748")

// ParsePosition reads a position from outside.
func (*replicated) ParsePosition(text string) (storage.Position, error) {
	place, err := parseLSN(text)
	return storage.Position(place.String()), err
}

// tellWithin is how long the primary may take to tell its position.
const tellWithin = time.Second

// Position asks the primary how far its log is on disk; where a change is acknowledged before it is on disk, how far it
// is written at all. The end of a request's time does not keep it from being told what the request changed.
func (s *replicated) Position(ctx context.Context) storage.Position {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tellWithin)
	defer cancel()
	var position string
	if err := s.primary.QueryRowContext(ctx, `SELECT CASE current_setting('synchronous_commit')
		WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END::text`).Scan(&position); err != nil {
		return storage.Position(beyond.String())
	}
	return storage.Position(position)
}

// Why a connection to a replica is no good for a read.
var (
	errBehind    = errors.New("the replica does not have all changes yet that have to be seen")
	errNoStandby = errors.New("the server is no replica, so it cannot tell which changes it has")
	errElsewhere = errors.New("it is another server than the one that the request has read from")
)

// What a connection remembers: which server it is to, and how far that server's log was replayed when it was asked last.
const (
	serverKey   = "junction.server"
	replayedKey = "junction.replayed"
)

// admit lets a read have a connection to a replica which has all changes that the read has to see. The connection itself
// is asked, because one name may stand for several servers.
func admit(ctx context.Context, conn *sql.Conn) error {
	lag := storage.LagFrom(ctx)
	return conn.Raw(func(driver any) error {
		pg := driver.(interface{ Conn() *pgx.Conn }).Conn()
		known := pg.PgConn().CustomData()
		if err := caughtUp(ctx, pg, known, lag.After); err != nil {
			return err
		}
		place := lag.Place.Load().(*place)
		if place.server.CompareAndSwap(nil, known[serverKey]); place.server.Load() != known[serverKey] {
			return errElsewhere
		}
		return nil
	})
}

// caughtUp reports as an error that a connection's server does not have the changes up to a position.
func caughtUp(ctx context.Context, conn *pgx.Conn, known map[string]any, position storage.Position) error {
	if position == "" {
		return nil
	}
	after, err := parseLSN(string(position))
	if err != nil {
		return err
	}
	if replayed, ok := known[replayedKey].(lsn); ok && replayed >= after {
		return nil
	}
	var told sql.NullString
	const question = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() END::text"
	if err := conn.QueryRow(ctx, question).Scan(&told); err != nil {
		return err
	}
	if !told.Valid {
		return errNoStandby
	}
	replayed, err := parseLSN(told.String)
	if err != nil {
		return err
	}
	known[replayedKey] = replayed
	if replayed < after {
		return errBehind
	}
	return nil
}
