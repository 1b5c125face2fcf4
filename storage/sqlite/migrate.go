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

// applicationID marks a file as ours ("JNCT"), as the first migration does, so that another program's database is not
// taken for a new one.
const applicationID = 0x4A4E4354

// migrator brings a database to this program's version.
func migrator(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, files)
}

// migrate brings a database to this program's version, or refuses it.
func migrate(ctx context.Context, db *sql.DB) error {
	if err := inspect(ctx, db); err != nil {
		return err
	}
	provider, err := migrator(db)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// inspect refuses a database that another program made, or a newer version of this one. It only reads.
func inspect(ctx context.Context, db *sql.DB) error {
	var id, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	// The migrator's own tables may be there already, where a first start was cut short.
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema
		WHERE tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')`).Scan(&tables); err != nil {
		return err
	}
	switch {
	case id == 0 && tables == 0:
		return nil
	case id != applicationID:
		return errors.New("it is a database of another program")
	}
	provider, err := migrator(db)
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	newest := sources[len(sources)-1].Version
	var version int64
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&version); err != nil {
		return err
	}
	if version > newest {
		return fmt.Errorf("a newer version of this program made it: its tables are of version %d, and %d is the newest known here",
			version, newest)
	}
	return nil
}
