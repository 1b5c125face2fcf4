//go:build amd64 || arm64

package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"junction/storage"
	"junction/storage/sqlite"
)

func isMapped(t *testing.T, path string) bool {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(maps), path+"\n")
}

// articles counts the articles that a page of all of them holds.
func articles(t *testing.T, store storage.Store) (int, error) {
	t.Helper()
	page, err := store.Articles().Page(t.Context(), storage.Query{Order: storage.Order{Field: "headline"}, Limit: 10_000})
	return len(page.Edges), err
}

func addArticles(t *testing.T, store storage.Store, count int) {
	t.Helper()
	err := store.Transact(t.Context(), func(tx storage.Session) error {
		for n := range count {
			if _, err := tx.Articles().Create(t.Context(), storage.Article{Headline: fmt.Sprintf("%0100d", n)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadersMapTheFileWhileTheyAreOpen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, path)
	if _, err := articles(t, store); err != nil {
		t.Fatal(err)
	}
	if !isMapped(t, path) {
		t.Error("the file is not mapped")
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if isMapped(t, path) {
		t.Error("the file is still mapped when its store is closed")
	}
}

// A file that fits is read in large pages where the system has them; one that is longer than memory is not. Either is
// mapped, whatever the system has.
func TestAFileThatFitsIsReadInLargePages(t *testing.T) {
	t.Parallel()
	_, err := os.Stat("/sys/kernel/mm/transparent_hugepage")
	systemHas := err == nil
	for _, is := range []struct {
		name string
		size int64
		want bool
	}{
		{"empty", 0, systemHas},
		{"ten megabytes", 10 << 20, systemHas},
		{"a terabyte of nothing", 1 << 40, false},
	} {
		t.Run(is.name, func(t *testing.T) {
			t.Parallel()
			file, err := os.Create(filepath.Join(t.TempDir(), "file"))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			if err := file.Truncate(is.size); err != nil {
				t.Fatal(err)
			}
			unmap, ok := sqlite.MapFile(file)
			if !ok {
				t.Fatal("it is not mapped")
			}
			defer unmap()
			if got := hasLargePages(t, file.Name()); got != is.want {
				t.Errorf("large pages: %v", got)
			}
		})
	}
}

// hasLargePages reports whether a mapped file is to be read in large pages.
func hasLargePages(t *testing.T, path string) bool {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	_, of, found := strings.Cut(string(maps), path+"\n")
	_, flags, told := strings.Cut(of, "VmFlags:")
	if !found || !told {
		t.Fatalf("the system does not tell of %s", path)
	}
	flags, _, _ = strings.Cut(flags, "\n")
	return slices.Contains(strings.Fields(flags), "hg")
}

// What is added goes to the log first, and behind what the file was when it was mapped.
func TestReadersSeeAFileGrow(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	for want := 0; want <= 9000; want += 3000 {
		for range 10 {
			if got, err := articles(t, store); got != want || err != nil {
				t.Fatalf("%d articles of %d are read: %v", got, want, err)
			}
		}
		addArticles(t, store, 3000)
	}
}

// A disk that fails while it is read ends the read, and not the program; when it is well again, so are the reads. The
// nearest that a test comes to one is a file that ends before what the index of the log says.
func TestADiskThatFailsEndsTheRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, path)
	addArticles(t, store, 2000)
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	if _, err := writer.ExecContext(t.Context(), "PRAGMA wal_checkpoint"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	reads := func(when string, good func(count int, err error) bool) {
		for range 10 {
			if count, err := articles(t, store); !good(count, err) {
				t.Fatalf("%s: %d articles, %v", when, count, err)
			}
		}
	}
	all := func(count int, err error) bool { return count == 2000 && err == nil }
	reads("at first", all)
	if err := os.Truncate(path, 3*4096); err != nil {
		t.Fatal(err)
	}
	reads("while it fails", func(_ int, err error) bool { return errors.Is(err, storage.ErrUnavailable) })
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	reads("when it is well again", all)
}

func TestMemoryThatCannotBeReadIsFoundOut(t *testing.T) {
	t.Parallel()
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	page := os.Getpagesize()
	mapped, err := unix.Mmap(int(file.Fd()), 0, 2*page, unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Munmap(mapped)
	for _, is := range []struct {
		size, from, length int
		want               bool
	}{
		{0, 0, 1, false},
		{1, 0, 1, true},
		{page, 0, page, true},
		{page, 0, page + 1, false},
		{page, page, 1, false},
		{2 * page, page, page, true},
		{page, 0, page, true},
		{0, page - 1, 1, false},
	} {
		if err := file.Truncate(int64(is.size)); err != nil {
			t.Fatal(err)
		}
		if got := sqlite.There(mapped[is.from:][:is.length]); got != is.want {
			t.Errorf("of %d bytes, %d from %d on are there: %v", is.size, is.length, is.from, got)
		}
	}
}
