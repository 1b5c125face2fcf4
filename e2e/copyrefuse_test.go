package e2e

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/storage/postgres/postgrestest"
)

// TestCopyRefuses tries what cannot be copied. Each says why in a line that tells no password, and touches nothing.
func TestCopyRefuses(t *testing.T) {
	t.Parallel()
	const nowhere = "postgres://someone:geheim@127.0.0.1:1/articles"
	tests := []struct {
		name, files, from, to, says string
	}{
		{"a copy of nothing", "", "none.db", "new.db", "cannot copy the database none.db: there is no such file"},
		{"a copy of another program's", "other.db", "other.db", "new.db", "another program"},
		{"a copy of a text", "text.db", "text.db", "new.db", "it is no database"},
		{"a copy of an empty file", "empty.db", "empty.db", "new.db", "it is an empty database"},
		{"a copy of a newer version's", "newer.db", "newer.db", "new.db", "newer version"},
		{"a copy of a damaged database", "pages.db", "pages.db", "new.db", "pages.db: the file is damaged"},
		{"a copy of links to nothing", "orphan.db", "orphan.db", "new.db", "of 8 links only 7 fit"},
		{"a copy of false copies", "copies.db", "copies.db", "new.db", "of 7 links only 0 fit"},
		{"a copy of memory", "", ":memory:", "new.db", "ends with the program"},
		{"a copy to memory", "sound.db", "sound.db", ":memory:", "ends with the program"},
		{"a copy to a file that is there", "sound.db backup.db", "sound.db", "backup.db", "there is a file backup.db already"},
		{"a copy to a file that is there and empty", "sound.db empty.db", "sound.db", "empty.db", "there is a file empty.db already"},
		{"a copy to a folder", "sound.db", "sound.db", ".", ". is a folder; name a new file, such as junction.db"},
		{"a copy to a folder that is none", "sound.db", "sound.db", "no/new.db", "there is no folder no"},
		{"a copy beside an old log", "sound.db dbless.db-wal", "sound.db", "dbless.db", "move that away first"},
		{"a copy to itself", "sound.db", "sound.db", "sound.db", "cannot copy a database to itself"},
		{"a copy to itself by another name", "sound.db", "sound.db", "./sound.db", "there is a file ./sound.db already"},
		{"a copy to a server that is none", "sound.db", "sound.db", nowhere, "cannot copy to the database postgres://127.0.0.1:1/articles: the server cannot be reached"},
		{"a copy of a server that is none", "", nowhere, "new.db", "cannot copy the database postgres://127.0.0.1:1/articles: the server cannot be reached"},
		{"a copy to a URL that is none", "sound.db", "sound.db", "postgres://someone:ge%heim@host/db", "it reads postgres://user:password@host"},
		{"a copy by a scheme that is none", "sound.db", "sound.db", "mysql://someone:geheim@host/db", "there is no engine for mysql://; a database is"},
		{"a copy of a scheme that is none", "", "mysql://someone:geheim@host/db", "new.db", "there is no engine for mysql://; a database is"},
		{"a copy without a name", "sound.db", "sound.db", "", "the path is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name := range strings.FieldsSeq(test.files) {
				kept[name](t, dir, name)
			}
			before := contents(t, dir)
			got := runToEnd(t, launch{args: []string{"copy", "--from", test.from, "--to", test.to}, dir: dir})
			if got.code != 1 || got.stdout != "" || strings.Count(got.stderr, "\n") != 1 || strings.Contains(got.stderr, "heim") ||
				!strings.Contains(got.stderr, test.says) {
				t.Errorf("got %+v, want exit code 1 and a line with %q", got, test.says)
			}
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Errorf("the files (-before +after):\n%.2000s", diff)
			}
			t.Log(got.stderr)
		})
	}
	for _, flag := range []string{"--from", "--to"} {
		mustRefuse(t, "missing flags", "copy", flag, "articles.db")
	}
}

// TestCopyRefusesOnPostgres is the same where there is a server.
func TestCopyRefusesOnPostgres(t *testing.T) {
	t.Parallel()
	postgrestest.Need(t)
	dir := t.TempDir()
	for _, name := range []string{"sound.db", "copies.db"} {
		kept[name](t, dir, name)
	}
	full := onPostgres.database(t)
	mustRun(t, "copy", "--from", dir+"/sound.db", "--to", full)
	unused := onPostgres.database(t)
	start(t, "--database", unused).stop(t)
	onlyPublications := onPostgres.database(t)
	s := start(t, "--database", onlyPublications)
	newTeller(t, s).make("P1", "Mine", "")
	s.stop(t)
	taken := onPostgres.database(t)
	if _, err := onPostgres.connect(t, taken).ExecContext(t.Context(), "CREATE TABLE article (name text)"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, from, to, says string }{
		{"a target with everything", dir + "/sound.db", full, "it holds articles, and a copy is made only where there is nothing yet"},
		{"a target with publications", dir + "/sound.db", onlyPublications, "it holds publications, and"},
		{"a target of another program's", dir + "/sound.db", taken, "is another program's"},
		{"a target that is the source", full, full + "&connect_timeout=3", "it holds articles"},
		{"a target that is the source, and empty", unused, unused + "&connect_timeout=3", "another program holds the tables"},
		{"a source without tables", onPostgres.database(t), dir + "/new.db", "it is an empty database"},
		{"a source that is damaged", dir + "/copies.db", onPostgres.database(t), "violates foreign key constraint"},
	} {
		before, objects := contents(t, dir), ""
		onPG := strings.HasPrefix(test.to, "postgres")
		if onPG {
			objects = objectsOf(t, test.to)
		}
		mustRefuse(t, test.says, "copy", "--from", test.from, "--to", test.to)
		if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
			t.Errorf("%s: the files (-before +after):\n%.2000s", test.name, diff)
		}
		if onPG {
			if diff := cmp.Diff(objects, objectsOf(t, test.to)); diff != "" {
				t.Errorf("%s: the database (-before +after):\n%s", test.name, diff)
			}
		}
	}
}

// objectsOf are all tables, indexes, sequences and functions of a PostgreSQL database, and where their rows are: it is
// another place after a TRUNCATE.
func objectsOf(t testing.TB, database string) (objects string) {
	t.Helper()
	db := onPostgres.connect(t, database)
	defer db.Close()
	err := db.QueryRowContext(t.Context(), `SELECT
		coalesce((SELECT string_agg(concat_ws(' ', relname, relkind, relfilenode), E'\n' ORDER BY relname) FROM pg_class
			WHERE relnamespace = 'public'::regnamespace), '') ||
		coalesce((SELECT string_agg(proname, E'\n' ORDER BY proname) FROM pg_proc WHERE pronamespace = 'public'::regnamespace), '')`).
		Scan(&objects)
	if err != nil {
		t.Fatal(err)
	}
	return objects
}
