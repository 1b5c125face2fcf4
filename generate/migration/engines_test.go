package migration_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/sqlite"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Run(m)) }

// engine is one that migrations are run on.
type engine struct {
	name string
	// database names a new database.
	database func(t testing.TB) string
	open     func(ctx context.Context, database string, schema storage.Schema) (storage.Store, error)
	// driver is what tests look at the tables by.
	driver string
	// shape are queries, each row of which tells something of the tables.
	shape []string
}

// onEngines runs a test on each engine. The databases of PostgreSQL's are schemas of one, which are made faster.
func onEngines(t *testing.T, test func(t *testing.T, on engine)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		test(t, engine{
			name: "sqlite", driver: "sqlite", open: sqlite.Open, shape: sqliteShape,
			database: func(t testing.TB) string { return filepath.Join(t.TempDir(), "test.db") },
		})
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		on := engine{name: "postgres", driver: "pgx", open: postgres.Open, shape: postgresShape}
		url, made := postgrestest.Database(t)+"&pool_max_conns=4", atomic.Int64{}
		on.database = func(t testing.TB) string {
			t.Helper()
			schema := fmt.Sprintf("of%d", made.Add(1))
			on.execute(t, url, "CREATE SCHEMA "+schema)
			return url + "&search_path=" + schema
		}
		test(t, on)
	})
}

// execute runs statements beneath the store.
func (on engine) execute(t testing.TB, database string, statements ...string) {
	t.Helper()
	db := on.beneath(t, database)
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func (on engine) beneath(t testing.TB, database string) *sql.DB {
	t.Helper()
	db, err := sql.Open(on.driver, strings.Replace(database, "&pool_max_conns=4", "", 1))
	noError(t, err)
	return db
}

// rows are the rows of a query with one text.
func (on engine) rows(t testing.TB, database, query string) (texts []string) {
	t.Helper()
	db := on.beneath(t, database)
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	noError(t, err)
	defer rows.Close()
	for rows.Next() {
		var text string
		noError(t, rows.Scan(&text))
		texts = append(texts, text)
	}
	noError(t, rows.Err())
	return texts
}

// tables tells all of a database's tables, but for the order of their columns.
func (on engine) tables(t testing.TB, database string) (lines []string) {
	t.Helper()
	for _, query := range on.shape {
		for _, text := range on.rows(t, database, query) {
			lines = append(lines, flat(text))
		}
	}
	slices.Sort(lines)
	return lines
}

var sqliteShape = []string{"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'"}

var postgresShape = []string{
	`SELECT attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attidentity::text ||
		' ' || attcollation::text || ' ' || atthasdef FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
		AND EXISTS (SELECT 1 FROM pg_class WHERE oid = attrelid AND relkind = 'r') AND ` + ours + `attrelid)`,
	`SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE ` + ours + `conrelid)`,
	`SELECT replace(pg_get_indexdef(indexrelid), current_schema() || '.', '') FROM pg_index WHERE ` + ours + `indrelid)`,
	`SELECT relkind::text || ' ' || relname FROM pg_class WHERE ` + ours + `pg_class.oid)`,
	`SELECT proname || md5(prosrc) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace`,
}

// ours is the condition for a table's ID in pg_class, to be closed.
const ours = `EXISTS (SELECT 1 FROM pg_class AS of WHERE of.relnamespace = current_schema()::regnamespace
	AND of.relname NOT LIKE 'junction_version%' AND of.oid = `

var space = regexp.MustCompile(`\s+`)

// flat writes a table's definition with what is in its brackets in order, without quotes.
func flat(definition string) string {
	text := space.ReplaceAllString(strings.ReplaceAll(definition, `"`, ""), " ")
	if !strings.HasPrefix(text, "CREATE TABLE") {
		return text
	}
	head, body, _ := strings.Cut(text, "(")
	end := strings.LastIndex(body, ")")
	var parts []string
	depth, begin := 0, 0
	for i, r := range body[:end] + "," {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(body[begin:i]))
			begin = i + 1
		}
	}
	slices.Sort(parts)
	return head + strings.Join(parts, "\n\t") + body[end:]
}

func noError(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}
