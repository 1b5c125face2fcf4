package data

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"junction/entity"
	"junction/storage/postgres"
)

// postgresDatabase is a database of a PostgreSQL server.
type postgresDatabase struct {
	server url.URL // of the database that was named, which is only connected to
	name   string
	size   Size
	copy   bool
}

func openPostgres(dsn string, size Size) (Database, error) {
	server, err := url.Parse(dsn)
	if err != nil { // the error repeats the password
		return nil, errors.New("the database's URL is none; it reads postgres://user:password@host:port/name?parameter=value")
	}
	beside := strings.TrimPrefix(server.Path, "/")
	if beside == "" {
		beside = "junction"
	}
	name := strings.ToLower(fmt.Sprintf("%s_bench_%s_%d", beside, size.Name, Version))
	return postgresDatabase{server: *server, name: name, size: size}, nil
}

// identifier is the name as statements have it.
func (p postgresDatabase) identifier() string { return pgx.Identifier{p.name}.Sanitize() }

// named is another database of the server.
func (p postgresDatabase) named(name string) postgresDatabase {
	p.name = name
	return p
}

func (p postgresDatabase) url() *url.URL {
	named := p.server
	named.Path = "/" + p.name
	return &named
}

func (p postgresDatabase) DSN() string { return p.url().String() }

func (p postgresDatabase) Name() string {
	named := p.url()
	return (&url.URL{Scheme: named.Scheme, Host: named.Host, Path: named.Path}).String()
}

func (p postgresDatabase) Engine(ctx context.Context) (version string, err error) {
	err = p.onServer(ctx, func(conn *pgx.Conn) error {
		return conn.QueryRow(ctx, "SELECT 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1)").Scan(&version)
	})
	return version, err
}

// onServer does something over a connection to the database that was named.
func (p postgresDatabase) onServer(ctx context.Context, do func(*pgx.Conn) error) error {
	return connected(ctx, p.server.String(), do)
}

// connected does something over a connection that is closed then.
func connected(ctx context.Context, dsn string, do func(*pgx.Conn) error) error {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	return errors.Join(do(conn), conn.Close(context.WithoutCancel(ctx)))
}

// execute runs statements one by one, none of which is in a transaction with another.
func execute(ctx context.Context, conn *pgx.Conn, statements ...string) error {
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// Holds looks at what comes last.
func (p postgresDatabase) Holds(ctx context.Context) (there bool, err error) {
	err = p.onServer(ctx, func(conn *pgx.Conn) error {
		return conn.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", p.name).Scan(&there)
	})
	if err != nil || !there {
		return false, err
	}
	var found last
	err = connected(ctx, p.DSN(), func(conn *pgx.Conn) error {
		return conn.QueryRow(ctx, selectLast).Scan(found.targets()...)
	})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return false, fmt.Errorf("reading %s: %w", p.Name(), err)
	}
	err = p.size.check(p.Name(), found)
	return err == nil, err
}

// Make works on a database of another name, so that it need not care what an interruption leaves behind.
func (p postgresDatabase) Make(ctx context.Context, progress Progress) (err error) {
	partial := p.named(p.name + "_partial")
	if err := partial.drop(ctx); err != nil {
		return err
	}
	defer func() {
		if err != nil { // what an interruption made fail tells less than that there was one
			err = errors.Join(fmt.Errorf("making the data in %s: %w", p.Name(), cmp.Or(ctx.Err(), err)), partial.drop(ctx))
		}
	}()
	if err := p.onServer(ctx, func(conn *pgx.Conn) error {
		return execute(ctx, conn, "CREATE DATABASE "+partial.identifier()+" TEMPLATE template0 ENCODING 'UTF8'")
	}); err != nil {
		return err
	}
	store, err := postgres.Open(ctx, partial.DSN(), entity.Schema)
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	if err := connected(ctx, partial.DSN(), func(conn *pgx.Conn) error { return p.size.copyInto(ctx, conn, progress) }); err != nil {
		return err
	}
	return p.onServer(ctx, func(conn *pgx.Conn) error {
		return execute(ctx, conn, "ALTER DATABASE "+partial.identifier()+" RENAME TO "+p.identifier())
	})
}

// drop drops the database if it is there, even when what was to happen with it is cut short.
func (p postgresDatabase) drop(ctx context.Context) error {
	const within = 5 * time.Minute
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), within)
	defer cancel()
	return p.onServer(ctx, func(conn *pgx.Conn) error {
		return execute(ctx, conn, "DROP DATABASE IF EXISTS "+p.identifier()+" WITH (FORCE)")
	})
}

// Evict does nothing: what is in memory is the server's.
func (p postgresDatabase) Evict() error { return nil }

// Copy has the server copy files where it can be told to: then all is on disk before anything is measured.
func (p postgresDatabase) Copy(ctx context.Context) (Database, error) {
	copied := p.named(p.name + "_" + strings.ToLower(rand.Text()[:8]))
	copied.copy = true
	return copied, p.onServer(ctx, func(conn *pgx.Conn) error {
		var way string
		err := conn.QueryRow(ctx, `SELECT CASE WHEN current_setting('server_version_num')::int >= 150000
			THEN ' STRATEGY file_copy' ELSE '' END`).Scan(&way)
		if err != nil {
			return err
		}
		return execute(ctx, conn, "CREATE DATABASE "+copied.identifier()+" TEMPLATE "+p.identifier()+way)
	})
}

func (p postgresDatabase) Remove() error {
	if !p.copy {
		return errors.New("only copies are removed")
	}
	return p.drop(context.Background())
}
