package migration_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/generate/migration"
	"junction/storage"
	"junction/storage/sqlite"
)

// A database that the program made before there were models opens, and follows a change of the model. The file is one of
// a version from then; PostgreSQL's tables are made by the same migrations.
func TestADatabaseFromBeforeGoesOn(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		database, rows := on.database(t), strings.ReplaceAll(beforeRows, "\t", "")
		if on.name == "sqlite" {
			database, rows = unpacked(t, "testdata/before.db.gz"), ""
		}
		store, err := on.open(t.Context(), database, entity.Schema)
		noError(t, err)
		fill(t, store, rows)
		before := contents(t, store)
		noError(t, store.Close())
		if len(before) < 20 {
			t.Errorf("it holds %q", before)
		}

		folder := filepath.Join(t.TempDir(), "migrations")
		noError(t, os.CopyFS(folder, os.DirFS("../../entity/migrations")))
		text, err := os.ReadFile(filepath.Join(folder, "model.graphql"))
		noError(t, err)
		changed := replaced(t, string(text), "max: 100", "max: 200", "type Publication @entity", `type Journal @entity @was(name: "Publication")`,
			"[Publication!]", "[Journal!]", "@length(max: 30)", "@length(max: 30) @unique")
		written, err := migration.Write(folder, []byte(changed), []string{"check:Journal.title"})
		noError(t, err)
		if len(written) != 3 || !strings.Contains(written[0], "00003_") {
			t.Errorf("it wrote %q", written)
		}
		store, err = on.open(t.Context(), database, storage.Schema{Model: read(t, changed), Migrations: os.DirFS(folder)})
		noError(t, err)
		after := contents(t, store)
		noError(t, store.Close())
		for i := range before {
			before[i] = strings.ReplaceAll(before[i], "Publication:", "Journal:")
		}
		if diff := cmp.Diff(sorted(before), sorted(after)); diff != "" {
			t.Errorf("rows (-before +after):\n%s", diff)
		}
		fresh := on.database(t)
		noError(t, begin(t, changed).open(t, on, fresh).Close())
		if diff := cmp.Diff(withoutComments(on.tables(t, fresh)), withoutComments(on.tables(t, database))); diff != "" {
			t.Errorf("tables (-new +migrated):\n%s", diff)
		}
	})
}

const beforeRows = `
	Article headline=One
	Article headline=Two
	Article headline=Three
	Publication title=Herald
	Publication title=Post
	Publication title=Times
	Article:1.publications 1 2
	Article:2.publications 2 3`

// unpacked is the path of a copy of a packed file.
func unpacked(t testing.TB, packed string) string {
	t.Helper()
	file, err := os.Open(packed)
	noError(t, err)
	defer file.Close()
	reader, err := gzip.NewReader(file)
	noError(t, err)
	bytes, err := io.ReadAll(reader)
	noError(t, err)
	path := filepath.Join(t.TempDir(), "before.db")
	noError(t, os.WriteFile(path, bytes, 0o600))
	return path
}

// withoutComments are definitions of tables without the comments of the first migration.
func withoutComments(definitions []string) (without []string) {
	for _, definition := range definitions {
		if before, after, found := strings.Cut(definition, "-- The default order, and what the junction's copy of the headline refers to. "); found {
			definition = before + after
		}
		without = append(without, definition)
	}
	slices.Sort(without)
	return without
}

// What is marked for sweeping on SQLite is gone for everybody: its rows are not held to new rules, do not outlive their
// marks, and are not seen again.
func TestMarkedObjectsAreGone(t *testing.T) {
	t.Parallel()
	on := engine{name: "sqlite", driver: "sqlite", open: sqlite.Open, shape: sqliteShape}
	for name, replace := range map[string][]string{
		"a rule that one of them breaks": {"max: 30", "max: 4"},
		"no more marks":                  {"(sortedBy: [headline])", ""},
		"a name":                         {"type Publication @entity", `type Journal @entity @was(name: "Publication")`, "[Publication!]", "[Journal!]"},
		"another relation":               {"  body", "  similar: [Publication!]! @manyToMany(inverse: \"similarTo\")\n  body"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			database := filepath.Join(t.TempDir(), "test.db")
			p := begin(t, library)
			store := p.open(t, on, database)
			fill(t, store, libraryRows)
			noError(t, store.Close())
			on.execute(t, database, "INSERT INTO publication_sweep VALUES (1, 1), (2, 0)")
			var allowed []string
			if strings.HasPrefix(name, "a rule") {
				allowed = []string{"check:Publication.title"}
			}
			p.next(t, replaced(t, library, replace...), allowed...)
			store = p.open(t, on, database)
			defer store.Close()
			for _, line := range contents(t, store) {
				if strings.Contains(line, " has ") || strings.HasPrefix(line, "Publication:1") || strings.HasPrefix(line, "Journal:1") {
					t.Errorf("there is %s", line)
				}
			}
		})
	}
}
