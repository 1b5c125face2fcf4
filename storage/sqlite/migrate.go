package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as ours ("JNCT"), so that another program's database is not taken for a new one.
const applicationID = 0x4A4E4354

// migrate brings a database to this program's version. It refuses, and leaves untouched, one that another program made
// or a newer version of this one did.
func migrate(ctx context.Context, db *sql.DB) error {
	fresh, err := claim(ctx, db)
	if err != nil {
		return err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	if !fresh {
		newest := provider.ListSources()[len(provider.ListSources())-1].Version
		version, err := provider.GetDBVersion(ctx)
		if err != nil {
			return err
		}
		if version > newest {
			return fmt.Errorf("it was made by a newer version of this program (its schema is version %d, the newest known here is %d)",
				version, newest)
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		return err
	}
	if fresh {
		_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	}
	return err
}

// claim reports whether a database is empty, and refuses one that is neither empty nor ours.
func claim(ctx context.Context, db *sql.DB) (fresh bool, err error) {
	var id, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return false, err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return false, err
	}
	if id == applicationID {
		return false, nil
	}
	if id != 0 || tables > 0 {
		return false, errors.New("it is a database of another program")
	}
	return true, nil
}
