package e2e

import (
	"cmp"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"junction/internal/effort"
)

// TestKilled lets eight clients write, kills the program at a random moment, and starts it again, twenty times. Then
// every acknowledged change must be there, and of a change that was on its way all or nothing.
//
// SEED repeats the moments and the changes, as well as a machine that does other things too allows.
func TestKilled(t *testing.T) {
	t.Parallel()
	const clients, longest = 8, 300 * time.Millisecond
	times := effort.Rounds(t, 4, 20)
	seed := seedOf(t)
	random := rand.New(rand.NewPCG(seed, 0))
	file := filepath.Join(t.TempDir(), "articles.db")
	s := start(t, "--database", file)
	writers := make([]*diarist, clients)
	for i := range writers {
		writers[i] = newDiarist(t, s, i, rand.New(rand.NewPCG(seed, uint64(i)+1)))
	}

	var acknowledged, unsure atomic.Int64
	for round := range times {
		var running sync.WaitGroup
		for _, w := range writers {
			running.Go(func() {
				for w.write(t, s) {
					acknowledged.Add(1)
				}
			})
		}
		<-time.After(time.Duration(random.Int64N(int64(longest))))
		s.kill()
		running.Wait()

		checkedFirst := round%2 == 0 // now the program recovers what was killed, now the check does
		if checkedFirst {
			mustBeSound(t, file)
		}
		s = start(t, "--database", file)
		for _, w := range writers {
			if w.compare(t, s) {
				unsure.Add(1)
			}
		}
		if !checkedFirst {
			mustBeSound(t, file)
		}
		if t.Failed() {
			t.Fatalf("after kill %d of %d", round+1, times)
		}
	}
	t.Logf("%d changes acknowledged in %d rounds, %d changes on their way", acknowledged.Load(), times, unsure.Load())
	if acknowledged.Load() < int64(times) {
		t.Errorf("only %d changes were acknowledged, so this says nothing", acknowledged.Load())
	}
}

// TestKilledAtTheFirstStart kills a program that is making its database. The next one makes it whole.
func TestKilledAtTheFirstStart(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(seedOf(t), 0))
	for range 8 {
		file := filepath.Join(t.TempDir(), "articles.db")
		cmd := command(t, launch{args: []string{"--listen", "127.0.0.1:0", "--database", file}})
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Duration(random.Int64N(int64(60 * time.Millisecond))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // how it ended is known

		s := start(t, "--database", file)
		newTeller(t, s).make("A1", "The first one", "")
		s.stop(t)
		mustBeSound(t, file)
	}
}

// mustBeSound runs the program's own check, and SQLite's through a driver of the test's.
func mustBeSound(t testing.TB, file string) {
	t.Helper()
	got := runToEnd(t, launch{args: []string{"check", "--database", file}})
	if got.code != 0 || got.stderr != "" || strings.Count(got.stdout, ": ok\n") != strings.Count(got.stdout, "\n") {
		t.Errorf("the check ended with %d:\n%s%s", got.code, got.stdout, got.stderr)
	}
	if integrity := querySQL(t, file, "PRAGMA integrity_check"); integrity != "ok" {
		t.Errorf("integrity_check: %s", integrity)
	}
	if violations := querySQL(t, file, "SELECT count(*) FROM pragma_foreign_key_check"); violations != "0" {
		t.Errorf("foreign_key_check: %s rows", violations)
	}
}

// seedOf is a new seed, or SEED's, which the test's log tells.
func seedOf(t testing.TB) uint64 {
	t.Helper()
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("SEED"), strconv.FormatUint(rand.Uint64(), 10)), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("SEED=%d", seed)
	return seed
}
