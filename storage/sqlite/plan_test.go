package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"junction/storage"
	"junction/storage/sqlite"
)

// A page of a publication's articles walks the junction's index in the order of the page, and one of the publications
// that of their table: nothing is sorted, so its cost does not grow with what there is. Marks do not matter to that.
func TestPagesAreNotSorted(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	store := open(t, path)
	after := &storage.Cursor{Text: "m", ID: 7}
	for _, test := range []struct {
		name, plan string
		read       func(context.Context) error
	}{
		{
			"articles of publications",
			"COVERING INDEX article_publication_by_publication (publication_id=? AND (headline,article_id)>(?,?))",
			func(ctx context.Context) error {
				q := storage.Query{Order: storage.Order{Field: "headline"}, After: after, Limit: 20}
				_, err := store.ArticlePublications().Reverse().Page(ctx, []storage.ID{1, 2}, q)
				return err
			},
		},
		{
			"publications",
			"USING COVERING INDEX sqlite_autoindex_publication_1 (title>?)",
			func(ctx context.Context) error {
				q := storage.Query{Order: storage.Order{Field: "title"}, After: after, Limit: 20}
				_, err := store.Publications().Page(ctx, q)
				return err
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			plan := explain(t, path, statement(t, test.read))
			if !strings.Contains(plan, test.plan) || strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("the plan is\n%s", plan)
			}
		})
	}
}

// statement is the text of the one statement that a call runs.
func statement(t *testing.T, call func(context.Context) error) string {
	t.Helper()
	var text string
	meter := &storage.Meter{Watch: func(_ context.Context, told string) func(int64, error) {
		text += told
		return nil
	}}
	noError(t, call(storage.WithMeter(t.Context(), meter)))
	return text
}

func explain(t *testing.T, path, statement string) string {
	t.Helper()
	db := sqlite.Pools(path)["readers"]
	defer db.Close()
	arguments := make([]any, strings.Count(statement, "$"))
	for i := range arguments {
		arguments[i] = "[]"
	}
	rows, err := db.Query("EXPLAIN QUERY PLAN "+statement, arguments...)
	noError(t, err)
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		noError(t, rows.Scan(&id, &parent, &unused, &detail))
		fmt.Fprintln(&plan, detail)
	}
	noError(t, rows.Err())
	return plan.String()
}
