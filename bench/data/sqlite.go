package data

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"junction/entity"
	"junction/storage/sqlite"
)

// sqliteFile is a database in a file.
type sqliteFile struct {
	path string
	size Size
	copy bool // in a folder of its own
}

func (f sqliteFile) DSN() string  { return f.path }
func (f sqliteFile) Name() string { return f.path }

func (f sqliteFile) Engine(ctx context.Context) (version string, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, "SELECT 'SQLite ' || sqlite_version()").Scan(&version)
	return version, err
}

func (f sqliteFile) open(path, settings string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+settings)
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Holds looks at what comes last.
func (f sqliteFile) Holds(ctx context.Context) (bool, error) {
	if _, err := os.Stat(f.path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	db, err := f.open(f.path, "?mode=ro&immutable=1")
	if err != nil {
		return false, err
	}
	defer db.Close()
	var found last
	if err := db.QueryRowContext(ctx, selectLast).Scan(found.targets()...); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, fmt.Errorf("reading %s: %w", f.path, err)
	}
	err = f.size.check(f.path, found)
	return err == nil, err
}

// Make works on a file of another name, so that it need not care what an interruption leaves behind.
func (f sqliteFile) Make(ctx context.Context, progress Progress) (err error) {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o750); err != nil {
		return err
	}
	partial := f.path + ".partial"
	if err := remove(partial); err != nil {
		return err
	}
	defer func() {
		if err != nil { // what an interruption made fail tells less than that there was one
			err = errors.Join(fmt.Errorf("making the data in %s: %w", f.path, cmp.Or(ctx.Err(), err)), remove(partial))
		}
	}()
	store, err := sqlite.Open(ctx, partial, entity.Schema)
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	// No journal and no foreign keys: a file that is not completed is thrown away, and the links are known to be right.
	db, err := f.open(partial, "?_journal_mode=OFF&_synchronous=OFF&_pragma=locking_mode(EXCLUSIVE)&_pragma=cache_size(-131072)")
	if err != nil {
		return err
	}
	if err := errors.Join(f.fill(ctx, db, progress), db.Close()); err != nil {
		return err
	}
	return os.Rename(partial, f.path)
}

// fill fills the tables, in the order of their keys. The junction's index is made when all its rows are there, which is
// several times faster; then the file is as the program leaves it.
func (f sqliteFile) fill(ctx context.Context, db *sql.DB, progress Progress) (err error) {
	const index = "article_publication_by_publication"
	var recreate string
	if err := db.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", index).Scan(&recreate); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "DROP INDEX "+index); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to undo, else the first error tells more
	if err := insertAll(ctx, tx, f.size, progress); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, recreate+"; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL")
	return err
}

func insertAll(ctx context.Context, tx *sql.Tx, size Size, progress Progress) error {
	made := 0
	for _, table := range size.tables() {
		insert := &inserter{tx: tx, table: table, done: func(rows int) {
			made += rows
			progress(made, size.rows())
		}}
		for row := range table.rows {
			if err := insert.add(ctx, row); err != nil {
				return err
			}
		}
		if err := insert.close(ctx); err != nil {
			return err
		}
	}
	return nil
}

// inserter inserts rows, a few hundred with a statement.
type inserter struct {
	tx     *sql.Tx
	table  table
	done   func(rows int)
	full   *sql.Stmt // for as many rows as fit
	values []any
}

const rowsTogether = 400

func (i *inserter) add(ctx context.Context, row []any) (err error) {
	i.values = append(i.values, row...)
	if len(i.values) < rowsTogether*len(i.table.columns) {
		return nil
	}
	if i.full == nil {
		if i.full, err = i.tx.PrepareContext(ctx, i.statement(rowsTogether)); err != nil {
			return err
		}
	}
	_, err = i.full.ExecContext(ctx, i.values...)
	i.values = i.values[:0]
	i.done(rowsTogether)
	return err
}

// close inserts what is left.
func (i *inserter) close(ctx context.Context) error {
	var err error
	if i.full != nil {
		err = i.full.Close()
	}
	if rows := len(i.values) / len(i.table.columns); rows > 0 {
		_, inserted := i.tx.ExecContext(ctx, i.statement(rows), i.values...)
		err = errors.Join(err, inserted)
		i.done(rows)
	}
	return err
}

func (i *inserter) statement(rows int) string {
	row := ", (?" + strings.Repeat(", ?", len(i.table.columns)-1) + ")"
	return "INSERT INTO " + i.table.name + " (" + strings.Join(i.table.columns, ", ") + ") VALUES " + strings.Repeat(row, rows)[2:]
}

func (f sqliteFile) Evict() error { return evict(f.path) }

// Copy makes a folder for the copy beside the file, so that it is on the same disk.
func (f sqliteFile) Copy(ctx context.Context) (_ Database, err error) {
	folder, err := os.MkdirTemp(filepath.Dir(f.path), "copy-")
	if err != nil {
		return nil, err
	}
	copied := sqliteFile{filepath.Join(folder, filepath.Base(f.path)), f.size, true}
	if err := copyFile(ctx, f.path, copied.path); err != nil {
		return nil, errors.Join(err, copied.Remove())
	}
	return copied, nil
}

// copyFile copies a file and waits until it is on disk, so that what is measured next does not wait for that.
func copyFile(ctx context.Context, from, to string) (err error) {
	source, err := os.Open(from) //nolint:gosec // the user named it
	if err != nil {
		return err
	}
	defer source.Close()                                                     //nolint:errcheck // it was only read
	target, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // beside what the user named
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	for {
		const step = 64 << 20 // bytes until the next look at the context
		_, err := io.CopyN(target, source, step)
		switch {
		case errors.Is(err, io.EOF):
			return target.Sync()
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		}
	}
}

func (f sqliteFile) Remove() error {
	if !f.copy {
		return errors.New("only copies are removed")
	}
	return os.RemoveAll(filepath.Dir(f.path))
}

// remove removes a database file that may be there, with what SQLite keeps beside it.
func remove(path string) error {
	var err error
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if failed := os.Remove(path + suffix); !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	return err
}
