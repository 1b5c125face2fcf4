// Package migrate is what the engines share of bringing a database to this program's version.
package migrate

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"path"
	"time"

	"github.com/pressly/goose/v3"

	"junction/storage"
)

// Migrations lead to this program's version of a database's tables.
type Migrations struct {
	provider *goose.Provider
	tell     func(name string, took time.Duration)
}

// New reads an engine's migrations, which are in a folder of the schema's. The table keeps which of them were applied.
func New(dialect goose.Dialect, db *sql.DB, schema storage.Schema, folder, table string) (Migrations, error) {
	files, err := fs.Sub(schema.Migrations, folder)
	if err != nil {
		return Migrations{}, err
	}
	provider, err := goose.NewProvider(dialect, db, files, goose.WithTableName(table))
	return Migrations{provider, schema.Migrated}, err
}

// Up applies what is not applied yet.
func (m Migrations) Up(ctx context.Context) error {
	applied, err := m.provider.Up(ctx)
	if err != nil || m.tell == nil || len(applied) == 0 || applied[0].Source.Version == m.provider.ListSources()[0].Version {
		return err // a new database has no version to be brought from
	}
	for _, migration := range applied {
		m.tell(path.Base(migration.Source.Path), migration.Duration)
	}
	return nil
}

// Reached reports whether a version is the newest, and refuses one that is newer than any known here.
func (m Migrations) Reached(version int64) (bool, error) {
	sources := m.provider.ListSources()
	newest := sources[len(sources)-1].Version
	if version > newest {
		return false, fmt.Errorf("a newer version of this program made it: its tables are of version %d, and %d is the newest known here",
			version, newest)
	}
	return version == newest, nil
}
