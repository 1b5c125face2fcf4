package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/internal/effort"
	"junction/storage/postgres/postgrestest"
)

// The last numbers that the source of [TestCopy] has given, to objects that are deleted.
const (
	lastArticle     = 1 << 50
	lastPublication = 77
)

// TestCopy copies between all engines, while a server uses the source. Not a byte is lost; the IDs and the cursors that a
// client holds stay good, every answer stays the same to the letter, and no number is given again.
func TestCopy(t *testing.T) {
	t.Parallel()
	for _, from := range []engine{onSQLite, onPostgres} {
		t.Run("from "+from.name, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, to engine) {
				if from.name == to.name && effort.Less(t, "a copy to the same engine") {
					return
				}
				original, fresh := makeNasty(t), to.database(t)
				old := original
				if from.name == onPostgres.name {
					postgrestest.Need(t)
					old = from.database(t)
					mustRun(t, "copy", "--from", original, "--to", old)
				}
				before := start(t, "--database", old)
				said := mustRun(t, "copy", "--from", old, "--to", fresh)
				if !strings.HasSuffix(said, ": 11134 articles, 4 publications, 22265 links\n") {
					t.Errorf("it says %q", said)
				}
				if diff := cmp.Diff(rowsOf(t, onSQLite, original), rowsOf(t, to, fresh)); diff != "" {
					t.Errorf("rows (-original +copy):\n%.2000s", diff)
				}
				after := start(t, "--database", fresh)
				mustAnswerAlike(t, before, after)
				for _, made := range []struct {
					of   side
					last int
				}{{articles, lastArticle}, {publications, lastPublication}} {
					data := after.must(t, made.of.createMutation(), vars{"text": "A new one", "far": []string{}})
					id := get[string](t, data, "create"+made.of.One+"."+made.of.one+".id")
					if want := fmt.Sprint(made.of.One, ":", made.last+1); id != want {
						t.Errorf("the next ID is %s, want %s", id, want)
					}
				}
				if to.name == onSQLite.name {
					after.stop(t)
					mustBeSound(t, fresh)
				}
			})
		})
	}
}

// copyThereAndBack copies a file to an engine, and back to another file.
func copyThereAndBack(t *testing.T, on engine) {
	there, original, back := on.database(t), makeNasty(t), onSQLite.database(t)
	mustRun(t, "copy", "--from", original, "--to", there)
	mustRun(t, "copy", "--from", there, "--to", back)
	if diff := cmp.Diff(rowsOf(t, onSQLite, original), rowsOf(t, onSQLite, back)); diff != "" {
		t.Errorf("rows (-original +back):\n%.2000s", diff)
	}
	mustBeSound(t, back)
}

// mustAnswerAlike requires of two servers the same answers, also to the first one's cursors.
func mustAnswerAlike(t *testing.T, before, after *server) {
	t.Helper()
	cursors := pluck(t, before.must(t, `{ articles(first: 40, orderBy: { field: HEADLINE, direction: ASC }) { edges { cursor } } }`, nil),
		"articles.edges", "cursor")
	queries := []string{
		`{ articles(last: 100) { totalCount nodes { id headline publications { totalCount nodes { id title } } } } }`,
		`{ publications { totalCount nodes { id title articles(first: 100) { totalCount edges { cursor node { id headline } } } } } }`,
		`{ articles(where: { headline: { contains: "ß", ignoreCase: true } }) { nodes { id } } }`,
		`{ articles(where: { publications: { count: { eq: 0 } } }) { nodes { id headline } } }`,
	}
	for _, page := range []string{
		`{ articles(first: 2, after: %q) { edges { cursor node { id headline } } pageInfo { hasNextPage hasPreviousPage } } }`,
		`{ articles(last: 2, before: %q) { edges { cursor node { id headline } } pageInfo { hasNextPage hasPreviousPage } } }`,
		`{ publication(id: "Publication:2") { articles(first: 1, after: %q) { edges { cursor node { id headline } } } } }`,
	} {
		for _, cursor := range cursors {
			queries = append(queries, fmt.Sprintf(page, cursor))
		}
	}
	for _, query := range queries {
		if diff := cmp.Diff(before.must(t, query, nil), after.must(t, query, nil)); diff != "" {
			t.Errorf("%s (-before +after):\n%.2000s", query, diff)
		}
	}
}

// makeNasty makes an SQLite database of all that could be lost on the way: each code point, texts that mean something to
// somebody, numbers that are high or of deleted objects, publications without articles, and articles without publications.
func makeNasty(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "nasty.db")
	start(t, "--database", file).stop(t)
	db := onSQLite.connect(t, file)
	execute := func(statement string, values ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), statement, values...); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	headlines := []string{`\N`, `\.`, `"`, `'`, "NULL", "\t", "a\r\nb", " a ", "e\u0301", "\u202eabc", "Same", "Same", strings.Repeat("𝄞", 100)}
	var next []rune
	for r := rune(1); r <= 0x10FFFF; r++ {
		if r == 0xD800 { // surrogates are no characters
			r = 0xE000
		}
		if next = append(next, r); len(next) == 100 || r == 0x10FFFF {
			headlines, next = append(headlines, string(next)), nil
		}
	}
	execute("BEGIN")
	db.SetMaxOpenConns(1)
	for i, headline := range headlines {
		execute("INSERT INTO article (id, headline) VALUES ($1, $2)", 3*i+1, headline)
	}
	for i, title := range []string{"Empty", "All", "\U0010FFFF", strings.Repeat("€", 30)} {
		execute("INSERT INTO publication (id, title) VALUES ($1, $2)", i+1, title)
	}
	execute("INSERT INTO article_publication SELECT id, 2, headline FROM article WHERE headline != 'Same'")
	execute("INSERT INTO article_publication SELECT id, 4, headline FROM article WHERE headline != 'Same'")
	execute("INSERT INTO article_publication SELECT id, 3, headline FROM article WHERE id = 1")
	for table, last := range map[string]int{"article": lastArticle, "publication": lastPublication} {
		execute("INSERT INTO "+table+" VALUES ($1, 'The last one')", last)
		execute("DELETE FROM "+table+" WHERE id = $1", last)
	}
	execute("COMMIT")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return file
}

// rowsOf are all rows of a database.
func rowsOf(t testing.TB, on engine, database string) (all []string) {
	t.Helper()
	db := on.connect(t, database)
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), `SELECT 1, id, 0, headline FROM article UNION ALL SELECT 2, id, 0, title FROM publication
		UNION ALL SELECT 3, article_id, publication_id, headline FROM article_publication ORDER BY 1, 2, 3`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, first, second int64
		var text string
		if err := rows.Scan(&table, &first, &second, &text); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%d %d %d %q", table, first, second, text))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
