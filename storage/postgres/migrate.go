package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"junction/model"
	"junction/storage"
	"junction/storage/copying"
	"junction/storage/migrate"
)

// versionTable keeps which migrations were applied. Its name is not the migrator's usual one, so that the database may
// be shared with another program that migrates in the same way, and this one knows its own tables.
const versionTable = "junction_version"

// migrationLock is the advisory lock under which tables are made ("JNCT").
const migrationLock = 0x4A4E4354

// migrationsOf are those of a database.
func migrationsOf(db *sql.DB, schema storage.Schema) (migrate.Migrations, error) {
	return migrate.New(goose.DialectPostgres, db, schema, "postgres", versionTable)
}

// bringUp brings a database to this program's version, or refuses it. Whoever finds it there already changes nothing and
// waits for nobody.
func bringUp(ctx context.Context, config pgx.ConnConfig, schema storage.Schema) (err error) {
	db := stdlib.OpenDB(config)
	defer func() { err = errors.Join(err, db.Close()) }()
	known, err := migrationsOf(db, schema)
	if err != nil {
		return err
	}
	if reached, err := inspect(ctx, db, known, schema.Model); reached || err != nil {
		return err
	}
	unlock, err := lock(ctx, db)
	if err != nil {
		return err
	}
	defer unlock()
	if reached, err := inspect(ctx, db, known, schema.Model); reached || err != nil {
		return err
	}
	return known.Up(ctx)
}

// lockAgain is the pause between two attempts at the lock.
const lockAgain = 20 * time.Millisecond

// lock waits for the lock. That is a transaction's, beside those of the migrations, because a pooler may give each
// transaction another connection; and whoever waits for it holds no connection, of which a pooler may have few.
func lock(ctx context.Context, db *sql.DB) (unlock func(), err error) {
	for {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return nil, err
		}
		unlock = func() { _ = tx.Rollback() } // it holds nothing but the lock
		var locked bool
		if err := tx.QueryRowContext(ctx, "SELECT pg_try_advisory_xact_lock($1)", migrationLock).Scan(&locked); err != nil || locked {
			return unlock, err
		}
		unlock()
		select {
		case <-time.After(lockAgain):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// inspect reports whether a database is of this program's version, and refuses one that cannot be brought to it. It only
// reads.
func inspect(
	ctx context.Context, db *sql.DB, known migrate.Migrations, of *model.Model,
) (reached bool, err error) {
	var encoding, schema, taken string
	var ours bool
	if err := db.QueryRowContext(ctx, `SELECT current_setting('server_encoding'), coalesce(current_schema(), ''),
		coalesce((SELECT min(relname) FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
			AND relname = ANY ($1)), ''),
		EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
			AND relname = '`+versionTable+`')`, copying.Tables(of)).Scan(&encoding, &schema, &taken, &ours); err != nil {
		return false, err
	}
	var version int64
	if ours {
		if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM "+versionTable).Scan(&version); err != nil {
			return false, err
		}
	}
	switch {
	case encoding != "UTF8":
		return false, fmt.Errorf("its encoding is %s and has to be UTF8", encoding)
	case schema == "":
		return false, errors.New("its search_path names no schema that exists, so there is no place for tables")
	case version == 0 && taken != "":
		return false, fmt.Errorf("the table %s in the schema %s is another program's", taken, schema)
	}
	return known.Reached(version)
}
