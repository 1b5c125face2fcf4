package sqlite_test

import (
	"context"
	"database/sql"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"junction/bench/data"
	"junction/entity"
	"junction/internal/effort"
	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/sqlstore/statement"
	"junction/storage/storagetest"
)

// openFrom opens a store that begins at a filter's far end when no more than so many match there.
func openFrom(t testing.TB, path string, most int) storage.Store {
	t.Helper()
	store, err := sqlite.OpenWith(t.Context(), path, entity.Schema, &statement.Crossover{
		Objects: most,
		Links:   func(_, _, _ string) string { return strconv.Itoa(most) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// Wherever an engine begins to look for what a filter across the relation lets through, it finds the same.
func TestStoreKeepsTheContractFromBothEndsOfAFilter(t *testing.T) {
	t.Parallel()
	for name, most := range map[string]int{
		"from the far end if nothing matches": 0,
		"from the far end always":             math.MaxInt,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hold := storagetest.Run
			if effort.Less(t, "all of the contract but the state machine") {
				hold = storagetest.StateMachine
			}
			hold(t, entity.Model, func(t testing.TB) storage.Store { return openFrom(t, sqlite.Memory, most) })
		})
	}
}

// From the far end, a page and a count walk indexes: from the objects that match to their links, and no further.
func TestFiltersAreLookedForAlongIndexes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	articles := entity.Articles.In(openFrom(t, path, math.MaxInt))
	readers := sqlite.Pools(path)["readers"]
	defer readers.Close()
	for _, repeat := range []bool{false, true} {
		q := storage.Query{
			Where: storage.Some{
				Via:   entity.Article_Publications.Side,
				Where: storage.Text{Field: entity.Publication_Title, Op: storage.StartsWith, Value: "a"},
			},
			Repeat: repeat, Order: storage.Order{Field: entity.Article_Headline}, After: &storage.Cursor{Value: model.TextOf("b"), ID: 1}, Limit: 1,
		}
		plan := planOf(t, readers, func(ctx context.Context) error { _, err := articles.Page(ctx, q); return err })
		holds(t, plan, "publication_1 (title>? AND title<?)\n"+
			"article_publication_by_publication (publication_id=? AND (headline,article_id)>(?,?))")
		holds(t, plan, "publication_1 (title>? AND title<?)\n"+
			"article_publication_by_publication (publication_id=? AND (headline,article_id)<(?,?))")
		plan = planOf(t, readers, func(ctx context.Context) error { _, err := articles.Count(ctx, q); return err })
		holds(t, plan, "publication_1 (title>? AND title<?)\narticle_publication_by_publication (publication_id=?)")
	}
}

func holds(t *testing.T, plan, part string) {
	t.Helper()
	if !strings.Contains(plan, part) {
		t.Errorf("the plan is\n%s\nwithout\n%s", plan, part)
	}
}

// planOf lists the indexes that the statement of a call walks, from the outermost loop in.
func planOf(t *testing.T, readers *sql.DB, call func(context.Context) error) string {
	t.Helper()
	var text string
	meter := storage.Meter{Watch: func(_ context.Context, statement string) func(int64, error) {
		text = statement
		return nil
	}}
	if err := call(storage.WithMeter(t.Context(), &meter)); err != nil {
		t.Fatal(err)
	}
	parameters := make([]any, strings.Count(text, "$")) // as many at least
	rows, err := readers.Query("EXPLAIN QUERY PLAN "+text, parameters...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var indexes []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		if _, index, walks := strings.Cut(detail, " USING COVERING INDEX "); walks {
			indexes = append(indexes, strings.TrimPrefix(index, "sqlite_autoindex_"))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(indexes, "\n")
}

// BenchmarkFilters is what filters across the relation cost, by how much they let through, from either end, and from the
// one that the statement itself takes.
func BenchmarkFilters(b *testing.B) {
	size, err := data.Named("S")
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "test.db")
	database, err := data.Open(path, size)
	if err == nil {
		err = database.Make(b.Context(), func(_, _ int) {})
	}
	if err != nil {
		b.Fatal(err)
	}
	ways := []struct {
		from  string
		store storage.Store
	}{
		{"near", openFrom(b, path, 0)}, {"far", openFrom(b, path, math.MaxInt)}, {"either", open(b, path)},
	}
	for _, prefix := range []string{data.Prefix(1), data.Prefix(1)[:3], ""} {
		some := storage.Some{
			Via:   entity.Article_Publications.Side,
			Where: storage.Text{Field: entity.Publication_Title, Op: storage.StartsWith, Value: prefix},
		}
		for _, way := range ways {
			name := "prefix=" + strconv.Quote(prefix) + "/from=" + way.from
			articles := entity.Articles.In(way.store)
			asks := func(name string, ask func(storage.Query) error, q storage.Query) {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if err := ask(q); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
			page := func(q storage.Query) error { _, err := articles.Page(b.Context(), q); return err }
			count := func(q storage.Query) error { _, err := articles.Count(b.Context(), q); return err }
			byHeadline := storage.Order{Field: entity.Article_Headline}
			asks("page/"+name, page, storage.Query{Where: some, Order: byHeadline, Limit: 50})
			asks("page by ID/"+name, page, storage.Query{Where: some, Limit: 50})
			asks("page repeated/"+name, page, storage.Query{Where: some, Order: byHeadline, Limit: 50, Repeat: true})
			asks("count/"+name, count, storage.Query{Where: some})
		}
	}
}
