package e2e

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"junction/internal/effort"
)

// TestFullDisk fills the disk under a running program: changes fail with UNAVAILABLE and change nothing, reads go on,
// and when there is space again changes go on too, without a restart.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		megabyte int
		before   int // changes that are made before the disk is full
	}{
		{"when the log cannot grow", 1, 5},
		{"when the log has been written into the database, which cannot grow", 12, 600},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if test.before > 100 && effort.Less(t, "a disk that is nearly full for long") {
				return
			}
			disk := mountDisk(t, test.megabyte)
			file := filepath.Join(disk, "articles.db")
			s := start(t, "--database", file)
			hub := get[string](t, s.must(t, publications.createMutation(), vars{"text": "Hub", "far": []string{}}),
				"createPublication.publication.id")
			write := func(n int) response {
				return s.post(t, articles.createMutation(),
					vars{"text": fmt.Sprintf("%04d %s", n, strings.Repeat("x", 90)), "far": []string{hub}})
			}
			written := 0
			for ; written < test.before; written++ {
				if errs := write(written).Errors; len(errs) > 0 {
					t.Fatalf("before the disk was full: %v", errs)
				}
			}

			fill(t, filepath.Join(disk, "filler"))
			var refused []gqlError
			for refused = write(written).Errors; len(refused) == 0; refused = write(written).Errors {
				if written++; written > test.before+5000 { // what is allotted already can still be used
					t.Fatal("a full disk keeps nothing from being written")
				}
			}
			mustBeUnavailable(t, refused)
			t.Logf("%d changes fit in what was allotted", written-test.before)
			for range 3 { // of the same size: a smaller one may still fit
				mustBeUnavailable(t, write(written).Errors)
			}
			mustCount(t, s, written)
			if status, err := s.status(t.Context(), "/readyz"); err != nil || status != http.StatusOK {
				t.Errorf("/readyz: status %d, error %v, want 200: reads go on", status, err)
			}

			if err := os.Remove(filepath.Join(disk, "filler")); err != nil {
				t.Fatal(err)
			}
			for range 5 {
				if errs := write(written).Errors; len(errs) > 0 {
					t.Fatalf("with space again: %v", errs)
				}
				written++
			}
			mustCount(t, s, written)
			s.stop(t)
			mustBeSound(t, file)
		})
	}
}

// TestFullDiskAtTheStart starts the program on a disk without space. It says so in a line, and leaves nothing behind.
func TestFullDiskAtTheStart(t *testing.T) {
	t.Parallel()
	disk := mountDisk(t, 1)
	fill(t, filepath.Join(disk, "filler"))
	got := runToEnd(t, launch{args: []string{"--listen", "127.0.0.1:0", "--database", filepath.Join(disk, "new.db")}})
	if got.code != 1 || strings.Count(got.stderr, "\n") != 1 || !strings.Contains(got.stderr, "the disk is full") {
		t.Errorf("exit code %d, stderr %q, want 1 and a line that says that the disk is full", got.code, got.stderr)
	}
	if entries, err := os.ReadDir(disk); err != nil || len(entries) != 1 {
		t.Errorf("%d files are left, error %v, want the filler alone", len(entries), err)
	}
}

// mountDisk is a folder that is a disk of its own, of so many megabytes. Where the test may not mount one it is skipped,
// unless REQUIRE_TMPFS=1 says that it may.
func mountDisk(t testing.TB, megabyte int) string {
	t.Helper()
	disk := t.TempDir()
	err := syscall.Mount("junction-e2e", disk, "tmpfs", 0, fmt.Sprintf("size=%dm", megabyte))
	switch {
	case err != nil && os.Getenv("REQUIRE_TMPFS") == "1":
		t.Fatalf("cannot mount a small disk: %v", err)
	case err != nil:
		effort.Skip(t, "cannot mount a small disk, which takes root: "+err.Error())
	}
	t.Cleanup(func() {
		if err := unmount(disk); err != nil {
			t.Errorf("unmounting %s: %v", disk, err)
		}
	})
	return disk
}

// unmount waits for the programs that other tests are starting: until such a child runs its program it holds the files
// that the test had open when it was forked.
func unmount(disk string) error {
	tooLate := time.Now().Add(stopWithin)
	for {
		err := syscall.Unmount(disk, 0)
		if !errors.Is(err, syscall.EBUSY) || time.Now().After(tooLate) {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// fill takes all the space of a disk.
func fill(t testing.TB, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for block := make([]byte, 4096); err == nil; {
		_, err = file.Write(block)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

// mustBeUnavailable requires the one error that says to try again.
func mustBeUnavailable(t testing.TB, errs []gqlError) {
	t.Helper()
	if len(errs) != 1 || errs[0].Extensions.Code != "UNAVAILABLE" {
		t.Errorf("on a full disk: %v, want UNAVAILABLE", errs)
	}
}

// mustCount requires that there are so many articles, and as many links of the one publication.
func mustCount(t testing.TB, s *server, want int) {
	t.Helper()
	data := s.must(t, `{
		articles(where: { publications: { some: { title: { eq: "Hub" } } } }) { totalCount nodes { headline } }
		publications { totalCount nodes { articles(last: 1) { totalCount nodes { headline } } } }
	}`, nil)
	got := []float64{
		get[float64](t, data, "articles.totalCount"),
		get[float64](t, data, "publications.totalCount"),
		get[float64](t, data, "publications.nodes.0.articles.totalCount"),
	}
	if got[0] != float64(want) || got[1] != 1 || got[2] != float64(want) {
		t.Errorf("articles, publications, links: %v, want %d, 1, %d", got, want, want)
	}
}
