package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/pressly/goose/v3"

	"junction/storage"
	"junction/storage/migrate"
)

// applicationID marks a file as ours ("JNCT"), as the first migration does, so that another program's database is not
// taken for a new one.
const applicationID = 0x4A4E4354

// versionTable keeps which migrations were applied.
const versionTable = "goose_db_version"

// migrationsOf are those of a database.
func migrationsOf(db *sql.DB, schema storage.Schema) (migrate.Migrations, error) {
	return migrate.New(goose.DialectSQLite3, db, schema, "sqlite", versionTable)
}

// bringUp brings a database to this program's version, or refuses it.
func bringUp(ctx context.Context, db *sql.DB, schema storage.Schema) error {
	if err := inspect(ctx, db, schema); err != nil {
		return err
	}
	known, err := migrationsOf(db, schema)
	if err != nil {
		return err
	}
	return unbound(ctx, db, known.Up)
}

// unbound runs something while the pool's one connection does not look at foreign keys: where SQLite cannot change a
// table, a migration makes it anew and drops the former one, which would take all that refers to it. That migration then
// looks whether all is there that is referred to.
func unbound(ctx context.Context, db *sql.DB, run func(context.Context) error) error {
	var bound bool
	if err := db.QueryRowContext(ctx, "PRAGMA foreign_keys").Scan(&bound); err != nil {
		return err
	}
	if !bound {
		return run(ctx)
	}
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	err := run(ctx)
	_, bind := db.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = ON")
	return errors.Join(err, bind)
}

// inspect refuses a database that another program made, or a newer version of this one. It only reads.
func inspect(ctx context.Context, db *sql.DB, schema storage.Schema) error {
	var id, tables int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	// The migrator's own tables may be there already, where a first start was cut short.
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema
		WHERE tbl_name NOT IN ('`+versionTable+`', 'sqlite_sequence')`).Scan(&tables); err != nil {
		return err
	}
	switch {
	case id == 0 && tables == 0:
		return nil
	case id != applicationID:
		return errors.New("it is a database of another program")
	}
	known, err := migrationsOf(db, schema)
	if err != nil {
		return err
	}
	var version int64
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM "+versionTable).Scan(&version); err != nil {
		return err
	}
	_, err = known.Reached(version)
	return err
}
