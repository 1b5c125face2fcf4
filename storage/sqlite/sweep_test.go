package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"junction/entity"
	"junction/internal/effort"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

func TestStoreKeepsTheContractWhileItSweeps(t *testing.T) {
	t.Parallel()
	for name, sweep := range map[string]sqlite.Sweep{
		"late":    {Above: 1, Batch: 3, Hold: func(awaited bool) bool { return !awaited }},
		"at once": {Above: 1, Batch: 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			open := func(t testing.TB) storage.Store {
				return sweeping(t, filepath.Join(t.TempDir(), "test.db"), sweep)
			}
			if sweep.Hold == nil && effort.Less(t, "all of the contract but the state machine") {
				storagetest.StateMachine(t, entity.Model, open)
			} else {
				storagetest.Run(t, entity.Model, open)
			}
		})
	}
	t.Run("of a rich model", func(t *testing.T) {
		t.Parallel()
		schema := storagetest.Schema(storagetest.Rich(), nil)
		late := sqlite.Sweep{Above: 1, Batch: 3, Hold: func(awaited bool) bool { return !awaited }}
		open := func(t testing.TB) storage.Store {
			store, err := sqlite.OpenSweeping(filepath.Join(t.TempDir(), "test.db"), schema, late)
			noError(t, err)
			return store
		}
		storagetest.TopicsFrom(t, schema.Model.Kind("Project").Side("tags"), open)
		storagetest.TopicsFrom(t, schema.Model.Kind("Tag").Side("projects"), open)
		storagetest.StateMachine(t, schema.Model, open)
	})
	t.Run("in memory", func(t *testing.T) {
		t.Parallel()
		storagetest.StateMachine(t, entity.Model, func(t testing.TB) storage.Store {
			return sweeping(t, sqlite.Memory, sqlite.Sweep{Above: 1, Batch: 2})
		})
	})
}

// sweeping opens a store that sweeps in its own way.
func sweeping(t testing.TB, path string, sweep sqlite.Sweep) storage.Store {
	t.Helper()
	store, err := sqlite.OpenSweeping(path, entity.Schema, sweep)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// held is a store in a file, whose sweeping waits for the test. It has an article, 1, and publications 1 and 2, each
// linked to twenty others.
type held struct {
	storage.Store
	path    string
	batches atomic.Int64  // that are let through
	awaited chan struct{} // holds one after a change was seen to wait
}

const heldLinks = 20

func hold(t *testing.T) *held {
	t.Helper()
	return holdBy(t, nil)
}

// holdBy is hold, where something else says when to sweep.
func holdBy(t *testing.T, by func(awaited bool) bool) *held {
	t.Helper()
	h := &held{path: filepath.Join(t.TempDir(), "test.db"), awaited: make(chan struct{}, 1)}
	if by == nil {
		by = h.hold
	}
	h.Store = sweeping(t, h.path, sqlite.Sweep{Above: heldLinks - 1, Batch: 4, Hold: by})
	noError(t, h.Transact(t.Context(), func(session storage.Session) error {
		var others []storage.ID
		for i := range heldLinks + 1 {
			article, err := entity.Articles.In(session).Create(t.Context(), entity.Article{Headline: fmt.Sprint(i)})
			if err != nil {
				return err
			}
			others = append(others, article.ID)
		}
		for range 2 {
			publication, err := entity.Publications.In(session).Create(t.Context(), entity.Publication{Title: "many"})
			if err != nil {
				return err
			}
			if _, err := entity.Publication_Articles.In(session).Add(t.Context(), publication.ID, others[1:]); err != nil {
				return err
			}
		}
		return nil
	}))
	return h
}

func (h *held) hold(awaited bool) bool {
	if awaited {
		select {
		case h.awaited <- struct{}{}:
		default:
		}
	}
	return h.batches.Add(-1) < 0
}

// release lets all go.
func (h *held) release() { h.batches.Store(1 << 32) }

func (h *held) clear(t *testing.T, publication storage.ID) {
	t.Helper()
	cleared, err := entity.Publication_Articles.In(h).Clear(t.Context(), publication)
	noError(t, err)
	if cleared.Removed != heldLinks {
		t.Fatalf("%d links were cleared", cleared.Removed)
	}
}

// add links article 1 to publications while the test goes on, which it does when the change has begun to wait.
func (h *held) add(ctx context.Context, publications ...storage.ID) (outcome chan error) {
	outcome = make(chan error, 1)
	go func() {
		change, err := entity.Article_Publications.In(h).Add(ctx, 1, publications)
		if err == nil && len(change.Added) != len(publications) {
			err = fmt.Errorf("added are %v", change.Added)
		}
		outcome <- err
	}()
	<-h.awaited
	return outcome
}

// links are the IDs of what publication 1 is linked to.
func (h *held) links(t *testing.T) []storage.ID {
	t.Helper()
	pages, err := entity.Publication_Articles.In(h).Page(t.Context(), []storage.ID{1}, storage.Query{Limit: 100})
	noError(t, err)
	var ids []storage.ID
	for _, edge := range pages[1].Edges {
		ids = append(ids, edge.Node.ID)
	}
	return ids
}

// rows are what is on disk: marks, publications, and links of the first.
func rows(t *testing.T, path string) [3]int {
	t.Helper()
	db := sqlite.Pools(path)["readers"]
	defer db.Close()
	var n [3]int
	noError(t, db.QueryRow(`SELECT (SELECT count(*) FROM publication_sweep), (SELECT count(*) FROM publication),
		(SELECT count(*) FROM article_publication WHERE publication_id = 1)`).Scan(&n[0], &n[1], &n[2]))
	return n
}

// becomes waits until this is on disk.
func becomes(t *testing.T, path string, want [3]int) {
	t.Helper()
	for began := time.Now(); rows(t, path) != want; time.Sleep(time.Millisecond) {
		if time.Since(began) > 30*time.Second {
			t.Fatalf("on disk are %v, want %v", rows(t, path), want)
		}
	}
}

func noError(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func isMissing(err error) bool {
	var missing *storage.NotFoundError
	return errors.As(err, &missing)
}
