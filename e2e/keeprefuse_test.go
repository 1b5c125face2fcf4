package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The files that the refusals are tried on: each is made in the folder that a command is told of.
var kept = map[string]func(t testing.TB, dir, name string){
	"sound.db":  makeSound,
	"backup.db": makeSound,
	"text.db": func(t testing.TB, dir, name string) {
		writeFile(t, filepath.Join(dir, name), strings.Repeat("just some words, ", 100))
	},
	"other.db": func(t testing.TB, dir, name string) {
		execSQL(t, filepath.Join(dir, name), "CREATE TABLE customer (name TEXT)")
	},
	"empty.db":  func(t testing.TB, dir, name string) { writeFile(t, filepath.Join(dir, name), "") },
	"newer.db":  changed("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"),
	"orphan.db": changed("PRAGMA foreign_keys = OFF", `INSERT INTO article_publication VALUES (77, 88, 'Nowhere')`),
	"copies.db": changed("PRAGMA foreign_keys = OFF", "UPDATE article_publication SET headline = 'Another'"),
	"pages.db": func(t testing.TB, dir, name string) {
		makeSound(t, dir, name)
		path := filepath.Join(dir, name)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		clear(raw[2*4096 : 4*4096])
		writeFile(t, path, string(raw))
	},
	"dbless.db-wal": func(t testing.TB, dir, name string) { writeFile(t, filepath.Join(dir, name), "a log") },
}

func makeSound(t testing.TB, dir, name string) {
	start(t, "--demo", "--database", filepath.Join(dir, name)).stop(t)
}

// changed makes a sound database and changes it by other means than the program.
func changed(statements ...string) func(t testing.TB, dir, name string) {
	return func(t testing.TB, dir, name string) {
		makeSound(t, dir, name)
		// One statement list, because each may have a connection of its own.
		execSQL(t, filepath.Join(dir, name), strings.Join(statements, ";"))
	}
}

// TestKeepingRefuses tries what backup, restore and check cannot do. Each says why in a line, and touches nothing.
func TestKeepingRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, files, run, says string
	}{
		{"a backup where a file is", "sound.db backup.db", "backup backup.db --database sound.db", "there is a file backup.db already"},
		{"a backup to a folder", "sound.db", "backup . --database sound.db", ". is a folder; name a new file, such as junction.db"},
		{"a backup to a folder that is none", "sound.db", "backup no/b.db --database sound.db", "there is no folder no"},
		{"a backup of nothing", "", "backup b.db --database none.db", "there is no such file"},
		{"a backup of another program's", "other.db", "backup b.db --database other.db", "another program"},
		{"a backup of a text", "text.db", "backup b.db --database text.db", "it is no database"},
		{"a backup of a damaged database", "pages.db", "backup b.db --database pages.db", "damaged|not sound"},
		{"a backup of links to nothing", "orphan.db", "backup b.db --database orphan.db", "the copy is not sound: foreign keys"},
		{"a backup of memory", "", "backup b.db --database :memory:", "work on a file"},
		{"a backup of a server", "", "backup b.db --database postgres://me:secret@host/db", "postgres:// is a server"},
		{"a backup without a name", "", "backup", `expected "<file>"`},
		{"a restore of nothing", "sound.db", "restore b.db --database sound.db", "there is no backup"},
		{"a restore of a text", "sound.db text.db", "restore text.db --database sound.db", "it is no database"},
		{"a restore of another program's", "sound.db other.db", "restore other.db --database sound.db", "another program"},
		{"a restore of an empty file", "sound.db empty.db", "restore empty.db --database sound.db", "empty"},
		{"a restore of a newer version's", "sound.db newer.db", "restore newer.db --database sound.db", "newer version"},
		{"a restore of a damaged backup", "sound.db pages.db", "restore pages.db --database sound.db", "the backup cannot be used"},
		{"a restore of links to nothing", "sound.db orphan.db", "restore orphan.db --database sound.db", "foreign keys"},
		{"a restore of false copies", "sound.db copies.db", "restore copies.db --database sound.db", "foreign keys"},
		{"a restore of itself", "sound.db", "restore ./sound.db --database sound.db", "the same file"},
		{"a restore over a text", "backup.db text.db", "restore backup.db --database text.db", "move it away first"},
		{"a restore over another program's", "backup.db other.db", "restore backup.db --database other.db", "another program"},
		{"a restore beside an old log", "backup.db dbless.db-wal", "restore backup.db --database dbless.db", "move that away first"},
		{"a restore of memory", "backup.db", "restore backup.db --database :memory:", "work on a file"},
		{"a check of nothing", "", "check --database none.db", "there is no such file"},
		{"a check of a text", "text.db", "check --database text.db", "it is no database"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name := range strings.FieldsSeq(test.files) {
				kept[name](t, dir, name)
			}
			before := contents(t, dir)
			got := runToEnd(t, launch{args: strings.Fields(test.run), dir: dir})
			says := false
			for part := range strings.SplitSeq(test.says, "|") {
				says = says || strings.Contains(got.stderr, part)
			}
			if got.code != 1 || got.stdout != "" || !says || strings.Count(got.stderr, "\n") != 1 || strings.Contains(got.stderr, "secret") {
				t.Errorf("got %+v, want exit code 1 and a line with %q", got, test.says)
			}
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Errorf("the files (-before +after):\n%s", diff)
			}
		})
	}
}

// TestCheckReports requires a line for each check, and for each problem, and the exit code.
func TestCheckReports(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		code     int
		problems string // the checks that find some
	}{
		"sound.db":  {0, ""},
		"orphan.db": {1, "foreign keys, headlines in the junction"},
		"copies.db": {1, "foreign keys, headlines in the junction"},
		"pages.db":  {1, "integrity"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			kept[name](t, dir, name)
			got := runToEnd(t, launch{args: []string{"check", "--database", name}, dir: dir})
			t.Log(got.stdout, got.stderr)
			if got.code != want.code || strings.Count(got.stderr, "\n") != want.code {
				t.Errorf("got %+v, want exit code %d", got, want.code)
			}
			for _, check := range []string{"integrity", "foreign keys", "headlines in the junction"} {
				if !strings.Contains("\n"+got.stdout, "\n"+check+": ") {
					t.Errorf("no line of %s", check)
				}
			}
			for check := range strings.SplitSeq(want.problems, ", ") {
				if check != "" && strings.Contains(got.stdout, check+": ok\n") {
					t.Errorf("%s is said to be well", check)
				}
			}
		})
	}
}
