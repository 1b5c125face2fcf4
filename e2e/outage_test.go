//go:build unix

package e2e

import (
	"math/rand/v2"
	"testing"
	"time"

	"junction/internal/effort"
	"junction/storage/postgres/postgrestest"
)

// TestConnectionsAreCut ends all of a program's connections again and again while clients read and write. In the end all
// is there that was acknowledged, and a pool full of dead connections is met by no client.
func TestConnectionsAreCut(t *testing.T) {
	t.Parallel()
	postgrestest.Need(t)
	database := postgrestest.Database(t)
	s := start(t, "--database", database, "--max-time", maxTime.String())
	db := onPostgres.connect(t, database)
	cut := func() {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'junction'`); err != nil {
			t.Fatal(err)
		}
	}
	c := startTraffic(t, s, rand.New(rand.NewPCG(seedOf(t), 0)))
	times := effort.Rounds(t, 4, 10)
	for range times {
		cut()
		c.flows(t)
	}
	c.pause()
	cut()
	for range 3 {
		s.must(t, `{ articles { totalCount } }`, nil)
		s.must(t, `mutation { createArticle(input: { headline: "New" }) { article { id } } }`, nil)
	}
	c.compare(t)
}

// TestDatabaseStopsAndStarts stops the database's server while clients read and write, in order and by killing it, and
// starts it again. No acknowledged change is lost.
func TestDatabaseStopsAndStarts(t *testing.T) {
	t.Parallel()
	cluster := startCluster(t)
	s := start(t, "--database", cluster.URL("postgres"), "--max-time", maxTime.String())
	c := startTraffic(t, s, rand.New(rand.NewPCG(seedOf(t), 0)))
	for _, end := range []func() error{cluster.Stop, cluster.Kill} {
		c.flows(t)
		if err := end(); err != nil {
			t.Fatal(err)
		}
		mustBeAway(t, s, maxTime)
		if err := cluster.Start(); err != nil {
			t.Fatal(err)
		}
		mustRecover(t, s, c)
	}
	c.compare(t)
}

// TestFailover kills a primary while clients read and write, and promotes its standby. The program, which knows both, goes
// on there; and as the standby was synchronous, no acknowledged change is lost.
func TestFailover(t *testing.T) {
	t.Parallel()
	primary := startCluster(t, "synchronous_standby_names=*")
	standby, err := primary.Standby()
	if err != nil {
		t.Fatal(err)
	}
	startFor(t, standby)
	s := start(t, "--database", primary.URLOfBoth(standby, "postgres"), "--max-time", maxTime.String())
	c := startTraffic(t, s, rand.New(rand.NewPCG(seedOf(t), 0)))
	c.flows(t)
	if err := primary.Kill(); err != nil {
		t.Fatal(err)
	}
	mustBeAway(t, s, maxTime)
	if err := standby.Promote(); err != nil {
		t.Fatal(err)
	}
	mustRecover(t, s, c)
	c.compare(t)
}

// TestDatabaseSwallowsWhatItIsSent lets everything that is sent to the database disappear on the way. Nobody waits longer
// than a request may take, and /readyz says no.
func TestDatabaseSwallowsWhatItIsSent(t *testing.T) {
	t.Parallel()
	postgrestest.Need(t)
	const within = 3 * time.Second // each request takes most of it
	wire := postgrestest.NewWire(t, postgrestest.Database(t))
	s := start(t, "--database", wire.URL, "--max-time", within.String())
	c := startTraffic(t, s, rand.New(rand.NewPCG(seedOf(t), 0)))
	c.flows(t)
	c.pause()
	wire.Swallow(true)
	// Who is sent on a connection that was good a moment ago may wait all of its time.
	waitFor(t, "UNAVAILABLE", func() bool {
		answer := s.post(t, `{ articles { totalCount } }`, nil)
		return len(answer.Errors) == 1 && answer.Errors[0].Extensions.Code == "UNAVAILABLE"
	})
	mustBeAway(t, s, within)
	c.goOn()
	wire.Swallow(false)
	mustRecover(t, s, c)
	c.compare(t)
}

// startCluster starts a PostgreSQL server of the test's own, of which nothing is left afterwards.
func startCluster(t *testing.T, settings ...string) *postgrestest.Cluster {
	t.Helper()
	cluster, err := postgrestest.New(settings...)
	if err != nil {
		postgrestest.Skip(t, err)
	}
	startFor(t, cluster)
	return cluster
}

// startFor starts a cluster, which the test's end removes.
func startFor(t *testing.T, cluster *postgrestest.Cluster) {
	t.Helper()
	t.Cleanup(func() {
		if err := cluster.Remove(); err != nil {
			t.Error(err)
		}
	})
	if err := cluster.Start(); err != nil {
		t.Fatal(err)
	}
}
