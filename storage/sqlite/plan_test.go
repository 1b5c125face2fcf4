package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"junction/entity"
	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// A page of a publication's articles walks the junction's index in the order of the page, and one of the publications
// that of their table: nothing is sorted, so its cost does not grow with what there is. An article's publications are
// sorted by a function. The first pages of many owners are one walk: there is no subquery for each, which would open the
// index anew. Marks do not matter to that, nor does what ANALYZE finds out.
func TestPagesAreWalks(t *testing.T) {
	t.Parallel()
	after := &storage.Cursor{Value: model.TextOf("m"), ID: 7}
	const each = "CORRELATED SCALAR SUBQUERY"
	for _, test := range []struct {
		name string
		plan []string
		not  string
		read func(context.Context, storage.Store) error
	}{
		{
			"articles of publications from a place on",
			[]string{"COVERING INDEX article_publication_by_publication (publication_id=? AND (headline,article_id)>(?,?))"},
			"TEMP B-TREE",
			func(ctx context.Context, store storage.Store) error {
				q := storage.Query{Order: storage.Order{Field: entity.Article_Headline}, After: after, Limit: 20}
				_, err := entity.Publication_Articles.In(store).Page(ctx, []storage.ID{1, 2}, q)
				return err
			},
		},
		{
			"first articles of publications",
			[]string{"VIRTUAL TABLE", "EXISTS USING COVERING INDEX article_publication_by_publication (publication_id=?)"},
			each,
			func(ctx context.Context, store storage.Store) error {
				q := storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 20}
				_, err := entity.Publication_Articles.In(store).Page(ctx, []storage.ID{1, 2}, q)
				return err
			},
		},
		{
			"publications of articles",
			[]string{"VIRTUAL TABLE", "USING PRIMARY KEY (article_id=?)", "USING INTEGER PRIMARY KEY (rowid=?)"},
			each,
			func(ctx context.Context, store storage.Store) error {
				q := storage.Query{Order: storage.Order{Field: entity.Publication_Title, Descending: true}, Limit: 20}
				_, err := entity.Article_Publications.In(store).Page(ctx, []storage.ID{1, 2}, q)
				return err
			},
		},
		{
			"publications of an article",
			[]string{"USING PRIMARY KEY (article_id=?)"},
			"TEMP B-TREE",
			func(ctx context.Context, store storage.Store) error {
				q := storage.Query{Order: storage.Order{Field: entity.Publication_Title}, After: after, Limit: 20}
				_, err := store.Relation(entity.Article_Publications.Side).OwnersPage(ctx, []storage.ID{1}, 0, q)
				return err
			},
		},
		{
			"publications",
			[]string{"USING COVERING INDEX sqlite_autoindex_publication_1 (title>?)"},
			"TEMP B-TREE",
			func(ctx context.Context, store storage.Store) error {
				q := storage.Query{Order: storage.Order{Field: entity.Publication_Title}, After: after, Limit: 20}
				_, err := entity.Publications.In(store).Page(ctx, q)
				return err
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "test.db")
			store := open(t, path)
			writer := sqlite.Pools(path)["writer"]
			defer writer.Close()
			read := textOf(t, func(ctx context.Context) error { return test.read(ctx, store) })
			for _, prepare := range []string{"", "ANALYZE"} {
				_, err := writer.ExecContext(t.Context(), prepare)
				noError(t, err)
				plan := explain(t, path, read)
				lines := strings.Split(plan, "\n")
				for _, want := range test.plan {
					i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, want) })
					if lines = lines[i+1:]; i < 0 {
						t.Errorf("after %q, %q is not where it should be in\n%s", prepare, want, plan)
					}
				}
				if strings.Contains(plan, test.not) {
					t.Errorf("after %q, the plan is\n%s", prepare, plan)
				}
			}
		})
	}
}

// A side with several sort keys has an index for each, and a page walks that of its order. An object is looked up along the
// index that keeps its value unique.
func TestPagesWalkTheIndexOfTheirOrder(t *testing.T) {
	t.Parallel()
	schema, path := storagetest.Schema(storagetest.Rich(), nil), filepath.Join(t.TempDir(), "test.db")
	store, err := sqlite.Open(t.Context(), path, schema)
	noError(t, err)
	t.Cleanup(func() { noError(t, store.Close()) })
	person := schema.Model.Kind("Person")
	side := person.Side("worksOn")
	if len(side.SortKeys) < 2 {
		t.Fatal("the side has one sort key alone")
	}
	for _, key := range side.SortKeys {
		for _, after := range []*storage.Cursor{nil, {Value: model.FloatOf(1), ID: 7}} {
			if after != nil && key.Field.Type == model.Text {
				after = &storage.Cursor{Value: model.TextOf("m"), ID: 7}
			}
			q := storage.Query{Order: storage.Order{Field: key.Field}, After: after, Fields: storage.FieldsOf(key.Field), Limit: 20}
			plan := explain(t, path, textOf(t, func(ctx context.Context) error {
				_, err := store.Relation(side).Page(ctx, []storage.ID{1, 2}, q)
				return err
			}))
			if !strings.Contains(plan, " INDEX "+key.Index+" (") || strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("by %s, after %v, the plan is\n%s", key.Field.Name, after, plan)
			}
		}
	}
	q := storage.Query{Where: storage.Text{Field: person.Field("nickname"), Op: storage.Equal, Value: "Al"}, Limit: 1}
	plan := explain(t, path, textOf(t, func(ctx context.Context) error {
		_, err := store.Collection(person).Page(ctx, q)
		return err
	}))
	if !strings.Contains(plan, "(nickname=?)") || strings.Contains(plan, "SCAN person") {
		t.Errorf("the look-up is\n%s", plan)
	}
}

// textOf is the text of the one statement that a call runs.
func textOf(t *testing.T, call func(context.Context) error) string {
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
