// Package sqlite keeps the data in an embedded SQLite database: one file, written by one connection and read by more than
// there are cores. It holds what is SQLite's alone; the SQL is package sqlstore's.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"

	"junction/storage"
	"junction/storage/sqlite/native"
	"junction/storage/sqlstore"
)

// Memory is the path of a database that lives in memory, and ends with its store.
const Memory = ":memory:"

// Open opens the database in a file, which it makes when there is none, and brings it to this program's version. An
// acknowledged change survives a power failure. The error is a sentence for whoever named the path: the folder does not
// exist, the file is no database, another program's, or a newer version's; then the file is as it was.
//
// It adds functions of its own to SQLite, unless [Lacks] says why not.
func Open(ctx context.Context, path string, schema storage.Schema) (storage.Store, error) {
	return opened(ctx, path, schema, fast())
}

// OpenPlain is [Open] with nothing but what SQLite has by itself, which answers the same, more slowly.
func OpenPlain(ctx context.Context, path string, schema storage.Schema) (storage.Store, error) {
	return opened(ctx, path, schema, plain)
}

// Lacks returns why the functions that make SQLite faster are left out, or nil where they are not: they were not tested
// with the version of the driver that the program was built with.
func Lacks() error { return native.Install() }

func opened(ctx context.Context, path string, schema storage.Schema, engine sqlstore.Engine) (storage.Store, error) {
	store, err := open(ctx, path, schema, engine)
	if err != nil {
		return nil, fmt.Errorf("cannot use the database %s: %w", path, sentence(err))
	}
	return store, nil
}

func open(ctx context.Context, path string, schema storage.Schema, engine sqlstore.Engine) (storage.Store, error) {
	if path == Memory {
		// Each connection to memory is a database of its own, so there is one connection for everything.
		db := pool("file::memory:?"+settings.Encode(), 1, nil)
		if err := bringUp(ctx, db, schema); err != nil {
			return nil, errors.Join(err, db.Close())
		}
		return sqlstore.New(schema.Model, db, db, engine), nil //nolint:contextcheck // its sweeper ends with the store, not with ctx
	}
	isNew, err := check(ctx, path, schema)
	if err != nil {
		return nil, err
	}
	// The writer comes first: it makes the file and puts it into WAL mode.
	file := &databaseFile{path: path}
	writer := writers(file)
	if err := bringUp(ctx, writer, schema); err != nil {
		err = errors.Join(err, writer.Close())
		if isNew {
			err = errors.Join(err, removeNew(path))
		}
		return nil, err
	}
	made, err := file.look()
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	file.grow(made.size)
	return fileStore{sqlstore.New(schema.Model, readers(file), writer, engine), path}, nil //nolint:contextcheck // its sweeper ends with the store, not with ctx
}

// logBytes is what the log is cut to when it begins anew, after a long read or a full disk let it grow: 64 MiB.
const logBytes = "67108864"

// writers is the pool of the one connection that writes: whoever else wants to queues for it in Go, in order.
func writers(file *databaseFile) *sql.DB {
	return pool(uri(file.path)+"?_journal_mode=WAL&_pragma=journal_size_limit("+logBytes+")&"+settings.Encode(), 1, file)
}

// readers is the pool of the connections that read, which neither wait for the writer nor hold it up. There are more of
// them than cores, so that those which do heavy work leave some.
func readers(file *databaseFile) *sql.DB {
	count := max(4, 2*runtime.NumCPU())
	return pool(uri(file.path)+"?"+Reading(count).Encode()+"&"+settings.Encode(), count, file)
}

// settings are every connection's. A transaction takes the write lock when it begins, not midway, where it could fail.
var settings = url.Values{
	"_busy_timeout": {"5000"},
	"_synchronous":  {"FULL"},
	"_foreign_keys": {"1"},
	"_txlock":       {"immediate"},
	"_dqs":          {"0"},
}

// pool opens a pool that keeps its connections, because opening one costs more than most queries do. They look at the
// file, unless it is nil.
func pool(dsn string, connections int, file *databaseFile) *sql.DB {
	db := sql.OpenDB(connector{engineDriver, dsn, file})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}

// uri writes a path so that no character of it is taken for SQLite's syntax.
func uri(path string) string {
	slashed := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath()
}

// check refuses what this program cannot use before anything writes to it, and reports whether there is no file yet.
func check(ctx context.Context, path string, schema storage.Schema) (isNew bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		folder, err := os.Stat(filepath.Dir(path))
		if err != nil || !folder.IsDir() {
			return false, fmt.Errorf("there is no folder %s", filepath.Dir(path))
		}
		return true, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, errors.New("it is a folder")
	case info.Size() == 0:
		return false, nil
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return false, nil // in use, or not closed in order: the writer looks at it, with its log
	}
	// Immutable, so that SQLite makes no files beside a file that is refused.
	db := pool(uri(path)+"?mode=ro&immutable=1&"+settings.Encode(), 1, nil)
	return false, errors.Join(inspect(ctx, db, schema), db.Close())
}

var (
	errNotADatabase = errors.New("it is no database, but a file of another kind; name an SQLite file")
	errDiskFull     = errors.New("the disk is full")
)

// removeNew takes away what a failed first start left behind.
func removeNew(path string) error {
	var err error
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if removal := os.Remove(path + suffix); !errors.Is(removal, fs.ErrNotExist) {
			err = errors.Join(err, removal)
		}
	}
	return err
}

// sentence says in a sentence what SQLite says in a code, and drops the path that a system's error repeats.
func sentence(err error) error {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		switch failed.Code() {
		case native.CodeIOLogIndex:
			return errDiskFull // the index of the log could not be made
		case native.CodeRaised: // by a migration, which says why in a sentence
			reason := strings.TrimPrefix(failed.Error(), "constraint failed: ")
			return errors.New(strings.TrimSuffix(reason, fmt.Sprintf(" (%d)", native.CodeRaised)))
		}
		switch failed.Code() & 0xff {
		case native.CodeNotADatabase:
			return errNotADatabase
		case native.CodeCantOpen:
			return errors.New("the file cannot be opened; may this user read and write it and its folder?")
		case native.CodeReadOnly:
			return errors.New("the file cannot be written by this user")
		case native.CodeCorrupt:
			return errors.New("the file is damaged")
		case native.CodeBusy:
			return errors.New("another program holds it locked")
		case native.CodeFull:
			return errDiskFull
		case native.CodeIO:
			return fmt.Errorf("the disk fails: %w", failed)
		}
	}
	var system *fs.PathError
	if errors.As(err, &system) {
		return system.Err
	}
	return err
}
