package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"junction/entity"
	"junction/storage"
	"junction/storage/copying"
	"junction/storage/sqlite"
)

// A copy is a file as the program itself makes one, also when there is nothing in it.
func TestACopyIsAFileOfTheProgram(t *testing.T) {
	t.Parallel()
	for name, articles := range map[string]int{"nothing": 0, "many articles": 1234} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
			store := open(t, from)
			for range articles {
				create(t, store, "one of many")
			}
			if articles > 0 {
				if _, err := entity.Articles.In(store).Delete(t.Context(), storage.ID(articles)); err != nil {
					t.Fatal(err)
				}
			}
			var progress []int
			if err := copied(t, from, to, func(done, total int) { progress = append(progress, done*100/total) }); err != nil {
				t.Fatal(err)
			}
			if len(progress) == 0 || progress[len(progress)-1] > 100 {
				t.Errorf("the progress is %v", progress)
			}
			for _, query := range []string{
				"SELECT coalesce(group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10)), '') FROM (SELECT * FROM sqlite_schema ORDER BY name)",
				"SELECT group_concat(name || ' ' || seq) FROM (SELECT * FROM sqlite_sequence WHERE seq > 0 ORDER BY name)",
				"SELECT group_concat(version_id) FROM goose_db_version",
				"PRAGMA application_id", "PRAGMA journal_mode", "PRAGMA page_size", "PRAGMA encoding", "PRAGMA auto_vacuum",
				"PRAGMA user_version",
			} {
				if want, have := first(t, from, query), first(t, to, query); have != want {
					t.Errorf("%s: %s, want %s", query, have, want)
				}
			}
			if next := create(t, open(t, to), "the next one"); next != storage.ID(articles+1) {
				t.Errorf("the next number is %d", next)
			}
		})
	}
}

// A copy is of one moment, whatever is changed while it goes on, and holds up nobody.
func TestACopyIsOfOneMoment(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
	store := open(t, from)
	create(t, store, "before")
	source, err := sqlite.OpenSource(t.Context(), from, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	create(t, store, "before the first look")
	target, err := sqlite.OpenTarget(t.Context(), to, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	if _, err := source.LastNumber(t.Context(), "article"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := entity.Articles.In(store).DeleteWhere(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	create(t, store, "later")
	counts, err := copying.Copy(t.Context(), entity.Model, source, target, func(int, int) {})
	if err != nil || counts.String() != "2 articles, 0 publications, 0 links" {
		t.Error(counts, err)
	}
}

// A copy that is not completed, for whatever reason, leaves nothing behind.
func TestACopyThatIsGivenUp(t *testing.T) {
	t.Parallel()
	for name, give := range map[string]func(ctx context.Context, cancel func(), source copying.Source, target copying.Target, to string) error{
		"at the beginning": func(context.Context, func(), copying.Source, copying.Target, string) error { return context.Canceled },
		"with its context": func(ctx context.Context, cancel func(), source copying.Source, target copying.Target, _ string) error {
			_, err := copying.Copy(ctx, entity.Model, source, target, func(int, int) { cancel() })
			return err
		},
		"because there is a file": func(ctx context.Context, _ func(), source copying.Source, target copying.Target, to string) error {
			if err := os.WriteFile(to, []byte("mine"), 0o600); err != nil {
				return err
			}
			if _, err := copying.Copy(ctx, entity.Model, source, target, func(int, int) {}); err == nil {
				return errors.New("it took the place of another file")
			}
			return errors.Join(os.Remove(to), context.Canceled)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from, dir := filepath.Join(t.TempDir(), "from.db"), t.TempDir()
			create(t, open(t, from), "one")
			source, err := sqlite.OpenSource(t.Context(), from, entity.Schema)
			if err != nil {
				t.Fatal(err)
			}
			defer source.Close()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			to := filepath.Join(dir, "to.db")
			target, err := sqlite.OpenTarget(ctx, to, entity.Schema)
			if err != nil {
				t.Fatal(err)
			}
			if err := give(ctx, cancel, source, target, to); !errors.Is(err, context.Canceled) {
				t.Errorf("it says %v", err)
			}
			if err := target.Close(); err != nil {
				t.Error(err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// copied copies a file to another one.
func copied(t testing.TB, from, to string, progress func(done, total int)) (err error) {
	t.Helper()
	source, err := sqlite.OpenSource(t.Context(), from, entity.Schema)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := sqlite.OpenTarget(t.Context(), to, entity.Schema)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	_, err = copying.Copy(t.Context(), entity.Model, source, target, progress)
	return err
}

// first is the first value that a query gives on a file.
func first(t testing.TB, path, query string) string {
	t.Helper()
	db := sqlite.Pools(path)["readers"]
	defer db.Close()
	var value *string
	if err := db.QueryRowContext(t.Context(), query).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if value == nil {
		return ""
	}
	return *value
}
