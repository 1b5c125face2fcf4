package engine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"junction/storage"
	"junction/storage/postgres"
)

// Options say how a database is opened.
type Options struct {
	// Plain adds no functions of the program's own to the engine. It is for comparing.
	Plain bool
	// Replicas are read from where they have a URL. Only PostgreSQL has them.
	Replicas postgres.Replicas
	// Log gets a warning where the engine runs without the functions that the program adds to it.
	Log *slog.Logger
}

// Open opens the database that a DSN names, and makes it one of the schema's if it is new. The error is a sentence for
// whoever wrote the DSN.
func Open(ctx context.Context, dsn string, schema storage.Schema, options Options) (storage.Store, error) {
	engine, err := engineOf(dsn)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot use the database: %w", err)
	case options.Replicas.URL != "" && engine.openWithReplicas == nil:
		return nil, errors.New("cannot use --read-database: only PostgreSQL has replicas, and --database names none of its databases")
	case options.Replicas.URL != "":
		return engine.openWithReplicas(ctx, dsn, schema, options.Replicas)
	case options.Plain && engine.openPlain != nil:
		return engine.openPlain(ctx, dsn, schema)
	case engine.lacks != nil:
		if cause := engine.lacks(); cause != nil {
			options.Log.WarnContext(ctx, "SQLite runs without the functions that the program adds to it, and is slower", "cause", cause)
		}
	}
	return engine.open(ctx, dsn, schema)
}
