package data_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/bench/data"
	"junction/entity"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
)

func TestPostgreSQLHoldsTheSameData(t *testing.T) {
	t.Parallel()
	size := named(t, "XS")
	db := open(t, server(t), size)
	if there, err := db.Holds(t.Context()); there || err != nil {
		t.Fatalf("before it is made: %v, %v", there, err)
	}
	file := open(t, filepath.Join(t.TempDir(), "made.db"), size)
	if err := errors.Join(db.Make(t.Context(), silent), file.Make(t.Context(), silent)); err != nil {
		t.Fatal(err)
	}
	if there, err := db.Holds(t.Context()); !there || err != nil {
		t.Errorf("after it was made: %v, %v", there, err)
	}
	const all = `SELECT id || ' ' || headline FROM article UNION ALL SELECT id || ' ' || title FROM publication
		UNION ALL SELECT article_id || ' ' || publication_id || ' ' || headline FROM article_publication`
	if diff := cmp.Diff(lines(t, "sqlite", file.DSN(), all), lines(t, "pgx", db.DSN(), all)); diff != "" {
		t.Errorf("the data differ (-SQLite +PostgreSQL):\n%s", diff)
	}
}

func TestPostgreSQLIsAsTheProgramMakesIt(t *testing.T) {
	t.Parallel()
	db := open(t, server(t), named(t, "XS"))
	if err := db.Make(t.Context(), silent); err != nil {
		t.Fatal(err)
	}
	empty := postgrestest.Database(t)
	store, err := postgres.Open(t.Context(), empty, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	const schema = `SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
			WHERE connamespace = 'public'::regnamespace
		UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`
	if diff := cmp.Diff(lines(t, "pgx", empty, schema), lines(t, "pgx", db.DSN(), schema)); diff != "" {
		t.Errorf("the schema differs from the program's (-want +have):\n%s", diff)
	}
	next := lines(t, "pgx", db.DSN(), `SELECT nextval(pg_get_serial_sequence('article', 'id'))::text
		UNION ALL SELECT nextval(pg_get_serial_sequence('publication', 'id'))::text`)
	if diff := cmp.Diff([]string{"301", "41"}, next); diff != "" {
		t.Errorf("the next numbers (-want +have):\n%s", diff)
	}
}

func TestCopiesInPostgreSQLAreCompleteAndGoAway(t *testing.T) {
	t.Parallel()
	url := server(t)
	db := open(t, url, named(t, "XS"))
	if err := db.Make(t.Context(), silent); err != nil {
		t.Fatal(err)
	}
	copied, err := db.Copy(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if there, err := copied.Holds(t.Context()); !there || err != nil {
		t.Errorf("the copy: %v, %v", there, err)
	}
	if err := copied.Remove(); err != nil {
		t.Fatal(err)
	}
	if names := beside(t, url); len(names) != 1 {
		t.Errorf("what is left is %v", names)
	}
	if err := db.Remove(); err == nil {
		t.Error("the original was removed like a copy")
	}
}

func TestInterruptedMakingLeavesNothingInPostgreSQL(t *testing.T) {
	t.Parallel()
	url := server(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := open(t, url, named(t, "S")).Make(ctx, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	if names := beside(t, url); len(names) > 0 {
		t.Errorf("what is left is %v", names)
	}
}

func TestNoPasswordIsTold(t *testing.T) {
	t.Parallel()
	db := open(t, "postgres://me:secret@localhost:1/mine?password=secret", named(t, "XS"))
	if name := db.Name(); name != "postgres://localhost:1/mine_bench_xs_1" {
		t.Errorf("it is named %s", name)
	}
	_, err := db.Holds(t.Context())
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("that there is no server is told as %v", err)
	}
	if _, err := data.Open("postgres://me:secret%@localhost/mine", named(t, "XS")); err == nil ||
		strings.Contains(err.Error(), "secret") {
		t.Errorf("that it is no URL is told as %v", err)
	}
}

func silent(int, int) {}

// server is the URL of an empty database of a server. What is made beside it goes with it.
func server(t testing.TB) string {
	t.Helper()
	url := postgrestest.Database(t)
	t.Cleanup(func() {
		db, err := sql.Open("pgx", url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for _, name := range beside(t, url) {
			if _, err := db.Exec(`DROP DATABASE ` + name); err != nil {
				t.Error(err)
			}
		}
	})
	return url
}

// beside lists the databases that were made beside one.
func beside(t testing.TB, url string) []string {
	t.Helper()
	return lines(t, "pgx", url, `SELECT datname FROM pg_database WHERE starts_with(datname, current_database() || '_')`)
}

// lines are the rows that a query of one column gives, in order.
func lines(t testing.TB, driver, dsn, query string) (all []string) {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		all = append(all, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}
