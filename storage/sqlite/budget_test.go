package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"junction/entity"
	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/sqlstore/lanes"
)

// A statement that uses up its budget begins again, with sets where it goes across the relation more than once. What is
// light runs once.
func TestHeavyWorkBeginsAgain(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	fillDensely(t, store)
	where := searched(4)
	for name, test := range map[string]struct {
		where storage.Filter
		runs  int
	}{
		"light": {searched(2), 1},
		"heavy": {where, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var texts []string
			var errs []error
			meter := &storage.Meter{Watch: func(_ context.Context, text string) func(int64, error) {
				texts = append(texts, text)
				return func(_ int64, err error) { errs = append(errs, err) }
			}}
			count, err := entity.Articles.In(store).Count(storage.WithMeter(t.Context(), meter), storage.Query{Where: test.where})
			noError(t, err)
			if count != 0 || len(texts) != test.runs || meter.Statements.Load() != 1 {
				t.Fatalf("%d objects, after %d runs of which %d count:\n%s", count, len(texts), meter.Statements.Load(), texts)
			}
			if test.runs == 2 {
				if !errors.Is(errs[0], lanes.ErrSpent) || errs[1] != nil {
					t.Errorf("the runs end with %v", errs)
				}
				if strings.Contains(texts[0], "MATERIALIZED") || !strings.Contains(texts[1], "MATERIALIZED") {
					t.Errorf("the statements are\n%s", texts)
				}
			}
		})
	}
}

// fillDensely makes 60 articles and 60 publications, all of which are linked with each other.
func fillDensely(t *testing.T, store storage.Store) {
	t.Helper()
	const each = 60
	noError(t, store.Transact(t.Context(), func(s storage.Session) error {
		var publications []storage.ID
		for range each {
			created, err := entity.Publications.In(s).Create(t.Context(), entity.Publication{Title: "p"})
			if err != nil {
				return err
			}
			publications = append(publications, created.ID)
		}
		for range each {
			created, err := entity.Articles.In(s).Create(t.Context(), entity.Article{Headline: "a"})
			if err != nil {
				return err
			}
			if _, err := entity.Article_Publications.In(s).Add(t.Context(), created.ID, publications); err != nil {
				return err
			}
		}
		return nil
	}))
}

// searched is a filter on articles that goes across the relation so often, an even number of times, and finds nothing.
func searched(levels int) (where storage.Filter) {
	where = storage.Text{Field: entity.Article_Headline, Op: storage.Equal, Value: "none"}
	for i := range levels {
		where = storage.Some{Via: []*model.Side{entity.Publication_Articles.Side, entity.Article_Publications.Side}[i%2], Where: where}
	}
	return where
}

// The statements of a request share a budget: many that are light are as heavy as one.
func TestARequestDoesOnlySoMuchLightWork(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	fillDensely(t, store)
	count := func(ctx context.Context) int64 {
		_, err := entity.Articles.In(store).Count(ctx, storage.Query{Where: searched(2)})
		noError(t, err)
		return storage.UsageFrom(ctx).Light.Load()
	}
	one, many := count(storage.WithUsage(t.Context())), storage.WithUsage(t.Context())
	for range 2 * sqlite.LightSteps / one {
		count(many)
	}
	if used := storage.UsageFrom(many).Light.Load(); one == 0 || used < sqlite.LightSteps || used > sqlite.LightSteps+2*one {
		t.Errorf("one statement uses %d steps, and many that are more than the budget use %d", one, used)
	}
}
