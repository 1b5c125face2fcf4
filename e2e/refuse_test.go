package e2e

import (
	"net"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRefusesToStart holds the program to its word where it cannot serve: one clear line on stderr that names the
// culprit, exit code 1, and every file and folder as it was, with none made.
func TestRefusesToStart(t *testing.T) {
	t.Parallel()
	// Each case prepares the working directory and gives the program's flags, and what the line must name.
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string) (args []string, named string)
	}{
		{"a port that is taken", func(t *testing.T, _ string) ([]string, string) {
			taken, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { taken.Close() })
			return []string{"--listen", taken.Addr().String()}, taken.Addr().String() + ": address already in use; stop the program"
		}},
		{"a port that is taken, with demonstration data", func(t *testing.T, _ string) ([]string, string) {
			return []string{"--demo", "--listen", strings.TrimPrefix(start(t).URL, "http://")}, "127.0.0.1:"
		}},
		{"an address that is none", func(*testing.T, string) ([]string, string) {
			return []string{"--listen", "nowhere"}, "nowhere: missing port in address; an address is a host and the number of a port"
		}},
		{"a port that is no number", func(*testing.T, string) ([]string, string) {
			return []string{"--listen", ":abc"}, ":abc: unknown port; an address is a host and the number of a port, such as localhost:8080"
		}},
		{"an address for the metrics that is none", func(*testing.T, string) ([]string, string) {
			return []string{"--metrics", "nowhere"}, "cannot serve the metrics on nowhere: missing port in address; an address"
		}},
		{"a port that is none", func(*testing.T, string) ([]string, string) {
			return []string{"--listen", "127.0.0.1:99999"}, "99999"
		}},
		{"a folder that is missing", func(*testing.T, string) ([]string, string) {
			return []string{"--database", "missing/articles.db"}, "missing"
		}},
		{"a folder as the database", func(t *testing.T, dir string) ([]string, string) {
			writeFile(t, filepath.Join(dir, "kept.txt"), "kept")
			return []string{"--database", dir}, filepath.Base(dir)
		}},
		{"a file that is no database", func(t *testing.T, dir string) ([]string, string) {
			writeFile(t, filepath.Join(dir, "diary.txt"), strings.Repeat("Dear diary, today I wrote no SQL.\n", 1000))
			return []string{"--database", "diary.txt"}, "diary.txt: it is no database, but a file of another kind; name an SQLite file"
		}},
		{"a short file that is no database", func(t *testing.T, dir string) ([]string, string) {
			writeFile(t, filepath.Join(dir, "note.txt"), "milk")
			return []string{"--database", "note.txt"}, "note.txt"
		}},
		{"a database of another program", func(t *testing.T, dir string) ([]string, string) {
			execSQL(t, filepath.Join(dir, "contacts.db"),
				`CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)`,
				`INSERT INTO contact (name) VALUES ('Ada')`)
			return []string{"--database", "contacts.db"}, "contacts.db"
		}},
		{"a database of another program in WAL mode", func(t *testing.T, dir string) ([]string, string) {
			execSQL(t, filepath.Join(dir, "contacts.db"),
				`PRAGMA journal_mode = WAL`,
				`CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)`)
			return []string{"--database", "contacts.db"}, "contacts.db"
		}},
		{"a database of another program that migrates with goose too", func(t *testing.T, dir string) ([]string, string) {
			execSQL(t, filepath.Join(dir, "contacts.db"),
				`CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)`,
				gooseTable, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1)`)
			return []string{"--database", "contacts.db"}, "contacts.db"
		}},
		{"a database newer than the program", func(t *testing.T, dir string) ([]string, string) {
			path := filepath.Join(dir, "articles.db")
			start(t, "--database", path, "--demo").stop(t)
			execSQL(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999999, 1)`)
			return []string{"--database", "articles.db"}, "articles.db"
		}},
		{"a database server that cannot be reached", func(*testing.T, string) ([]string, string) {
			return []string{"--database", "postgres://someone:geheim@127.0.0.1:1/articles?connect_timeout=5"}, "postgres"
		}},
		{"a database by a scheme that is none", func(*testing.T, string) ([]string, string) {
			return []string{"--database", "mysql://127.0.0.1/articles"}, "mysql://; a database is an SQLite file's path, or a PostgreSQL server's"
		}},
		{"replicas of a file", func(*testing.T, string) ([]string, string) {
			return []string{"--read-database", "postgres://someone:geheim@127.0.0.1:1/articles"}, "--read-database"
		}},
		{"no name for the database", func(*testing.T, string) ([]string, string) {
			return []string{"--database", ""}, "database"
		}},
		{"a limit of nothing", func(*testing.T, string) ([]string, string) {
			return []string{"--max-depth", "0"}, "--max-depth must be at least 1, and is 0"
		}},
		{"a time of nothing", func(*testing.T, string) ([]string, string) {
			return []string{"serve", "--max-time", "0s"}, "--max-time must be at least 1ms, and is 0s"
		}},
		{"a limit that is no number", func(*testing.T, string) ([]string, string) {
			return []string{"--max-depth", "deep"}, "--max-depth: expected a valid 64 bit int"
		}},
		{"a level that is none", func(*testing.T, string) ([]string, string) {
			return []string{"--log-level", "loud"}, `--log-level: must be debug, info, warn or error, and is "loud"`
		}},
		{"an unknown flag", func(*testing.T, string) ([]string, string) {
			return []string{"--frobnicate"}, "frobnicate; see junction --help"
		}},
		{"a flag without its value", func(*testing.T, string) ([]string, string) {
			return []string{"--database"}, "database"
		}},
		{"a word that is no flag", func(*testing.T, string) ([]string, string) {
			return []string{"swerve"}, "swerve; see junction --help"
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			args, named := test.prepare(t, dir)
			if !strings.Contains(strings.Join(args, " "), "--listen") {
				args = append(args, "--listen", "127.0.0.1:0")
			}
			before := contents(t, dir)
			got := runToEnd(t, launch{args: args, dir: dir})

			if got.code != 1 {
				t.Errorf("exit code %d, want 1", got.code)
			}
			if line := strings.TrimSuffix(got.stderr, "\n"); line == "" || strings.Contains(line, "\n") {
				t.Errorf("want one line on stderr, got:\n%s", got.stderr)
			}
			if !strings.Contains(got.stderr, named) {
				t.Errorf("stderr does not name %s:\n%s", named, got.stderr)
			}
			if strings.Contains(got.stderr, "geheim") {
				t.Errorf("stderr tells the password:\n%s", got.stderr)
			}
			if got.stdout != "" {
				t.Errorf("stdout is not empty:\n%s", got.stdout)
			}
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Errorf("the working directory changed (-before +after):\n%.2000s", diff)
			}
			t.Logf("it said: %s", got.stderr)
		})
	}
}

// gooseTable is the table in which goose, a migration tool of many programs, keeps what was applied.
const gooseTable = `CREATE TABLE goose_db_version (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version_id INTEGER NOT NULL,
	is_applied INTEGER NOT NULL,
	tstamp TIMESTAMP DEFAULT (datetime('now'))
)`
