package e2e

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"junction/internal/effort"
)

// TestBackupUnderLoad copies a database that clients write to. The copy is the database at one moment, and no change
// waits for it to be complete.
func TestBackupUnderLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, copied := filepath.Join(dir, "articles.db"), filepath.Join(dir, "copy.db")
	makeLarge(t, file)
	s := start(t, "--database", file)
	load := writeWhole(t, s)
	before := load.acknowledged.Load()
	began := time.Now()
	got := runToEnd(t, launch{args: []string{"backup", copied, "--database", file}})
	took := time.Since(began)
	after := load.begun.Load()
	load.end()
	if got.code != 0 || got.stderr != "" || strings.Count(got.stdout, "\n") != 1 {
		t.Fatalf("got %+v, want exit code 0, a line on stdout, and no bar where there is no terminal", got)
	}
	t.Logf("the backup took %v; %d changes meanwhile, the longest %v", took, after-before, time.Duration(load.longest.Load()))

	mustBeSound(t, copied)
	mustBeWhole(t, copied, before, after)
	if left := slices.Sorted(maps.Keys(contents(t, dir))); slices.ContainsFunc(left, isPartial) {
		t.Errorf("left behind: %v", left)
	}
	newTeller(t, start(t, "--database", copied)).finds(publications, `{ articles: { count: { lt: 0 } } }`, true, "")
}

// TestBackupCutShort interrupts or kills a backup. There is nothing then that looks like one.
func TestBackupCutShort(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "articles.db")
	makeLarge(t, file)
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGKILL} {
		dir := t.TempDir()
		cmd := command(t, launch{args: []string{"backup", filepath.Join(dir, "copy.db"), "--database", file}})
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "backup that has begun", func() bool { return len(names(t, dir)) > 0 })
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		err := cmd.Wait()
		left := names(t, dir)
		switch {
		case err == nil:
			t.Errorf("%v: it ended in order before", sig)
		case sig == syscall.SIGINT && len(left) > 0:
			t.Errorf("%v: it left %v", sig, left)
		case sig == syscall.SIGKILL && (len(left) != 1 || !isPartial(left[0])):
			t.Errorf("%v: it left %v, want a file that ends in .partial", sig, left)
		}
	}
}

// TestRestoreKeepsWhatItReplaces goes back to a backup, and forward again to what was there.
func TestRestoreKeepsWhatItReplaces(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, backup := filepath.Join(dir, "articles.db"), filepath.Join(dir, "backup.db")
	s := newTeller(t, start(t, "--database", file))
	s.make("A1", "The first article", "")
	mustRun(t, "backup", backup, "--database", file)
	s.make("A2", "The second article", "")

	// A server has it open.
	mustRefuse(t, "stop it first", "restore", backup, "--database", file)
	s.exist(articles, "A1 A2")
	s.server.kill() // so that what it wrote last is in the log alone

	restored := time.Now().UTC().Add(-time.Second)
	said := mustRun(t, "restore", backup, "--database", file)
	var kept string
	for _, name := range names(t, dir) {
		if stamp, ok := strings.CutPrefix(name, "articles.db.replaced-"); ok {
			kept = filepath.Join(dir, name)
			if at, err := time.Parse("20060102T150405.000Z", stamp); err != nil || at.Before(restored) || at.After(time.Now()) {
				t.Errorf("the kept file's name is %s", name)
			}
		}
	}
	if kept == "" || !strings.Contains(said, kept) {
		t.Fatalf("there are %v, and it said %q", names(t, dir), said)
	}
	mustBeSound(t, file)
	s.server = start(t, "--database", file)
	s.exist(articles, "A1")
	s.server.stop(t)

	mustRun(t, "restore", kept, "--database", file)
	s.server = start(t, "--database", file)
	s.exist(articles, "A1 A2")

	elsewhere := filepath.Join(dir, "new.db")
	mustRun(t, "restore", backup, "--database", elsewhere)
	s.server = start(t, "--database", elsewhere)
	s.exist(articles, "A1")
}

// TestRestoreOverADamagedDatabase replaces what no server could open any more.
func TestRestoreOverADamagedDatabase(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(raw []byte) []byte{
		"cut short":                  func(raw []byte) []byte { return raw[:len(raw)/2] },
		"with pages of nothing":      func(raw []byte) []byte { return append(raw[:100], make([]byte, len(raw)-100)...) },
		"an empty file":              func([]byte) []byte { return nil },
		"with another header's size": func(raw []byte) []byte { return append(raw, make([]byte, 5000)...) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file, backup := filepath.Join(dir, "articles.db"), filepath.Join(dir, "backup.db")
			s := newTeller(t, start(t, "--database", file))
			s.make("A1", "The first article", "")
			mustRun(t, "backup", backup, "--database", file)
			s.server.stop(t)
			writeFile(t, file, string(damage([]byte(contents(t, dir)["articles.db"]))))

			mustRun(t, "restore", backup, "--database", file)
			mustBeSound(t, file)
			s.server = start(t, "--database", file)
			s.exist(articles, "A1")
		})
	}
}

// TestRestoreKilled kills restores at random moments. The database is the old one or the new one, and sound.
func TestRestoreKilled(t *testing.T) {
	t.Parallel()
	times := effort.Rounds(t, 3, 10)
	random := rand.New(rand.NewPCG(seedOf(t), 0))
	dir := t.TempDir()
	file, backup := filepath.Join(dir, "articles.db"), filepath.Join(dir, "backup.db")
	makeLarge(t, file)
	mustRun(t, "backup", backup, "--database", file)
	const count = "SELECT count(*) FROM article"
	execSQL(t, file, "DELETE FROM article WHERE id % 2")
	old, restored := querySQL(t, file, count), querySQL(t, backup, count)
	saw := map[string]int{}
	for range times {
		cmd := command(t, launch{args: []string{"restore", backup, "--database", file}})
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// First it checks the backup and keeps what there is. Then any moment is as good.
		waitFor(t, "restore that begins to replace", func() bool {
			return slices.ContainsFunc(names(t, dir), func(name string) bool { return strings.Contains(name, ".replaced-") && !isPartial(name) })
		})
		<-time.After(time.Duration(random.Int64N(int64(250 * time.Millisecond))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // how it ended is known
		mustBeSound(t, file)
		got := querySQL(t, file, count)
		saw[got]++
		if got != old && got != restored {
			t.Fatalf("%s articles, want %s or %s", got, old, restored)
		}
		if got == restored {
			execSQL(t, file, "DELETE FROM article WHERE id % 2")
		}
		for _, name := range names(t, dir) {
			if strings.Contains(name, ".replaced-") {
				if err := os.Remove(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Logf("articles, and how often: %v", saw)
}

func isPartial(name string) bool { return strings.HasSuffix(name, ".partial") }

// makeLarge makes a database of some forty megabytes.
func makeLarge(t testing.TB, file string) {
	t.Helper()
	start(t, "--database", file).stop(t)
	execSQL(t, file, `INSERT INTO article (headline)
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
		SELECT printf('Article %08d, whose headline is as long as many are, and longer than most of those', i) FROM n`)
}

// names are the names of the files in a folder.
func names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

// waitFor waits until something holds.
func waitFor(t testing.TB, what string, holds func() bool) {
	t.Helper()
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(startWithin); !holds(); <-again.C {
		if time.Now().After(deadline) {
			t.Fatalf("no %s within %v", what, startWithin)
		}
	}
}

// mustRun runs a command that has to succeed, and returns what it says.
func mustRun(t testing.TB, args ...string) string {
	t.Helper()
	got := runToEnd(t, launch{args: args})
	if got.code != 0 || got.stderr != "" {
		t.Fatalf("%v: %+v, want exit code 0 and nothing on stderr", args, got)
	}
	return got.stdout
}

// mustRefuse runs a command that has to fail, and to say why in a line.
func mustRefuse(t testing.TB, why string, args ...string) {
	t.Helper()
	got := runToEnd(t, launch{args: args})
	if got.code != 1 || got.stdout != "" || !strings.Contains(got.stderr, why) || strings.Count(got.stderr, "\n") != 1 {
		t.Errorf("%v: %+v, want exit code 1 and a line with %q", args, got, why)
	}
}
