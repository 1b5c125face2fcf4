//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"junction/entity"
	"junction/internal/effort"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/storagetest"
)

// Programs that start at once behind a pooler with few connections make the tables, and the store behind it keeps the
// contract, without being told of the pooler.
func TestStoreBehindAPooler(t *testing.T) {
	t.Parallel()
	cluster := startCluster(t, "fsync=off", "max_connections=200")
	behind := postgrestest.Pooler(t, cluster, 2)
	query(t, cluster.URL("postgres"), "CREATE DATABASE fresh")
	var starting sync.WaitGroup
	for range 8 {
		starting.Go(func() {
			store, err := postgres.Open(t.Context(), behind("fresh"), entity.Schema)
			if err != nil {
				t.Error(err)
				return
			}
			defer store.Close()
			if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "mine"}); err != nil {
				t.Error(err)
			}
		})
	}
	starting.Wait()
	store := open(t, behind("fresh"))
	if count, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil || count != 8 {
		t.Errorf("%d articles, %v", count, err)
	}
	connections := query(t, cluster.URL("postgres"), "SELECT count(*) FROM pg_stat_activity WHERE datname = 'fresh'")
	if connections != "2" && connections != "1" {
		t.Errorf("the server has %s connections to the database", connections)
	}
	if err := use(t, behind("fresh")+"&default_query_exec_mode=cache_statement"); err == nil {
		t.Error("prepared statements work, so this pooler proves nothing")
	}
	if err := use(t, behind("fresh")); err != nil {
		t.Error(err)
	}
	if effort.Less(t, "the state machine behind a pooler") {
		return
	}
	query(t, cluster.URL("postgres"), "CREATE DATABASE another")
	storagetest.StateMachine(t, entity.Model, func(t testing.TB) storage.Store {
		store, err := postgres.Open(context.Background(), behind("another"), entity.Schema)
		must(t, err)
		return store
	})
}

// use reads on all connections at once, again and again, and returns an error of what failed.
func use(t testing.TB, url string) error {
	store, err := postgres.Open(t.Context(), url, entity.Schema)
	if err != nil {
		return err
	}
	defer store.Close()
	errs := make(chan error, 8)
	for range cap(errs) {
		go func() {
			var failed error
			for range 20 {
				if _, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil {
					failed = err
				}
			}
			errs <- failed
		}()
	}
	for range cap(errs) {
		err = errors.Join(err, <-errs)
	}
	return err
}

// A pooler stays up, and its connections good for others, however often somebody goes away in the middle of a statement.
func TestPoolersTakeCancels(t *testing.T) {
	t.Parallel()
	cluster := startCluster(t, "fsync=off")
	store := open(t, postgrestest.Pooler(t, cluster, 4)("postgres"))
	query(t, cluster.URL("postgres"), `
		INSERT INTO article (headline) SELECT md5(n::text) FROM generate_series(1, 200) n;
		INSERT INTO publication (title) SELECT n FROM generate_series(1, 200) n;
		INSERT INTO article_publication SELECT a.id, p.id, a.headline FROM article a, publication p`)
	slow := storage.Query{Where: storage.Some{Via: entity.Article_Publications.Side, Where: storage.Some{
		Via: entity.Publication_Articles.Side, Where: storage.Text{Field: entity.Article_Headline, Op: storage.Contains, Value: "none"},
	}}}
	var asking sync.WaitGroup
	var cancelled atomic.Int64
	for client := range 4 {
		asking.Go(func() {
			for round := range 25 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(5+client+round)*time.Millisecond)
				_, err := entity.Articles.In(store).Count(ctx, slow)
				cancel()
				if err != nil {
					cancelled.Add(1)
				}
			}
		})
	}
	asking.Wait()
	if count, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil || count != 200 || cancelled.Load() < 10 {
		t.Errorf("%d articles, %v, after %d cancels", count, err, cancelled.Load())
	}
}
