package data_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"junction/bench/data"
	"junction/entity"
	"junction/internal/effort"
	"junction/storage/sqlite"
)

// When this fails, the data is no longer what was measured before: raise data.Version with the new sum.
func TestDataIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	sum := fnv.New64()
	size := named(t, "S")
	for article, publications := range size.Linked() {
		fmt.Fprintln(sum, article, data.Headline(article), publications)
	}
	for publication := 1; publication <= size.Publications; publication++ {
		fmt.Fprintln(sum, data.Title(publication))
	}
	fmt.Fprintln(sum, size.Largest(), size.Prefixes())
	const version, want = 1, uint64(0xf891453ce053a232)
	if data.Version != version || sum.Sum64() != want {
		t.Errorf("version %d has the sum %#x, want %#x for version %d", data.Version, sum.Sum64(), want, version)
	}
}

func TestSizesAreExact(t *testing.T) {
	t.Parallel()
	for _, size := range data.Sizes {
		t.Run(size.Name, func(t *testing.T) {
			t.Parallel()
			if size.Name == "L" && effort.Less(t, "ten million links") {
				return
			}
			links, last := 0, 0
			articlesOf := make([]int, size.Publications+1)
			for article, publications := range size.Linked() {
				if last++; article != last {
					t.Fatalf("article %d comes after %d", article, last-1)
				}
				for i, publication := range publications {
					if i > 0 && publications[i-1] >= publication {
						t.Fatalf("article %d is in %v", article, publications)
					}
					articlesOf[publication]++
				}
				links += len(publications)
			}
			if last != size.Articles || links != size.Links {
				t.Errorf("%d articles and %d links, want %d and %d", last, links, size.Articles, size.Links)
			}
			for publication, articles := range articlesOf {
				if articles > articlesOf[size.Largest()] {
					t.Errorf("publication %d has %d articles, the largest %d", publication, articles, articlesOf[size.Largest()])
				}
				if articles == 0 && publication > 0 {
					t.Errorf("publication %d has no article", publication)
				}
			}
			if size.Name == "L" && articlesOf[size.Largest()] != 1_000_000 {
				t.Errorf("the largest publication has %d articles", articlesOf[size.Largest()])
			}
		})
	}
}

func TestTextsAreWithinTheLimits(t *testing.T) {
	t.Parallel()
	largest := data.Sizes[len(data.Sizes)-1]
	for article := 1; article <= largest.Articles; article += 7 {
		if headline := data.Headline(article); utf8.RuneCountInString(headline) > entity.Article_Headline.Max {
			t.Fatalf("%q is too long", headline)
		}
	}
	inPrefix := 0
	for publication := 1; publication <= largest.Publications; publication++ {
		title := data.Title(publication)
		if utf8.RuneCountInString(title) > entity.Publication_Title.Max {
			t.Fatalf("%q is too long", title)
		}
		if strings.HasPrefix(title, data.Prefix(1)) {
			inPrefix++
		}
	}
	if inPrefix != largest.Publications/100 {
		t.Errorf("%d of %d titles have the prefix %q", inPrefix, largest.Publications, data.Prefix(1))
	}
}

func TestDatabaseIsAsTheProgramMakesIt(t *testing.T) {
	t.Parallel()
	size := named(t, "XS")
	path := filepath.Join(t.TempDir(), "data", "made.db")
	db := open(t, path, size)
	if there, err := db.Holds(t.Context()); there || err != nil {
		t.Fatalf("before it is made: %v, %v", there, err)
	}
	last, total := 0, 0
	if err := db.Make(t.Context(), func(done, of int) { last, total = done, of }); err != nil {
		t.Fatal(err)
	}
	if all := size.Articles + size.Publications + size.Links; last != all || total != all {
		t.Errorf("the progress ended with %d of %d, want %d", last, total, all)
	}
	if there, err := db.Holds(t.Context()); !there || err != nil {
		t.Errorf("after it was made: %v, %v", there, err)
	}
	if _, err := open(t, path, named(t, "S")).Holds(t.Context()); err == nil {
		t.Error("it is taken for another size")
	}

	findings, err := sqlite.Check(t.Context(), path, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	for _, finding := range findings {
		if len(finding.Problems) > 0 {
			t.Errorf("%s: %v", finding.Check, finding.Problems)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	store, err := sqlite.Open(t.Context(), empty, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(schema(t, empty), schema(t, path)); diff != "" {
		t.Errorf("the schema differs from the program's (-want +have):\n%s", diff)
	}
}

func TestCopiesAreCompleteAndGoAway(t *testing.T) {
	t.Parallel()
	size := named(t, "XS")
	folder := t.TempDir()
	db := open(t, filepath.Join(folder, "made.db"), size)
	if err := db.Make(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	copied, err := db.Copy(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if there, err := copied.Holds(t.Context()); !there || err != nil {
		t.Errorf("the copy: %v, %v", there, err)
	}
	if err := copied.Remove(); err != nil {
		t.Fatal(err)
	}
	if names := list(t, folder); len(names) != 1 {
		t.Errorf("what is left is %v", names)
	}
	if err := db.Remove(); err == nil {
		t.Error("the original was removed like a copy")
	}
}

func TestInterruptedMakingLeavesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := open(t, filepath.Join(folder, "made.db"), named(t, "S")).Make(ctx, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	if names := list(t, folder); len(names) > 0 {
		t.Errorf("what is left is %v", names)
	}
}

func TestEnginesThatAreNotThereAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := data.Open("mysql://localhost/bench", named(t, "S")); err == nil || !strings.Contains(err.Error(), "no engine for mysql://") {
		t.Errorf("it says %v", err)
	}
}

func named(t testing.TB, name string) data.Size {
	t.Helper()
	size, err := data.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

func open(t testing.TB, dsn string, size data.Size) data.Database {
	t.Helper()
	db, err := data.Open(dsn, size)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func list(t testing.TB, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// schema is all that a database says of itself, in no order that matters.
func schema(t testing.TB, path string) map[string]string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT name, coalesce(sql, '') FROM sqlite_schema
		UNION ALL SELECT 'journal_mode', journal_mode FROM pragma_journal_mode
		UNION ALL SELECT 'application_id', application_id FROM pragma_application_id
		UNION ALL SELECT 'page_size', page_size FROM pragma_page_size
		UNION ALL SELECT 'user_version', user_version FROM pragma_user_version`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := make(map[string]string)
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		all[name] = text
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
