package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"modernc.org/sqlite"

	"junction/storage"
	"junction/storage/sqlite/native"
	"junction/storage/sqlstore/lanes"
)

// SQLite trusts its file: it sees what other connections change, and keeps pages in memory until they do. A file that
// somebody cuts short, or copies another one over, is none of that. A page behind its end reads as zeros, an empty file
// is a valid database without tables, and pages that were read before mix with those of another database. So a
// connection looks at the file before it reads and again before the answer is given away, and what it kept is forgotten
// when the file has changed in between. SQLite never makes a file shorter but in VACUUM, which the program does not run.
//
// To look takes as long as a tenth of the work for a small page. So connections share what they see for a moment, and an
// answer that was made of pages in memory needs no second look.

// databaseFile is the file of a store, which its connections share.
type databaseFile struct {
	path string
	most atomic.Int64 // the greatest size, in bytes, with which it could be read
	last atomic.Pointer[sight]
}

// sight is the state of a file that was well at some time.
type sight struct {
	fileState
	at time.Time
}

// moment is how long it is good enough to know that the file was well.
const moment = 10 * time.Millisecond

// fileState is what tells that a file has changed.
type fileState struct {
	size    int64
	changed time.Time
}

// look returns the state of the file, or an [storage.ErrUnavailable] where the file is gone or shorter than it was.
func (f *databaseFile) look() (fileState, error) {
	most := f.most.Load()
	info, err := os.Stat(f.path)
	switch {
	case err != nil && most == 0 && errors.Is(err, os.ErrNotExist):
		return fileState{}, nil // it has not been made yet
	case err != nil:
		return fileState{}, fmt.Errorf("%w: its file cannot be found: %w", storage.ErrUnavailable, err)
	case info.Size() < most:
		return fileState{}, fmt.Errorf("%w: its file was cut short, from %d bytes to %d; restore it, or restart the program if that was meant",
			storage.ErrUnavailable, most, info.Size())
	}
	return fileState{info.Size(), info.ModTime()}, nil
}

// glance returns what a look returned a moment ago, or else looks.
func (f *databaseFile) glance() (fileState, error) {
	now := time.Now()
	if last := f.last.Load(); last != nil && now.Sub(last.at) < moment {
		return last.fileState, nil
	}
	state, err := f.look()
	if err == nil {
		f.last.Store(&sight{state, now})
	}
	return state, err
}

// grow notes with what size the file could be read.
func (f *databaseFile) grow(size int64) {
	for most := f.most.Load(); most < size && !f.most.CompareAndSwap(most, size); most = f.most.Load() {
	}
}

// begin makes ready to read what is in the file now.
func (c *connection) begin(ctx context.Context) error {
	if c.file == nil {
		return nil
	}
	c.pagesRead = c.budget.PagesRead()
	state, err := c.file.glance()
	if err != nil || state == c.seen {
		return err
	}
	// SQLite runs this while it prepares it, so it cannot be kept prepared.
	if _, err := c.engine.(driver.ExecerContext).ExecContext(ctx, "PRAGMA shrink_memory", nil); err != nil {
		return err
	}
	c.seen = state
	return nil
}

// end returns the error of what was read since begin, or says that it may not be given away.
func (c *connection) end(ctx context.Context, err error) error {
	if err == nil && c.budget.PagesRead() == c.pagesRead {
		return nil // all of it was in memory
	}
	return c.confirm(ctx, err)
}

// confirm returns an error, or another one where the file is not the one that it was.
func (c *connection) confirm(ctx context.Context, err error) error {
	if c.file == nil {
		return err
	}
	state, cut := c.file.look()
	switch {
	case cut != nil:
		err = join(cut, err)
	case c.isForeign(ctx, err):
		err = fmt.Errorf("%w: its file holds another one: %w", storage.ErrUnavailable, err)
	}
	if err != nil {
		if !errors.Is(err, lanes.ErrSpent) {
			c.seen = fileState{} // what SQLite kept may be as wrong
		}
		return err
	}
	c.file.grow(state.size)
	return nil
}

func join(cut, err error) error {
	if err == nil {
		return cut
	}
	return fmt.Errorf("%w: %w", cut, err)
}

// isForeign reports whether a statement failed because the file holds another database, such as an empty one.
func (c *connection) isForeign(ctx context.Context, err error) bool {
	failed, is := errors.AsType[*sqlite.Error](err)
	if !is || failed.Code()&0xff != native.CodeError {
		return false
	}
	rows, err := c.engine.(driver.QueryerContext).QueryContext(context.WithoutCancel(ctx), "PRAGMA application_id", nil)
	if err != nil {
		return true
	}
	defer rows.Close() //nolint:errcheck // it was only read
	id := make([]driver.Value, 1)
	return rows.Next(id) != nil || id[0] != int64(applicationID)
}

// BeginTx begins a transaction on what is in the file now.
func (c *connection) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	if err := c.begin(ctx); err != nil {
		return nil, err
	}
	tx, err := c.engine.BeginTx(ctx, options)
	if err != nil || c.file == nil {
		return tx, err
	}
	return transaction{tx, c}, nil
}

// transaction is one that is not committed when the file was cut short since it began.
type transaction struct {
	driver.Tx
	conn *connection
}

func (t transaction) Commit() error {
	if err := t.conn.confirm(context.Background(), nil); err != nil {
		return join(err, t.Rollback())
	}
	return t.Tx.Commit()
}
