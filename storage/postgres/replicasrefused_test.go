//go:build unix

package postgres_test

import (
	"strings"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
)

// What time does not mend is refused at the start, and told without the password.
func TestReplicasThatAreNoneAreRefused(t *testing.T) {
	t.Parallel()
	primary, standby := startPair(t)
	stranger, err := postgrestest.New("fsync=off")
	must(t, err)
	t.Cleanup(func() { _ = stranger.Remove() })
	must(t, stranger.Start())
	query(t, primary.URL("postgres"), "CREATE DATABASE other")
	query(t, primary.URL("postgres"), "CREATE SCHEMA mine")
	caughtUp := pair{primary: primary, standby: standby}
	caughtUp.caughtUp(t)
	for _, test := range []struct{ name, url, says string }{
		{"another server's database", stranger.URL("postgres") + "&target_session_attrs=any", "it is no copy of the database"},
		{"another database of the same server", standby.URL("other"), "it is no copy of the database"},
		{"another schema", standby.URL("postgres") + "&search_path=mine", "it is no copy of the database"},
		{"a database that is not there", standby.URL("missing"), `database "missing" does not exist`},
		{"a user that is not there", strings.Replace(standby.URL("postgres"), "user=postgres", "user=nobody", 1), `role "nobody" does not exist`},
		{"no URL", "postgres://some one:geheim@127.0.0.1:1/articles", "it is no URL of PostgreSQL"},
		{"a path", "replicas.db", "it is no URL of PostgreSQL"},
		{"a value that is none", standby.URL("postgres") + "&target_session_attrs=slow", "unknown target_session_attrs"},
		{"a parameter that is none", standby.URL("postgres") + "&load_balance=random", `parameter "load_balance"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			store, err := postgres.OpenWithReplicas(t.Context(), primary.URL("postgres"), entity.Schema, postgres.Replicas{
				URL: test.url, Told: func(string, error) {},
			})
			if err == nil {
				store.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "geheim") {
				t.Errorf("it says %q, not that %q", err, test.says)
			}
			t.Log(err)
		})
	}
}

// Of several hosts, those that are replicas and answer are read from, in turn or in order; a server that is none is not,
// unless it was said that it may.
//
//nolint:tparallel // some measure time
func TestReplicasAreSeveralHosts(t *testing.T) {
	t.Parallel()
	primary, first := startPair(t)
	second, err := primary.Standby("fsync=off", "max_connections=50")
	must(t, err)
	t.Cleanup(func() { _ = second.Remove() })
	must(t, second.Start())
	hosts := func(urls ...string) string {
		_, all, _ := strings.Cut(urls[0], "host=")
		for _, url := range urls[1:] {
			_, host, _ := strings.Cut(url, "host=")
			all += "," + host
		}
		return "postgres:///postgres?user=postgres&host=" + all
	}
	both := hosts(first.URL("postgres"), second.URL("postgres"))
	setUp := openPair(t, primary, first, time.Second)
	create(t, setUp.Store, "a")
	setUp.caughtUp(t)
	ahead := pair{primary: primary, standby: second}
	ahead.caughtUp(t)
	setUp.pause(t) // the first of them stays behind
	defer setUp.resume(t)
	create(t, setUp.Store, "b")
	ahead.caughtUp(t)
	for _, test := range []struct {
		name, url   string
		least, most int // of ten requests without a position, how many see what the first replica lacks
	}{
		{"in turn", both, 5, 5},
		{"in turn, as libpq says it", both + "&load_balance_hosts=random", 5, 5},
		{"in order", both + "&load_balance_hosts=disable", 0, 0},
		{"the primary among them is none", hosts(primary.URL("postgres"), first.URL("postgres")), 0, 0},
		{"unless it may be", hosts(primary.URL("postgres"), first.URL("postgres")) + "&target_session_attrs=any", 5, 5},
		{"a host that does not answer", hosts("host=127.0.0.1", first.URL("postgres")), 0, 0},
		{"the primary alone", primary.URL("postgres"), 10, 10},
	} {
		t.Run(test.name, func(t *testing.T) {
			wait := 100 * time.Millisecond
			has := strings.Contains(test.url, second.URL("")[len("postgres:///?user=postgres&host="):])
			if has { // nobody waits
				wait = within
			}
			store, err := postgres.OpenWithReplicas(t.Context(), primary.URL("postgres"), entity.Schema, postgres.Replicas{
				URL: test.url, Wait: wait, Told: func(string, error) {},
			})
			must(t, err)
			defer store.Close()
			p := pair{Store: store}
			saw := 0
			for range 10 {
				ctx := mayLag(t, "")
				once := p.headlines(t, ctx)
				if again := p.headlines(t, ctx); again != once {
					t.Errorf("one request saw %s, then %s", once, again)
				}
				if once == "a b" {
					saw++
				}
			}
			if saw < test.least || saw > test.most {
				t.Errorf("%d of 10 saw the newest", saw)
			}
			position := store.(storage.Positioned).Position(t.Context())
			began := time.Now()
			for range 10 {
				equal(t, "with the position", "a b", p.headlines(t, mayLag(t, position)))
			}
			if took := time.Since(began); has && took > within {
				t.Errorf("a replica that has it was waited for: %v", took)
			}
		})
	}
}
