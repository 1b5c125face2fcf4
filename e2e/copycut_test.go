package e2e

import (
	"database/sql"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestCopyCutShort interrupts or kills a copy. There is nothing then that looks like one, and the next one succeeds.
func TestCopyCutShort(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "articles.db")
	makeLarge(t, file)
	onEveryEngine(t, func(t *testing.T, to engine) {
		for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGKILL} {
			target := to.database(t)
			has := func() (begun bool) { return len(names(t, filepath.Dir(target))) > 0 }
			if to.name == onPostgres.name {
				has = atWork(t, to.connect(t, target))
			}
			cmd := command(t, launch{args: []string{"copy", "--from", file, "--to", target}})
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			waitFor(t, "copy that has begun", has)
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil {
				t.Errorf("%v: it ended in order before", sig)
			}
			if to.name == onPostgres.name {
				waitFor(t, "end of the copy on the server", func() bool { return !has() })
				if objects := objectsOf(t, target); objects != "" {
					t.Errorf("%v: it left\n%s", sig, objects)
				}
			} else {
				left := names(t, filepath.Dir(target))
				if killed := sig == syscall.SIGKILL; !killed && len(left) > 0 || killed && (len(left) != 1 || !isPartial(left[0])) {
					t.Errorf("%v: it left %v", sig, left)
				}
			}
			mustRun(t, "copy", "--from", file, "--to", target)
		}
	})
}

// atWork reports whether another connection has begun to fill a PostgreSQL database, or is still there.
func atWork(t testing.TB, db *sql.DB) func() bool {
	return func() (working bool) {
		t.Helper()
		err := db.QueryRowContext(t.Context(), `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
			AND application_name = 'junction' AND query LIKE 'COPY article %')`).Scan(&working)
		if err != nil {
			t.Fatal(err)
		}
		return working
	}
}

// TestCopyUnderLoad copies a database that clients write to. The copy is the database at one moment.
func TestCopyUnderLoad(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, from engine) {
		source := from.database(t)
		s := start(t, "--database", source)
		load := writeWhole(t, s)
		waitFor(t, "load", func() bool { return load.acknowledged.Load() > 20 })
		for range 3 {
			before := load.acknowledged.Load()
			copied := filepath.Join(t.TempDir(), "copy.db")
			mustRun(t, "copy", "--from", source, "--to", copied)
			mustBeWhole(t, copied, before, load.begun.Load())
			mustBeSound(t, copied)
		}
		load.end()
	})
}
