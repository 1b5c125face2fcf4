package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"modernc.org/sqlite"

	"junction/storage"
)

// Progress is told how many pages of how many are copied, after each step.
type Progress func(done, total int)

// stepPages is how many pages are copied before the next look at the context: 4 MiB.
const stepPages = 1024

// Backup copies the database in a file to another, which must not exist, as it is at one moment, while others read and
// write it and wait for nothing. The copy appears under its name when it is complete, checked and on disk, and not at all
// otherwise; a process that is killed leaves a file ending in .partial. The error is a sentence for whoever named the files.
func Backup(ctx context.Context, path, to string, progress Progress, schema storage.Schema) error {
	err := func() error {
		if _, err := os.Lstat(to); err == nil {
			return errExists(to)
		}
		db, err := live(ctx, path, schema)
		if err != nil {
			return err
		}
		return errors.Join(duplicate(ctx, db, path, to, progress, schema), db.Close())
	}()
	if err != nil {
		return fmt.Errorf("cannot back up %s to %s: %w", path, to, sentence(err))
	}
	return nil
}

// live opens a database of this program's that must be there, and that others may use.
func live(ctx context.Context, path string, schema storage.Schema) (*sql.DB, error) {
	return existing(ctx, path, "?mode=rw", schema)
}

// still opens a database that nobody uses, such as a backup.
func still(ctx context.Context, path string, schema storage.Schema) (*sql.DB, error) {
	return existing(ctx, path, stillMode(path), schema)
}

// stillMode keeps SQLite from making files beside a file, whose folder may be one that cannot be written.
func stillMode(path string) string {
	if hasLog(path) {
		return "?mode=rw" // a copy made by hand, together with its log
	}
	return "?mode=ro&immutable=1"
}

func existing(ctx context.Context, path, mode string, schema storage.Schema) (*sql.DB, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	}
	db := pool(uri(path)+mode+"&"+settings.Encode(), 1, nil)
	if err := inspectOurs(ctx, db, schema); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// hasLog reports whether beside a database there is a log that belongs to it: it is in use, or was not closed in order.
func hasLog(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(path + suffix); err == nil {
			return true
		}
	}
	return false
}

// inspectOurs refuses what [inspect] does, and a database without tables too.
func inspectOurs(ctx context.Context, db *sql.DB, schema storage.Schema) error {
	if err := inspect(ctx, db, schema); err != nil {
		return err
	}
	var id int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return errors.New("it is an empty database")
	}
	return nil
}

// duplicate copies a database to a file that must not exist, and checks the copy.
func duplicate(
	ctx context.Context, db *sql.DB, path, to string, progress Progress, schema storage.Schema,
) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it was only read
	return whole(path, to, func(partial string) error {
		if err := copyPages(ctx, conn, partial, progress); err != nil {
			return err
		}
		if err := sound(ctx, partial, schema); err != nil {
			return fmt.Errorf("the copy is not sound: %w", sentence(err))
		}
		return nil
	})
}

// copyPages copies the database of a connection to a file that nobody else uses. The connection's one transaction keeps
// the copy at one moment: without it, each step would begin anew whenever another process had written since the last.
func copyPages(ctx context.Context, conn *sql.Conn, to string, progress Progress) (err error) {
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer func() {
		_, rollback := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, rollback)
	}()
	var version int // the transaction begins with the first read, here of what a damaged database has too
	if err := conn.QueryRowContext(ctx, "PRAGMA schema_version").Scan(&version); err != nil {
		return err
	}
	return steps(ctx, conn, progress, func(from transferrer) (*sqlite.Backup, error) {
		return from.NewBackup(uri(to) + "?mode=rw&_journal_mode=OFF&_synchronous=FULL")
	})
}

// transferrer is what the driver's connection can do to copy whole databases.
type transferrer interface {
	NewBackup(to string) (*sqlite.Backup, error)
	NewRestore(from string) (*sqlite.Backup, error)
}

// steps begins a transfer and carries it through, unless the context ends first.
func steps(ctx context.Context, conn *sql.Conn, progress Progress, begin func(transferrer) (*sqlite.Backup, error)) error {
	return conn.Raw(func(raw any) error {
		transfer, err := begin(raw.(*connection).engine.(transferrer))
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			if err = ctx.Err(); err == nil {
				more, err = transfer.Step(stepPages)
			}
			if err == nil && progress != nil {
				progress(transfer.PageCount()-transfer.Remaining(), transfer.PageCount())
			}
		}
		// It repeats a step's error, and undoes what is not complete.
		if finished := transfer.Finish(); err == nil {
			err = finished
		}
		return err
	})
}
