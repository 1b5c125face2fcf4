package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"junction/entity"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/sqlite"
	"junction/storage/sqlstore"
)

// engine is what the program does with the databases of one engine. Each takes a DSN, and its error is a sentence for
// whoever wrote that.
type engine struct {
	open   func(context.Context, string, storage.Schema) (storage.Store, error)
	source func(context.Context, string, storage.Schema) (sqlstore.Source, error)
	target func(context.Context, string, storage.Schema) (sqlstore.Target, error)
	// openPlain leaves out what the program adds inside the engine, and lacks says why that is left out anyway, if it is;
	// nil where there is nothing of the kind.
	openPlain func(context.Context, string, storage.Schema) (storage.Store, error)
	lacks     func() error
	// withReplicas opens a database that replicas are read from; nil where the engine has none.
	withReplicas func(context.Context, string, storage.Schema, postgres.Replicas) (storage.Store, error)
}

// engineOf is the engine that a DSN names.
func engineOf(dsn string) (engine, error) {
	switch scheme, _, isURL := strings.Cut(dsn, "://"); {
	case dsn == "":
		return engine{}, errors.New("the path is empty")
	case !isURL:
		return engine{
			open: sqlite.Open, source: sqlite.OpenSource, target: sqlite.OpenTarget,
			openPlain: sqlite.OpenPlain, lacks: sqlite.Lacks,
		}, nil
	case scheme == "postgres" || scheme == "postgresql":
		return engine{
			open: postgres.Open, source: postgres.OpenSource, target: postgres.OpenTarget,
			withReplicas: postgres.OpenWithReplicas,
		}, nil
	default:
		return engine{}, fmt.Errorf("there is no engine for %s://; a database is an SQLite file's path, or a PostgreSQL server's postgres://user:password@host:port/name", scheme)
	}
}

// openStore opens the database that the flags name, with its replicas.
func openStore(ctx context.Context, given flags, told *replicaLog) (storage.Store, error) {
	engine, err := engineOf(given.Database)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot use the database: %w", err)
	case given.Replicas.ReadDatabase == "" && given.PlainSQL && engine.openPlain != nil:
		return engine.openPlain(ctx, given.Database, entity.Schema)
	case given.Replicas.ReadDatabase == "":
		if engine.lacks != nil {
			if cause := engine.lacks(); cause != nil {
				told.WarnContext(ctx, "SQLite runs without the functions that the program adds to it, and is slower", "cause", cause)
			}
		}
		return engine.open(ctx, given.Database, entity.Schema)
	case engine.withReplicas == nil:
		return nil, errors.New("cannot use --read-database: only PostgreSQL has replicas, and --database names none of its databases")
	}
	return engine.withReplicas(ctx, given.Database, entity.Schema, given.Replicas.replicas(ctx, told))
}
