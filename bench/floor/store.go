package floor

import (
	"context"
	"slices"
	"strings"

	"junction/storage"
)

// store is all that the floor asks of an engine. Each method is as few statements as answer it; lists are ordered by
// their text, ties by number.
type store interface {
	// Article is an article's headline, and its publications in no order.
	Article(ctx context.Context, article int64) (headline string, publications []row, err error)
	// Articles is a page of all articles, and one more if there is one.
	Articles(ctx context.Context, after storage.Cursor, limit int) ([]row, error)
	// CountedArticles is Articles, and how many there are in all, and whether any come before the page.
	CountedArticles(ctx context.Context, after storage.Cursor, limit int) (page []row, total int, before bool, err error)
	// Publications is the publications of each of some articles, in no order.
	Publications(ctx context.Context, articles []row) ([][]row, error)
	// FirstArticles is the first articles of some publications. Those that are counted have one more if there is one.
	FirstArticles(ctx context.Context, publications []int64, limit int, counted bool) (map[int64]linked, error)
	// Search is the first articles that are in any publication whose title has a prefix, and how many there are in all.
	Search(ctx context.Context, from, before string, limit int) ([]row, int, error)
	// Publication is a publication's title, and a page of its articles and one more if there is one.
	Publication(ctx context.Context, publication int64, after storage.Cursor, limit int) (string, []row, error)

	// Add, Set and Create are a transaction each. They fail when anything that is named does not exist.
	Add(ctx context.Context, article int64, publications []int64) (change, error)
	Set(ctx context.Context, article int64, publications []int64) (change, error)
	Create(ctx context.Context, headline string, publications []int64) (article int64, err error)

	// Statements is how many were run.
	Statements() int64
	Close() error
}

// row is an object: its number, and its headline or title.
type row struct {
	id   int64
	text string
}

// linked is a page of a publication's articles, and how many there are if they were counted.
type linked struct {
	page  []row
	total int
}

// change is what became of an article's links.
type change struct {
	headline       string
	added, removed []row
}

// open opens the engine that a DSN names.
func open(ctx context.Context, dsn string) (store, error) {
	if strings.Contains(dsn, "://") {
		return openPostgres(ctx, dsn)
	}
	return openSQLite(ctx, dsn)
}

// sortRows sorts by text, ties by number.
func sortRows(rows []row) {
	slices.SortFunc(rows, func(a, b row) int {
		if order := strings.Compare(a.text, b.text); order != 0 {
			return order
		}
		return int(a.id - b.id)
	})
}
