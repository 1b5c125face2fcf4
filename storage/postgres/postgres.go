// Package postgres keeps the data in a PostgreSQL server, which several programs may use at the same time. It holds what
// is PostgreSQL's alone; the SQL is package sqlstore's.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgxpool"

	"junction/storage"
	"junction/storage/sqlstore"
)

// connectWithin is how long a connection may take where the DSN says nothing else (connect_timeout).
const connectWithin = 5 * time.Second

// cancelWithin is how long a server may take to cancel a statement whose context ended. Its connection is good for others
// then; it is closed where the server does not answer.
const cancelWithin = 500 * time.Millisecond

// Open opens the database that a URL names, postgres://user:password@host:port/name, and brings it to this program's
// version; of several programs that do so at once, one does it and the others wait. The parameters of libpq and pgx hold,
// pool_max_conns among them. The error is a sentence for whoever wrote the URL, and never tells the password: the server
// cannot be reached or refuses, the URL is none, the tables are another program's, or a newer version's.
func Open(ctx context.Context, dsn string, schema storage.Schema) (storage.Store, error) {
	store, _, err := open(ctx, dsn, schema, engine)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// open is [Open] on an engine, and returns the pool, too.
func open(
	ctx context.Context, dsn string, schema storage.Schema, engine sqlstore.Engine,
) (*sqlstore.Store, *sql.DB, error) {
	config, err := parse(dsn)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot use the database: %w", err)
	}
	if err = adapt(ctx, config.ConnConfig, dsn); err == nil {
		err = bringUp(ctx, *config.ConnConfig, schema)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("cannot use the database %s: %w", name(config.ConnConfig), plain(err))
	}
	db := pool(config)
	return sqlstore.New(schema.Model, db, db, engine), db, nil //nolint:contextcheck // it outlives the context of its opening
}

// parse reads a URL.
func parse(dsn string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, unreadable(err)
	}
	if !strings.Contains(dsn, "pool_max_conns=") {
		config.MaxConns = int32(min(4*runtime.NumCPU(), 32)) //nolint:gosec // it is at most 32
	}
	config.ConnConfig.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &cancelling{conn: conn}
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = connectWithin
	}
	if parameters := config.ConnConfig.RuntimeParams; parameters["application_name"] == "" {
		parameters["application_name"] = "junction"
	}
	return config, nil
}

// unreadable tells what a URL's reader dislikes, without the parts of the URL that it repeats: they may be a password's.
func unreadable(err error) error {
	_, problem, _ := strings.Cut(err.Error(), "`: ")
	problem, _, _ = strings.Cut(problem, " (")
	if problem == "" || strings.HasPrefix(problem, "failed to parse as") {
		problem = "it is no URL of PostgreSQL"
	}
	return errors.New(problem + "; it reads postgres://user:password@host:port/name?parameter=value, and what is special in " +
		"a password is written as %XX")
}

// pool opens a pool that keeps its connections, because opening one costs more than most queries do.
func pool(config *pgxpool.Config) *sql.DB {
	db := sql.OpenDB(&connector{config: *config.ConnConfig})
	db.SetMaxOpenConns(int(config.MaxConns))
	db.SetMaxIdleConns(int(config.MaxConns))
	db.SetConnMaxLifetime(config.MaxConnLifetime)
	db.SetConnMaxIdleTime(config.MaxConnIdleTime)
	return db
}

// name is how a database is named to people: without user and password.
func name(config *pgx.ConnConfig) string {
	return "postgres://" + strings.Join(hosts(config), ",") + "/" + config.Database
}

// hosts are where a database may be, in the order in which they are tried.
func hosts(config *pgx.ConnConfig) []string {
	var hosts []string
	add := func(host string, port uint16) {
		if !strings.HasPrefix(host, "/") { // where it is a socket
			host = net.JoinHostPort(host, strconv.Itoa(int(port)))
		}
		if !slices.Contains(hosts, host) {
			hosts = append(hosts, host)
		}
	}
	add(config.Host, config.Port)
	for _, fallback := range config.Fallbacks { // one host may be tried in more than one way
		add(fallback.Host, fallback.Port)
	}
	return hosts
}

// plain says in a sentence why a database cannot be used: what the server says, or what is in the way to it, at each
// address that was tried.
func plain(err error) error {
	var connect *pgconn.ConnectError
	if !errors.As(err, &connect) {
		return cause(err)
	}
	var causes []string
	for _, attempt := range slices.Backward(attempts(connect.Unwrap())) {
		said := cause(attempt).Error()
		// By default, a server without TLS is asked again without, and that answer tells more.
		if !slices.Contains(causes, said) && (len(causes) == 0 || said != "server refused TLS connection") {
			causes = append(causes, said)
		}
	}
	slices.Reverse(causes)
	return errors.New(strings.Join(causes, "; "))
}

// attempts are the errors that an error joins.
func attempts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// cause is what is behind an error of the driver's, without the addresses that it repeats.
func cause(err error) error {
	var server *pgconn.PgError
	var system *os.SyscallError
	var lookup *net.DNSError
	switch {
	case errors.As(err, &server) && server.Code == lockNotAvailable:
		return errors.New("another program holds the tables; stop it first")
	case errors.As(err, &server):
		return errors.New(server.Message)
	case errors.As(err, &system):
		return fmt.Errorf("the server cannot be reached: %w", system.Err)
	case errors.As(err, &lookup):
		return fmt.Errorf("the host %s is not known: %s", lookup.Name, lookup.Err)
	case pgconn.Timeout(err):
		return errors.New("no answer in time")
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}
