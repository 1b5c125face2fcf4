//go:build unix

package postgres_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
)

// within is how long what has to happen may take on a slow machine.
const within = 30 * time.Second

// pair is a database, a replica of it, and a store that uses both.
type pair struct {
	primary, standby *postgrestest.Cluster
	storage.Store
	storage.Positioned
	notices *notices
}

// notices are what a store tells of its replicas.
type notices struct {
	mutex sync.Mutex
	last  error
	all   []string
}

func (n *notices) read() (all []string, last error) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	return slices.Clone(n.all), n.last
}

func (n *notices) told(_ string, why error) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.last = why
	if why != nil {
		n.all = append(n.all, why.Error())
	}
}

// startPair starts servers of the test's own. The replica gives way at once to what the primary has done.
func startPair(t *testing.T) (primary, standby *postgrestest.Cluster) {
	t.Helper()
	primary = startCluster(t, "fsync=off", "max_connections=50")
	standby, err := primary.Standby("fsync=off", "max_connections=50", "max_standby_streaming_delay=0", "hot_standby_feedback=off")
	must(t, err)
	t.Cleanup(func() { _ = standby.Remove() })
	must(t, standby.Start())
	return primary, standby
}

// openPair opens a database, which it makes, and its replica.
func openPair(t *testing.T, primary, standby *postgrestest.Cluster, wait time.Duration) *pair {
	t.Helper()
	p := &pair{primary: primary, standby: standby, notices: &notices{}}
	var err error
	p.Store, err = postgres.OpenWithReplicas(t.Context(), primary.URL("postgres"), entity.Schema, postgres.Replicas{
		URL: standby.URL("postgres"), Wait: wait, Told: p.notices.told,
	})
	must(t, err)
	t.Cleanup(func() { _ = p.Close() })
	p.Positioned = p.Store.(storage.Positioned)
	p.caughtUp(t)
	return p
}

// caughtUp waits until the replica has what the primary has.
func (p *pair) caughtUp(t testing.TB) {
	t.Helper()
	position := query(t, p.primary.URL("postgres"), "SELECT pg_current_wal_flush_lsn()")
	eventually(t, "the replica catches up", func() bool {
		return query(t, p.standby.URL("postgres"), "SELECT pg_last_wal_replay_lsn() >= '"+position+"'") == "t"
	})
}

// pause keeps the replica as it is.
func (p *pair) pause(t testing.TB) {
	t.Helper()
	query(t, p.standby.URL("postgres"), "SELECT pg_wal_replay_pause()")
	eventually(t, "the replay pauses", func() bool {
		return query(t, p.standby.URL("postgres"), "SELECT pg_get_wal_replay_pause_state()") == "paused"
	})
}

func (p *pair) resume(t testing.TB) {
	t.Helper()
	query(t, p.standby.URL("postgres"), "SELECT pg_wal_replay_resume()")
}

// headlines are all that a read in a context sees.
func (p *pair) headlines(t testing.TB, ctx context.Context) string {
	t.Helper()
	page, err := entity.Articles.In(p).Page(ctx, storage.Query{Limit: 100, Order: storage.Order{Field: entity.Article_Headline}})
	must(t, err)
	var all []string
	for _, edge := range page.Edges {
		all = append(all, edge.Node.Headline)
	}
	return strings.Join(all, " ")
}

// mayLag is the context of a request that may see what is not the newest.
func mayLag(t testing.TB, after storage.Position) context.Context {
	return storage.MayLag(t.Context(), after)
}

// fromReplica waits until the replica is read from, which is known by its not having what is created now.
func (p *pair) fromReplica(t testing.TB) {
	t.Helper()
	p.caughtUp(t)
	p.pause(t)
	defer p.resume(t)
	id := create(t, p.Store, "zzz")
	eventually(t, "the replica is read from", func() bool {
		return !strings.Contains(p.headlines(t, mayLag(t, "")), "zzz")
	})
	_, err := entity.Articles.In(p).Delete(t.Context(), id)
	must(t, err)
}

//nolint:tparallel // each part begins where the one before it ended
func TestReplicas(t *testing.T) {
	t.Parallel()
	primary, standby := startPair(t)
	p := openPair(t, primary, standby, within)
	create(t, p.Store, "a")
	p.caughtUp(t)

	t.Run("only what may lag is read from the replica", func(t *testing.T) {
		p.pause(t)
		defer p.resume(t)
		create(t, p.Store, "b")
		equal(t, "may lag", "a", p.headlines(t, mayLag(t, "")))
		equal(t, "may not", "a b", p.headlines(t, t.Context()))
	})
	t.Run("what is sent back is waited for, and then read from the replica", func(t *testing.T) {
		p.caughtUp(t)
		p.pause(t)
		create(t, p.Store, "c")
		position := p.Position(t.Context())
		time.AfterFunc(50*time.Millisecond, func() { p.resume(t) })
		ctx := mayLag(t, position)
		equal(t, "with the position", "a b c", p.headlines(t, ctx))
		p.caughtUp(t)
		p.pause(t)
		defer p.resume(t)
		create(t, p.Store, "d")
		equal(t, "later in the same request", "a b c", p.headlines(t, ctx))
		equal(t, "in a later request", "a b c", p.headlines(t, mayLag(t, position)))
	})
	t.Run("what the replica does not have in time is read from the primary", func(t *testing.T) {
		p.caughtUp(t)
		const wait = 80 * time.Millisecond
		hasty := openPair(t, primary, standby, wait)
		hasty.pause(t)
		defer hasty.resume(t)
		create(t, hasty.Store, "e")
		began := time.Now()
		ctx := mayLag(t, hasty.Position(t.Context()))
		equal(t, "with the position", "a b c d e", hasty.headlines(t, ctx))
		// On a busy machine, a new connection to the replica may take longer than the half of the time that it is given.
		if took := time.Since(began); took < wait/2 {
			t.Errorf("it waited only %v", took)
		}
		equal(t, "later in the same request", "a b c d e", hasty.headlines(t, ctx))
		equal(t, "without it", "a b c d", hasty.headlines(t, mayLag(t, "")))
		patient := storage.MayLag(t.Context(), storage.Position("FFFFFFFF/FFFFFFFF"))
		equal(t, "a position that is never reached", "a b c d e", p.headlines(t, patient))
	})
	t.Run("all reads of the relation and of collections go there", func(t *testing.T) {
		p.caughtUp(t)
		title, err := entity.Publications.In(p).Create(t.Context(), entity.Publication{Title: "p"})
		must(t, err)
		p.caughtUp(t)
		p.pause(t)
		defer p.resume(t)
		_, err = entity.Article_Publications.In(p).Add(t.Context(), 1, []storage.ID{title.ID})
		must(t, err)
		for name, want := range map[string]int{"may lag": 0, "may not": 1} {
			ctx := t.Context()
			if want == 0 {
				ctx = mayLag(t, "")
			}
			articles := p.Relation(entity.Publication_Articles.Side)
			pages, err := articles.Page(ctx, []storage.ID{title.ID}, storage.Query{Limit: 10})
			must(t, err)
			equal(t, name+": a page", want, len(pages[title.ID].Edges))
			owners, err := articles.OwnersPage(ctx, []storage.ID{title.ID}, 0, storage.Query{Limit: 10})
			must(t, err)
			equal(t, name+": a page with its owner", want, len(owners[0].Page.Edges))
			counts, err := articles.Count(ctx, []storage.ID{title.ID}, nil)
			must(t, err)
			equal(t, name+": a count", want, counts[title.ID])
			linked, err := entity.Articles.In(p).Count(ctx, storage.Query{Where: storage.Some{Via: entity.Article_Publications.Side}})
			must(t, err)
			equal(t, name+": a count of all", want, linked)
		}
		_, err = entity.Publications.In(p).Delete(t.Context(), title.ID)
		must(t, err)
		for ctx, want := range map[context.Context]int{mayLag(t, ""): 1, t.Context(): 0} {
			found, err := entity.Publications.In(p).Get(ctx, []storage.ID{title.ID})
			must(t, err)
			equal(t, "found", want, len(found))
		}
	})
	t.Run("what replay takes away is read from the primary", func(t *testing.T) {
		query(t, primary.URL("postgres"), "INSERT INTO article (headline) SELECT 'ж' || n FROM generate_series(1, 60000) n")
		defer query(t, primary.URL("postgres"), "DELETE FROM article WHERE headline LIKE 'ж%'")
		p.caughtUp(t)
		// The count may be over before the lock has come to the replica, and so this is tried until they meet.
		eventually(t, "the conflict is counted", func() bool {
			var counting sync.WaitGroup
			counting.Go(func() {
				n, err := entity.Articles.In(p).Count(mayLag(t, ""), storage.Query{
					Where: storage.Text{Field: entity.Article_Headline, Op: storage.Contains, Value: "Ж1", IgnoreCase: true},
				})
				if err != nil || n != 11111 {
					t.Errorf("%d are counted, %v", n, err)
				}
			})
			query(t, primary.URL("postgres"), "BEGIN; LOCK TABLE article IN ACCESS EXCLUSIVE MODE; COMMIT")
			counting.Wait()
			return query(t, standby.URL("postgres"), "SELECT sum(confl_lock) > 0 FROM pg_stat_database_conflicts") == "t"
		})
		if _, last := p.notices.read(); last != nil {
			t.Errorf("the replica was given up: %v", last)
		}
	})
	t.Run("a replica that is down is left alone until it is back", func(t *testing.T) {
		p.fromReplica(t)
		must(t, standby.Kill())
		create(t, p.Store, "f")
		equal(t, "while it is down", "a b c d e f", p.headlines(t, mayLag(t, "")))
		equal(t, "with a position", "a b c d e f", p.headlines(t, mayLag(t, p.Position(t.Context()))))
		must(t, standby.Start())
		p.fromReplica(t)
		if all, last := p.notices.read(); len(all) == 0 || last != nil {
			t.Errorf("it was told that %q, and last %v", all, last)
		}
	})
	t.Run("a primary that is down does not keep what may lag from being read", func(t *testing.T) {
		p.caughtUp(t)
		must(t, primary.Stop())
		equal(t, "without a position", "a b c d e f", p.headlines(t, mayLag(t, "")))
		equal(t, "position", storage.Position("FFFFFFFF/FFFFFFFF"), p.Position(t.Context()))
		must(t, primary.Start())
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t testing.TB, what string, want, have T) {
	t.Helper()
	if have != want {
		t.Errorf("%s: %v, want %v", what, have, want)
	}
}

// eventually waits for something.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for tooLong := time.After(within); !is(); {
		select {
		case <-again.C:
		case <-tooLong:
			t.Fatalf("not within %v: %s", within, what)
		}
	}
}
