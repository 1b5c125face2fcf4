// Package engine opens and copies databases, each by the engine that its DSN names.
package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"junction/storage"
	"junction/storage/copying"
	"junction/storage/postgres"
	"junction/storage/sqlite"
)

// engine is what can be done with the databases of one engine. Each function takes a DSN, and its error is a sentence for
// whoever wrote that.
type engine struct {
	open   func(context.Context, string, storage.Schema) (storage.Store, error)
	source func(context.Context, string, storage.Schema) (copying.Source, error)
	target func(context.Context, string, storage.Schema) (copying.Target, error)
	// openPlain leaves out the functions that the program adds to the engine. lacks says why they are left out anyway, if
	// they are. Both are nil for an engine without such functions.
	openPlain func(context.Context, string, storage.Schema) (storage.Store, error)
	lacks     func() error
	// openWithReplicas opens a database that replicas are read from; nil for an engine that has none.
	openWithReplicas func(context.Context, string, storage.Schema, postgres.Replicas) (storage.Store, error)
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
			openWithReplicas: postgres.OpenWithReplicas,
		}, nil
	default:
		return engine{}, fmt.Errorf("there is no engine for %s://; a database is an SQLite file's path, or a PostgreSQL server's postgres://user:password@host:port/name", scheme)
	}
}
