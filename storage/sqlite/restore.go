package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"modernc.org/sqlite"

	"junction/storage"
	"junction/storage/sqlite/native"
)

// Restore replaces the database in a file by a backup, when the backup is sound and nobody has the database open, and
// returns the name under which what was there is kept, or "" where there was nothing. It is all or nothing, also when the
// process is killed or the power fails. The error is a sentence for whoever named the files.
func Restore(
	ctx context.Context, path, from string, now time.Time, progress Progress, schema storage.Schema,
) (kept string, err error) {
	kept, err = restore(ctx, path, from, now, progress, schema)
	if err != nil {
		return "", fmt.Errorf("cannot restore %s from %s: %w", path, from, sentence(err))
	}
	return kept, nil
}

func restore(
	ctx context.Context, path, from string, now time.Time, progress Progress, schema storage.Schema,
) (kept string, err error) {
	backup, err := os.Stat(from)
	if err != nil {
		return "", fmt.Errorf("there is no backup: %w", sentence(err))
	}
	if err := sound(ctx, from, schema); err != nil {
		return "", fmt.Errorf("the backup cannot be used: %w", sentence(err))
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist) && hasLog(path):
		// SQLite would take it for the new database's.
		return "", fmt.Errorf("%s is missing, and its -wal or -journal is there; move that away first", path)
	case errors.Is(err, fs.ErrNotExist):
		return "", place(ctx, path, from, progress, schema)
	case err != nil:
		return "", err
	case os.SameFile(info, backup):
		return "", errors.New("they are the same file")
	}

	db, err := seize(ctx, path, schema)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer conn.Close() //nolint:errcheck // the pool's close tells
	kept = path + ".replaced-" + now.UTC().Format("20060102T150405.000Z")
	if err := whole(path, kept, func(partial string) error { return copyPages(ctx, conn, partial, nil) }); err != nil {
		return "", fmt.Errorf("cannot keep what is there: %w", sentence(err))
	}
	// SQLite's own transaction replaces the pages. The file remains the same one, with its owner and permissions, and a
	// server that starts meanwhile waits for the lock, and then finds the new content; a file renamed into place would
	// leave it with the old one.
	err = steps(ctx, conn, progress, func(to transferrer) (*sqlite.Backup, error) {
		return to.NewRestore(uri(from) + stillMode(from))
	})
	switch {
	case ctx.Err() != nil:
		return "", errors.Join(err, os.Remove(kept)) // SQLite has undone what was begun
	case err != nil:
		return "", fmt.Errorf("%w; a copy of what is there is %s", sentence(err), kept) // where the disk fails, a copy is good to have
	}
	return kept, nil
}

// place restores to where there is no database.
func place(ctx context.Context, path, from string, progress Progress, schema storage.Schema) error {
	db, err := still(ctx, from, schema)
	if err != nil {
		return err
	}
	return errors.Join(duplicate(ctx, db, from, path, progress, schema), db.Close())
}

// seize opens a database of this program's, which may be damaged, for nobody else to use, and brings its log into it.
//
// A connection to a database in WAL mode holds a shared lock on the file for as long as it is open, idle or not, so the
// exclusive lock can be had when there is no other connection in any process, and only then. The operating system drops
// a killed process's locks, so none remains where no server does.
func seize(ctx context.Context, path string, schema storage.Schema) (*sql.DB, error) {
	// With a writable schema SQLite opens a file that is shorter than its header says.
	db := pool(uri(path)+"?mode=rw&_busy_timeout=0&_synchronous=FULL&_pragma=locking_mode(EXCLUSIVE)&_pragma=writable_schema(1)", 1, nil)
	err := func() error {
		for _, statement := range []string{"BEGIN EXCLUSIVE", "COMMIT"} { // the lock remains
			if _, err := db.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		var id int
		if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
			return err
		}
		if id != applicationID { // an empty one may be replaced too
			if err := inspect(ctx, db, schema); err != nil {
				return err
			}
		}
		_, err := db.ExecContext(ctx, "PRAGMA journal_mode=DELETE")
		return err
	}()
	if err == nil {
		return db, nil
	}
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		switch failed.Code() & 0xff {
		case native.CodeBusy, native.CodeLocked:
			err = fmt.Errorf("a server or another program has %s open; stop it first", path)
		case native.CodeNotADatabase:
			err = fmt.Errorf("%s is no database; move it away first", path)
		}
	}
	return nil, errors.Join(err, db.Close())
}
