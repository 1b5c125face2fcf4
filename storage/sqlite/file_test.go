package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

// articles counts the articles that a page of all of them holds.
func articles(t *testing.T, store storage.Store) (int, error) {
	t.Helper()
	page, err := entity.Articles.In(store).Page(t.Context(), storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 10_000})
	return len(page.Edges), err
}

func addArticles(t *testing.T, store storage.Store, count int) {
	t.Helper()
	noError(t, store.Transact(t.Context(), func(tx storage.Session) error {
		for n := range count {
			if _, err := entity.Articles.In(tx).Create(t.Context(), entity.Article{Headline: fmt.Sprintf("%0100d", n)}); err != nil {
				return err
			}
		}
		return nil
	}))
}

// emptyLog brings all that is in the log into the file.
func emptyLog(t *testing.T, path string) {
	t.Helper()
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	_, err := writer.ExecContext(t.Context(), "PRAGMA wal_checkpoint")
	noError(t, err)
}

// What is added goes to the log first, and then behind what the file was before.
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

// What happens to the file beneath SQLite makes all reads and changes fail, from a moment later until it is undone, and is forgotten then.
func TestAFileThatFailsIsUnavailableUntilItIsWholeAgain(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		fails func(path string, whole []byte) error
	}{
		{"it is cut short", func(path string, _ []byte) error { return os.Truncate(path, 3*4096) }},
		{"it is empty, which SQLite takes for a database", func(path string, _ []byte) error { return os.Truncate(path, 0) }},
		{"it is missing", func(path string, _ []byte) error { return os.Rename(path, path+".away") }},
		{"it is a longer file of zeros", func(path string, whole []byte) error {
			return os.WriteFile(path, make([]byte, 2*len(whole)), 0o600)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "test.db")
			store := open(t, path)
			addArticles(t, store, 2000)
			emptyLog(t, path)
			whole, err := os.ReadFile(path)
			noError(t, err)
			for range 3 {
				noError(t, test.fails(path, whole))
				time.Sleep(20 * time.Millisecond) // for ten, connections go by what one of them saw
				for range 5 {
					if count, err := articles(t, store); !errors.Is(err, storage.ErrUnavailable) {
						t.Errorf("%d articles are read, %v", count, err)
					}
					if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "lost"}); !errors.Is(err, storage.ErrUnavailable) {
						t.Errorf("an article is made, %v", err)
					}
				}
				_ = os.Remove(path + ".away")
				noError(t, os.WriteFile(path, whole, 0o600))
				for range 5 {
					if count, err := articles(t, store); count != 2000 || err != nil {
						t.Errorf("when it is whole again, %d articles are read, %v", count, err)
					}
				}
			}
		})
	}
}

// A connection that first sees the file when it holds another program's database says so, and not that a table is missing.
func TestAnotherDatabaseInThePlaceOfAFileIsUnavailable(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, path)
	emptyLog(t, path)
	run(t, path+".other", "CREATE TABLE other (x); INSERT INTO other VALUES (zeroblob(1000000))")
	other, err := os.ReadFile(path + ".other")
	noError(t, err)
	noError(t, os.WriteFile(path, other, 0o600))
	for range 5 {
		if _, err := articles(t, store); !errors.Is(err, storage.ErrUnavailable) {
			t.Errorf("it says %v", err)
		}
	}
}

func TestReadersShareTheMemoryThatThereIs(t *testing.T) {
	t.Parallel()
	const mib = 1 << 20
	for _, test := range []struct {
		readers      int
		memory, want int64
	}{
		{2, 16 << 30, 64 * mib}, {64, 16 << 30, 16 * mib}, {2, 512 * mib, 16 * mib}, {8, 64 * mib, 2 * mib}, {4, 0, 2 * mib},
	} {
		if got := sqlite.CacheOf(test.readers, test.memory); got != test.want {
			t.Errorf("each of %d readers of %d MiB has %d bytes, not %d", test.readers, test.memory/mib, got, test.want)
		}
	}
}
