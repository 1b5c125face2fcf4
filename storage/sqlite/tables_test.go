package sqlite_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// The tables that follow from a model are those that the migrations of its database lead to.
func TestTheMigrationsLeadToTheTablesOfTheModel(t *testing.T) {
	t.Parallel()
	migrated := tablesOf(t, entity.Schema)
	made := tablesOf(t, storagetest.Schema(entity.Model, nil))
	if difference := cmp.Diff(migrated, made); difference != "" || len(migrated) < 20 {
		t.Errorf("%d facts about the tables (-migrated +of the model):\n%s", len(migrated), difference)
	}
}

// tablesOf describes the columns, indexes and foreign keys of a new database, apart from the names of indexes that SQLite
// makes by itself.
func tablesOf(t *testing.T, schema storage.Schema) (lines []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	store, err := sqlite.Open(t.Context(), path, schema)
	noError(t, err)
	noError(t, store.Close())
	db := sqlite.Pools(path)["readers"]
	defer db.Close()
	for _, query := range []string{
		`SELECT name || ': ' || type || ' ' || strict || ' ' || wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'
			AND name NOT LIKE 'goose%' ORDER BY 1`,
		`SELECT t.name || '.' || c.name || ': ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM pragma_table_list AS t,
			pragma_table_xinfo(t.name) AS c WHERE t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'goose%' ORDER BY 1`,
		`SELECT t.name || ': ' || i."unique" || ' ' || i.origin || ' ' || (SELECT group_concat(coalesce(c.name, 'rowid'), ', ')
			FROM pragma_index_xinfo(i.name) AS c) || CASE i.origin WHEN 'c' THEN ' ' || i.name ELSE '' END
			FROM pragma_table_list AS t, pragma_index_list(t.name) AS i
			WHERE t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'goose%' ORDER BY 1`,
		`SELECT t.name || '.' || f."from" || ' refers to ' || f."table" || '.' || f."to" || ' ' || f.on_update || ' ' || f.on_delete
			FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f ORDER BY 1`,
		`SELECT name || ': ' || (sql LIKE '%AUTOINCREMENT%') || ' ' || (sql LIKE '%length(%) BETWEEN 1 AND%') FROM sqlite_schema
			WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'goose%' ORDER BY 1`,
	} {
		lines = append(lines, linesOf(t, db, query)...)
		lines = append(lines, "---")
	}
	return lines
}

// linesOf are the rows of a query with one text.
func linesOf(t *testing.T, db *sql.DB, query string) (lines []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	noError(t, err)
	defer rows.Close()
	for rows.Next() {
		var line string
		noError(t, rows.Scan(&line))
		lines = append(lines, line)
	}
	noError(t, rows.Err())
	return lines
}
