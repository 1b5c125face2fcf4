package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
)

// A slow delete searches beside the writer: who writes meanwhile does not wait, and what was changed is checked again
// before anything is deleted.
func TestASlowDeleteHoldsUpNoWriter(t *testing.T) {
	t.Parallel()
	named := storage.Text{Field: entity.Article_Headline, Op: storage.Equal, Value: "matches"}
	slow := storage.Or{named, searched(4)}
	rename := func(ctx context.Context, store storage.Store, id storage.ID, headline string) error {
		return entity.Articles.In(store).Update(ctx, entity.Article{ID: id, Headline: headline})
	}
	for _, test := range []struct {
		name      string
		where     storage.Filter
		meanwhile func(ctx context.Context, store storage.Store, id storage.ID) error
		deleted   int
		err       error
	}{
		{"nothing changes", slow, nil, 1, nil},
		{"another object changes", slow, func(ctx context.Context, store storage.Store, id storage.ID) error {
			return rename(ctx, store, id-1, "matches not")
		}, 1, nil},
		{"what was found ceases to match", slow, func(ctx context.Context, store storage.Store, id storage.ID) error {
			return rename(ctx, store, id, "matches not")
		}, 0, nil},
		{"what was found is deleted", slow, func(ctx context.Context, store storage.Store, id storage.ID) error {
			_, err := entity.Articles.In(store).Delete(ctx, id)
			return err
		}, 0, nil},
		{"nothing changes, and all match", storage.Not{Filter: searched(4)}, nil, 61, nil},
		{"to check is slow, too", storage.Not{Filter: searched(4)}, func(ctx context.Context, store storage.Store, id storage.ID) error {
			return rename(ctx, store, id, "again")
		}, 0, storage.ErrBusy},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			store := open(t, filepath.Join(t.TempDir(), "test.db"))
			fillDensely(t, store)
			created, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "matches"})
			noError(t, err)
			searches := 0
			meter := &storage.Meter{Watch: func(_ context.Context, text string) func(int64, error) {
				if !strings.Contains(text, "MATERIALIZED") || strings.Contains(text, "DELETE") || test.meanwhile == nil {
					return nil
				}
				return func(int64, error) { // it has been searched for, and not been deleted yet
					searches++
					ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
					defer cancel()
					noError(t, test.meanwhile(ctx, store, created.ID))
				}
			}}
			deleted, _, err := entity.Articles.In(store).DeleteWhere(storage.WithMeter(t.Context(), meter), test.where)
			if deleted != test.deleted || !errors.Is(err, test.err) {
				t.Errorf("%d are deleted: %v", deleted, err)
			}
			if test.meanwhile != nil && searches == 0 {
				t.Error("nothing was searched for slowly")
			}
			left, err := entity.Articles.In(store).Count(t.Context(), storage.Query{})
			noError(t, err)
			if want := 61 - test.deleted; left != want && left != want-1 {
				t.Errorf("%d are left", left)
			}
		})
	}
}

// While a slow delete searches, who writes does not wait for it.
func TestAWriteEndsWhileASlowDeleteSearches(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	fillDensely(t, store)
	written := 0
	meter := &storage.Meter{Watch: func(_ context.Context, text string) func(int64, error) {
		if strings.Contains(text, "MATERIALIZED") { // it begins to search
			ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
			defer cancel()
			_, err := entity.Articles.In(store).Create(ctx, entity.Article{Headline: "a"})
			noError(t, err)
			written++
		}
		return nil
	}}
	deleted, _, err := entity.Articles.In(store).DeleteWhere(storage.WithMeter(t.Context(), meter), searched(4))
	noError(t, err)
	if deleted != 0 || written != 1 {
		t.Errorf("%d are deleted, and %d were written meanwhile", deleted, written)
	}
}
