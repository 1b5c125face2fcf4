// Package postgrestest finds PostgreSQL servers for tests: the one that TEST_DATABASE_URL names, on which databases may be
// made, else one of its own from the PostgreSQL programs on the machine, which ends with the test process however that
// ends. Where there is neither, tests are skipped, or fail under REQUIRE_POSTGRES=1.
package postgrestest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"junction/internal/effort"
)

// Need skips a test where there is no server for it.
func Need(t testing.TB) {
	t.Helper()
	serverFor(t)
}

// Database makes an empty database for a test and returns its URL. The test's end drops it.
func Database(t testing.TB) string {
	t.Helper()
	return Copy(t, "template0")
}

// Copy makes a database for a test, as a copy of another one that nobody is connected to, and returns its URL. The test's
// end drops it.
func Copy(t testing.TB, template string) string {
	t.Helper()
	server := serverFor(t)
	name := "junction_test_" + strings.ToLower(rand.Text())
	server.run(t, "CREATE DATABASE "+name+" TEMPLATE "+template)
	t.Cleanup(func() { server.run(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	return server.url(name)
}

// Template makes a database to make copies of, which [Run] drops. What is in it is up to fill.
func Template(t testing.TB, fill func(url string) error) (name string) {
	t.Helper()
	server := serverFor(t)
	name = "junction_template_" + strings.ToLower(rand.Text())
	server.run(t, "CREATE DATABASE "+name+" TEMPLATE template0")
	templates.Store(name, server)
	if err := fill(server.url(name)); err != nil {
		t.Fatal(err)
	}
	return name
}

// templates are those that were made, by name, with the server that has them.
var templates sync.Map

// Run runs a package's tests, drops the templates, and returns the exit code.
func Run(m *testing.M) int {
	effort.Overlap()
	code := m.Run()
	templates.Range(func(name, on any) bool {
		if err := on.(*server).execute("DROP DATABASE " + name.(string) + " WITH (FORCE)"); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		return true
	})
	return code
}

// server is where databases are made.
type server struct {
	url func(database string) string
}

// found is the server for all tests of the process, or why there is none.
var found = sync.OnceValues(func() (*server, error) {
	if given := os.Getenv("TEST_DATABASE_URL"); given != "" {
		return &server{url: func(database string) string { return withDatabase(given, database) }}, nil
	}
	cluster, err := New("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=500")
	if err != nil {
		return nil, err
	}
	if err := cluster.Start(); err != nil {
		return nil, err
	}
	return &server{url: cluster.URL}, nil
})

// serverFor is the server for a test, which is skipped when there is none.
func serverFor(t testing.TB) *server {
	t.Helper()
	server, err := found()
	if err != nil {
		Skip(t, err)
	}
	return server
}

// Skip skips a test that has no PostgreSQL server, or fails it where there has to be one.
func Skip(t testing.TB, why error) {
	t.Helper()
	if os.Getenv("REQUIRE_POSTGRES") != "" {
		t.Fatalf("REQUIRE_POSTGRES is set, and there is no PostgreSQL server: %v", why)
	}
	effort.Skip(t, fmt.Sprintf("no PostgreSQL server: %v; TEST_DATABASE_URL may name one", why))
}

// withDatabase is a URL that names another database.
func withDatabase(url, database string) string {
	url, parameters, _ := strings.Cut(url, "?")
	scheme, rest, _ := strings.Cut(url, "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host + "/" + database + "?" + parameters
}

// run runs a statement on the server.
func (s *server) run(t testing.TB, statement string) {
	t.Helper()
	if err := s.execute(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func (s *server) execute(statement string) error {
	ctx := context.Background() // a test's is over when it cleans up
	conn, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		return fmt.Errorf("the PostgreSQL server for tests: %w", err)
	}
	_, err = conn.Exec(ctx, statement)
	return errors.Join(err, conn.Close(ctx))
}
