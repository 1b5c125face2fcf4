//go:build unix

package e2e

import (
	"crypto/rand"
	"strings"
	"testing"

	"junction/storage/postgres/postgrestest"
)

// behindPooler are databases behind a pooler that gives each transaction one of three connections, where a program has
// eight or more to the pooler.
func behindPooler(t *testing.T) engine {
	t.Helper()
	cluster, err := postgrestest.New("fsync=off", "max_connections=300")
	if err != nil {
		postgrestest.Skip(t, err)
	}
	t.Cleanup(func() { _ = cluster.Remove() })
	if err := cluster.Start(); err != nil {
		t.Fatal(err)
	}
	behind := postgrestest.Pooler(t, cluster, 3)
	return engine{"pooler", "pgx", func(t testing.TB) string {
		name := "pooled_" + strings.ToLower(rand.Text())
		if _, err := onPostgres.connect(t, cluster.URL("postgres")).ExecContext(t.Context(), "CREATE DATABASE "+name); err != nil {
			t.Fatal(err)
		}
		return behind(name)
	}}
}

// The program finds out by itself that there is a pooler, and says the same through it.
func TestPooler(t *testing.T) {
	t.Parallel()
	on := behindPooler(t)
	t.Run("the story", func(t *testing.T) {
		t.Parallel()
		told := newTeller(t, on.start(t))
		for _, step := range story {
			step.tell(told)
			told.world()
		}
	})
	t.Run("golden", func(t *testing.T) {
		t.Parallel()
		for _, path := range goldenFiles(t) {
			if folder, _, _ := strings.Cut(path, "/"); folder == "query" || folder == "filter" || folder == "mutation" || folder == "error" {
				t.Run(strings.TrimSuffix(path, ".txt"), func(t *testing.T) {
					t.Parallel()
					holdGolden(t, on, path, false)
				})
			}
		}
	})
	for name, run := range map[string]func(*testing.T, engine){
		"many clients": manyClients, "delete against add": deleteAgainstAdd, "clear against add": clearAgainstAdd, "pages": pages,
		"copy": copyThereAndBack,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, on)
		})
	}
}
