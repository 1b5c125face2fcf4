package postgres_test

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"junction/entity"
	"junction/storage"
	"junction/storage/postgres/postgrestest"
)

// A commit whose answer is lost is made once, or not at all, and a client is told which; where that cannot be known, that.
func TestLostCommit(t *testing.T) {
	t.Parallel()
	nothing := func(*postgrestest.Wire) {}
	for _, test := range []struct {
		name      string
		arrives   bool
		then      func(*postgrestest.Wire)
		uncertain bool
		made      int
	}{
		{"it was made", true, nothing, false, 1},
		{"it never arrived, and is made again", false, nothing, false, 1},
		{"it was made, and nobody can be asked", true, func(w *postgrestest.Wire) { w.Cut(true) }, true, 1},
		{"it never arrived, and nobody can be asked", false, func(w *postgrestest.Wire) { w.Cut(true) }, true, 0},
		{"it was made, and nobody answers", true, func(w *postgrestest.Wire) { w.Swallow(true) }, true, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			wire := postgrestest.NewWire(t, postgrestest.Copy(t, migrated(t)))
			store := open(t, wire.URL)
			wire.LoseCommit(test.arrives, func() { test.then(wire) })
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			_, err := entity.Articles.In(store).Create(ctx, entity.Article{Headline: "new"})
			if test.uncertain != errors.Is(err, storage.ErrUncertain) || test.uncertain != errors.Is(err, storage.ErrUnavailable) ||
				!test.uncertain && err != nil {
				t.Errorf("it says %v", err)
			}
			wire.Cut(false)
			wire.Swallow(false)
			if count, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil || count != test.made {
				t.Errorf("there are %d articles, want %d; %v", count, test.made, err)
			}
		})
	}
}

// A server that crashed may give the transaction's number to another one, so what it says of the number is not believed.
func TestLostCommitOfAServerThatCrashed(t *testing.T) {
	t.Parallel()
	cluster := startCluster(t)
	url := cluster.URL("postgres")
	wire := postgrestest.NewWire(t, url)
	store := open(t, wire.URL)
	for i, crash := range []func() error{
		func() error { return errors.Join(cluster.Kill(), cluster.Start()) },
		func() error { return crashOne(url) },
	} {
		wire.LoseCommit(true, func() {
			if err := crash(); err != nil {
				t.Error(err)
			}
		})
		if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "new"}); !errors.Is(err, storage.ErrUncertain) {
			t.Errorf("it says %v", err)
		}
		if count, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil || count != i+1 {
			t.Errorf("there are %d articles, %v", count, err)
		}
	}
}

// crashOne kills one of a server's processes, which makes it end all others and begin anew, and waits until it answers.
func crashOne(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	var conns [2]*pgx.Conn
	for i := range conns {
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		conns[i] = conn
	}
	process, err := os.FindProcess(int(conns[0].PgConn().PID()))
	if err != nil {
		return err
	}
	if err := process.Kill(); err != nil {
		return err
	}
	for conns[1].Ping(ctx) == nil { // until that is noticed
	}
	for {
		again, err := pgx.Connect(ctx, url)
		if err == nil {
			return again.Close(ctx)
		}
		if ctx.Err() != nil {
			return err
		}
	}
}

// After all connections were lost, no client meets one of them: not the first who asks, and none after it.
func TestDeadConnectionsAreNotMet(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	store := open(t, url+"&pool_max_conns=8")
	for range 3 {
		fill(t, store, 8)
		query(t, url, `SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
			WHERE application_name = 'junction' AND datname = current_database()`)
		for range 10 {
			create(t, store, "new")
			if _, err := entity.Articles.In(store).Count(t.Context(), storage.Query{}); err != nil {
				t.Error(err)
			}
		}
	}
}

// A connection to a server that only reads is not kept when a change has met it: another server may have its place.
func TestReadOnlyConnectionsAreNotKept(t *testing.T) {
	t.Parallel()
	url := postgrestest.Copy(t, migrated(t))
	store := open(t, url)
	readOnly := func(is string) {
		query(t, url, `DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() ||
			' SET default_transaction_read_only = `+is+`'; END $$`)
	}
	readOnly("on")
	fill(t, store, 4)
	if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "new"}); !errors.Is(err, storage.ErrUnavailable) {
		t.Errorf("it says %v", err)
	}
	fill(t, store, 4)
	query(t, url, `BEGIN READ WRITE; DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() ||
		' RESET default_transaction_read_only'; END $$; COMMIT`)
	deadline := time.Now().Add(5 * time.Second)
	for made := 0; made < 10; {
		_, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "new"})
		switch {
		case err == nil:
			made++
		case made > 0 || time.Now().After(deadline):
			t.Fatal(err)
		}
	}
}

// A standby refuses a change in a way of its own.
func TestAStandbyChangesNothing(t *testing.T) {
	t.Parallel()
	primary, standby := startPair(t)
	create(t, open(t, primary.URL("postgres")), "new")
	made := query(t, primary.URL("postgres"), "SELECT pg_current_wal_lsn()")
	eventually(t, "what the primary has", func() bool {
		return query(t, standby.URL("postgres"), "SELECT pg_last_wal_replay_lsn() >= '"+made+"'") == "t"
	})
	store := open(t, standby.URL("postgres"))
	if _, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: "new"}); !errors.Is(err, storage.ErrUnavailable) {
		t.Errorf("it says %v", err)
	}
}

// Where a server swallows what it is sent, whoever waits for it is told in time, and afterwards all is as before.
func TestSwallowedPacketsAreUnavailability(t *testing.T) {
	t.Parallel()
	wire := postgrestest.NewWire(t, postgrestest.Copy(t, migrated(t)))
	store := open(t, wire.URL+"&pool_max_conns=2")
	wire.Swallow(true)
	var asking sync.WaitGroup
	for range 6 {
		asking.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			_, reading := entity.Articles.In(store).Count(ctx, storage.Query{})
			_, writing := entity.Articles.In(store).Create(ctx, entity.Article{Headline: "new"})
			if ctx.Err() != nil {
				t.Error("it took all of the time")
			}
			for _, err := range []error{reading, writing} {
				if !errors.Is(err, storage.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("it says %v", err)
				}
			}
		})
	}
	asking.Wait()
	wire.Swallow(false)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := entity.Articles.In(store).Create(ctx, entity.Article{Headline: "new"}); err != nil {
		t.Error(err)
	}
}

// fill opens as many connections as a pool has.
func fill(t *testing.T, store storage.Store, connections int) {
	t.Helper()
	var together, open sync.WaitGroup
	together.Add(connections)
	for range connections {
		open.Go(func() {
			arrived := sync.OnceFunc(together.Done) // do may run again, or never
			defer arrived()
			if err := store.Transact(t.Context(), func(storage.Session) error {
				arrived()
				together.Wait()
				return nil
			}); err != nil {
				t.Error(err)
			}
		})
	}
	open.Wait()
}

// startCluster starts a server of the test's own, with these settings.
func startCluster(t *testing.T, settings ...string) *postgrestest.Cluster {
	t.Helper()
	cluster, err := postgrestest.New(settings...)
	if err != nil {
		postgrestest.Skip(t, err)
	}
	t.Cleanup(func() {
		if err := cluster.Remove(); err != nil {
			t.Error(err)
		}
	})
	if err := cluster.Start(); err != nil {
		t.Fatal(err)
	}
	return cluster
}
