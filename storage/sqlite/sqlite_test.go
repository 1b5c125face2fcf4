package sqlite_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

func TestStoreKeepsTheContractInAFile(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, entity.Model, func(t testing.TB) storage.Store {
		return open(t, filepath.Join(t.TempDir(), "test.db"))
	})
}

// Without functions of the program's own, SQLite answers the same.
func TestStoreKeepsTheContractInPlainSQL(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, entity.Model, func(t testing.TB) storage.Store {
		store, err := sqlite.OpenPlain(t.Context(), filepath.Join(t.TempDir(), "test.db"), entity.Schema)
		noError(t, err)
		t.Cleanup(func() { _ = store.Close() })
		return store
	})
}

func TestStoreKeepsTheContractInMemory(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, entity.Model, func(t testing.TB) storage.Store { return open(t, sqlite.Memory) })
}

func TestFileNameMayHoldWhatSQLiteTakesForSyntax(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a b?c#d%e&mode=ro;f.db")
	store := open(t, path)
	create(t, store, "kept")
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	again := open(t, path)
	found, err := entity.Articles.In(again).Get(t.Context(), []storage.ID{1})
	if err != nil || found[1].Headline != "kept" {
		t.Fatalf("after opening again: %v, %v", found, err)
	}
}

func TestNumbersAreNotGivenAgainAfterARestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, path)
	last := create(t, store, "the last one")
	if _, err := entity.Articles.In(store).Delete(t.Context(), last); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if next := create(t, open(t, path), "the next one"); next <= last {
		t.Fatalf("%d was given after %d", next, last)
	}
}

// The statements that a connection keeps prepared are bounded; those that fall out still work when they come again.
func TestMoreKindsOfStatementThanAreKeptPrepared(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	create(t, store, "a")
	for range 2 {
		for conditions := range 300 {
			filter := make(storage.Or, conditions+1)
			for i := range filter {
				filter[i] = storage.Text{Field: entity.Article_Headline, Op: storage.Equal, Value: "a"}
			}
			count, err := entity.Articles.In(store).Count(t.Context(), storage.Query{Where: filter})
			if err != nil || count != 1 {
				t.Fatalf("%d conditions: %d, %v", conditions+1, count, err)
			}
		}
	}
}

func TestEveryConnectionIsDurableAndHoldsForeignKeys(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	open(t, path)
	for name, db := range sqlite.Pools(path) {
		defer db.Close()
		for pragma, want := range map[string]string{
			"synchronous": "2", "foreign_keys": "1", "journal_mode": "wal", "busy_timeout": "5000",
		} {
			var have string
			if err := db.QueryRow("PRAGMA " + pragma).Scan(&have); err != nil || have != want {
				t.Errorf("%s: %s is %s, %v; want %s", name, pragma, have, err, want)
			}
		}
	}
}

func TestRefusedFilesAreLeftAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, says string
		make       func(t *testing.T, path string)
	}{
		{"a text", "it is no database", func(t *testing.T, path string) {
			write(t, path, "just some words, more than a header's worth of them")
		}},
		{"a header with nothing true behind it", "it is no database", func(t *testing.T, path string) {
			write(t, path, "SQLite format 3\x00"+strings.Repeat("x", 4096))
		}},
		{"another program's database", "another program", func(t *testing.T, path string) {
			run(t, path, "CREATE TABLE customers (name TEXT)")
		}},
		{"a newer version's database", "newer version", func(t *testing.T, path string) {
			if err := open(t, path).Close(); err != nil {
				t.Fatal(err)
			}
			run(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "test.db")
			test.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			store, err := sqlite.Open(t.Context(), path, entity.Schema)
			if err == nil {
				store.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("it says %q, not that it is %q", err, test.says)
			}
			after, err := os.ReadFile(path)
			if err != nil || string(after) != string(before) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
}

func TestAFolderThatDoesNotExistIsNotMade(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "absent")
	_, err := sqlite.Open(t.Context(), filepath.Join(folder, "test.db"), entity.Schema)
	if err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("it says %v", err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder is there now: %v", err)
	}
}

func open(t testing.TB, path string) storage.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), path, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func create(t testing.TB, store storage.Store, headline string) storage.ID {
	t.Helper()
	article, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: headline})
	if err != nil {
		t.Fatal(err)
	}
	return article.ID
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
