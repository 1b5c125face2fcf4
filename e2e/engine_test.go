package e2e

import (
	"database/sql"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // to look at what the program keeps in PostgreSQL

	"junction/storage/postgres/postgrestest"
)

// engine is where a program keeps its data.
type engine struct {
	name   string
	driver string // another program's at the same database
	// database makes an empty database for a test, and returns what names it, to the program and to the driver.
	database func(t testing.TB) string
}

var (
	onSQLite = engine{"sqlite", "sqlite", func(t testing.TB) string {
		return filepath.Join(t.TempDir(), "articles.db")
	}}
	// On a slow machine many wait for a lock in a row; a request that waits for one alone is answered before its own time is up.
	onPostgres = engine{"postgres", "pgx", func(t testing.TB) string {
		return postgrestest.Database(t) + "&lock_timeout=15s"
	}}
)

// onEveryEngine runs a test once for each engine that there is here.
func onEveryEngine(t *testing.T, run func(t *testing.T, on engine)) {
	t.Helper()
	for _, on := range []engine{onSQLite, onPostgres} {
		t.Run(on.name, func(t *testing.T) {
			t.Parallel()
			if on.name == onPostgres.name {
				postgrestest.Need(t)
			}
			run(t, on)
		})
	}
}

// start starts the program on a new database.
func (on engine) start(t testing.TB, args ...string) *server {
	t.Helper()
	return start(t, append(args, "--database", on.database(t))...)
}

// connect opens a database beside the program.
func (on engine) connect(t testing.TB, database string) *sql.DB {
	t.Helper()
	db, err := sql.Open(on.driver, database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
