package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

// together runs changes at once: they queue, in order, while a first one has the connection that writes. It returns
// their errors.
func together(t *testing.T, store storage.Store, changes ...func(context.Context) error) []error {
	t.Helper()
	waits := func() int64 { return store.(storage.Measured).Stats().Pools["writer"].Waits }
	before := waits()
	errs := make([]error, len(changes))
	var running sync.WaitGroup
	err := store.Transact(t.Context(), func(session storage.Session) error {
		for i, change := range changes {
			running.Go(func() { errs[i] = change(t.Context()) })
			for waits() < before+int64(i)+1 {
				runtime.Gosched()
			}
		}
		_, err := entity.Articles.In(session).Create(t.Context(), entity.Article{Headline: "1"})
		return err
	})
	running.Wait()
	if err != nil {
		t.Fatal(err)
	}
	return errs
}

func TestChangesThatShareATransactionAreUndoneAlone(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	refused, panicked := errors.New("refused"), errors.New("panicked")
	creates := func(headline string, then func(context.CancelFunc) error) func(context.Context) error {
		return func(ctx context.Context) (err error) {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			defer func() {
				if recover() != nil {
					err = panicked
				}
			}()
			return store.Transact(ctx, func(session storage.Session) error {
				if _, err := entity.Articles.In(session).Create(ctx, entity.Article{Headline: headline}); err != nil {
					return err
				}
				if err := then(cancel); err != nil {
					return err
				}
				_, err := entity.Articles.In(session).Page(ctx, storage.Query{Limit: 1})
				return err
			})
		}
	}
	well := func(context.CancelFunc) error { return nil }
	errs := together(t, store,
		creates("2", well),
		creates("refused", func(context.CancelFunc) error { return refused }),
		creates("3", well),
		creates("panicked", func(context.CancelFunc) error { panic("!") }),
		creates("4", well),
		creates("canceled", func(cancel context.CancelFunc) error { cancel(); return nil }),
		creates("5", well),
	)
	for i, want := range []error{nil, refused, nil, panicked, nil, context.Canceled, nil} {
		if !errors.Is(errs[i], want) {
			t.Errorf("change %d: %v, want %v", i, errs[i], want)
		}
	}
	page, err := entity.Articles.In(store).Page(t.Context(), storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	var kept string
	for _, edge := range page.Edges {
		kept += edge.Node.Headline
	}
	if kept != "12345" {
		t.Errorf("kept are %s", kept)
	}
}

// One that gives up while it waits does not hold up those behind it.
func TestChangesThatWaitCanGiveUp(t *testing.T) {
	t.Parallel()
	store := open(t, filepath.Join(t.TempDir(), "test.db"))
	var giveUp context.CancelFunc
	given := make(chan struct{})
	errs := together(t, store,
		func(ctx context.Context) error {
			var inner context.Context
			inner, giveUp = context.WithCancel(ctx)
			close(given)
			_, err := entity.Articles.In(store).Create(inner, entity.Article{Headline: "given up"})
			return err
		},
		func(ctx context.Context) error {
			<-given
			giveUp()
			_, err := entity.Articles.In(store).Create(ctx, entity.Article{Headline: "2"})
			return err
		},
	)
	if !errors.Is(errs[0], context.Canceled) || errs[1] != nil {
		t.Errorf("got %v", errs)
	}
}

// BenchmarkConcurrentAdds is what group commit is for: 16 clients wait for one disk. Links that are there already would be
// added without a sync, so each add is of three that are new; there are enough for three million adds.
func BenchmarkConcurrentAdds(b *testing.B) {
	const objects = 3000 // of each kind
	for _, clients := range []int{1, 16} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "test.db"), entity.Schema)
			if err != nil {
				b.Fatal(err)
			}
			defer store.Close()
			var articles, publications []storage.ID
			err = store.Transact(b.Context(), func(session storage.Session) error {
				for i := range objects {
					a, err := entity.Articles.In(session).Create(b.Context(), entity.Article{Headline: fmt.Sprintf("Article %d", i)})
					if err != nil {
						return err
					}
					p, err := entity.Publications.In(session).Create(b.Context(), entity.Publication{Title: fmt.Sprintf("Publication %d", i)})
					if err != nil {
						return err
					}
					articles, publications = append(articles, a.ID), append(publications, p.ID)
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			var next atomic.Int64
			var running sync.WaitGroup
			b.ResetTimer()
			for range clients {
				running.Go(func() {
					for {
						n := int(next.Add(1))
						if n > b.N {
							return
						}
						round := n / objects
						far := publications[round*3%objects:][:3]
						changed, err := entity.Article_Publications.In(store).Add(b.Context(), articles[n%objects], far)
						if err != nil || len(changed.Added) != len(far) {
							b.Errorf("add %d: %d links are new: %v", n, len(changed.Added), err)
							return
						}
					}
				})
			}
			running.Wait()
		})
	}
}
