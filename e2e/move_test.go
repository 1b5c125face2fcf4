package e2e

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMovedData copies the data of a program on one engine to the other, in both directions. IDs and cursors that a client
// holds stay good, every answer stays the same to the letter, and no number is given again.
func TestMovedData(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, to engine) {
		from := onSQLite
		if to.name == from.name {
			from = onPostgres
		}
		old, fresh := from.database(t), to.database(t)
		before, after := start(t, "--demo", "--database", old), start(t, "--database", fresh)
		newTeller(t, before).make("A1", "Ένα άρθρο, \"quoted\" \\ \u2028 😀", "")
		move(t, from.connect(t, old), to.connect(t, fresh), to)

		cursors := pluck(t, before.must(t, `{ articles { edges { cursor } } }`, nil), "articles.edges", "cursor")
		for _, page := range []string{
			`articles(first: 2, after: %q) { edges { cursor node { id headline } } pageInfo { hasNextPage hasPreviousPage } }`,
			`articles(last: 2, before: %q) { edges { cursor node { id headline } } pageInfo { hasNextPage hasPreviousPage } }`,
			`publication(id: "Publication:2") { articles(first: 1, after: %q) { edges { cursor node { id headline } } } }`,
		} {
			for _, cursor := range cursors {
				query := "{ " + fmt.Sprintf(page, cursor) + " }"
				if diff := cmp.Diff(before.must(t, query, nil), after.must(t, query, nil)); diff != "" {
					t.Errorf("%s (-before +after):\n%s", query, diff)
				}
			}
		}
		for _, of := range []side{articles, publications} {
			given := pluck(t, after.must(t, "{ all: "+of.many+" { nodes { id } } }", nil), "all.nodes", "id")
			made := after.must(t, of.createMutation(), vars{"text": "A new one", "far": []string{}})
			if id := get[string](t, made, "create"+of.One+"."+of.one+".id"); slices.Contains(given, id) {
				t.Errorf("%s is given again", id)
			}
		}
	})
}

// move copies all rows from one database to another that has none.
func move(t testing.TB, from, to *sql.DB, engine engine) {
	t.Helper()
	execute := func(statement string, values ...any) {
		t.Helper()
		if _, err := to.ExecContext(t.Context(), statement, values...); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	for _, table := range []struct{ name, columns, values string }{
		{"article", "id, headline", "$1, $2"},
		{"publication", "id, title", "$1, $2"},
		{"article_publication", "article_id, publication_id, headline", "$1, $2, $3"},
	} {
		for _, row := range rowsOf(t, from, "SELECT "+table.columns+" FROM "+table.name) {
			execute("INSERT INTO "+table.name+" ("+table.columns+") VALUES ("+table.values+")", row...)
		}
		if engine.name == onPostgres.name && strings.HasPrefix(table.columns, "id") { // it counts only what it gives itself
			execute("SELECT setval(pg_get_serial_sequence('" + table.name + "', 'id'), max(id)) FROM " + table.name)
		}
	}
}

// rowsOf are the rows that a query gives.
func rowsOf(t testing.TB, db *sql.DB, query string) (all [][]any) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
