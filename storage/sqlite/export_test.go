package sqlite

import (
	"context"
	"database/sql"

	"junction/storage"
	"junction/storage/sqlstore"
)

// LightSteps is how much light work one request may do.
const LightSteps = lightSteps

// Pools are the two pools of a file, for tests that look at their connections.
func Pools(path string) map[string]*sql.DB {
	file := &databaseFile{path: path}
	return map[string]*sql.DB{"writer": writers(file), "readers": readers(file)}
}

// OpenWith opens a database that looks for what filters let through from the far end when the crossover says so.
func OpenWith(ctx context.Context, path string, schema storage.Schema, crossover *sqlstore.Crossover) (storage.Store, error) {
	with := fast()
	with.Crossover = crossover
	return open(ctx, path, schema, with)
}

// Sweep is when this package sweeps.
var Sweep = plain.Sweep

// OpenSweeping opens a store that sweeps in its own way.
func OpenSweeping(path string, schema storage.Schema, sweep sqlstore.Sweep) (storage.Store, error) {
	own := fast()
	own.Sweep = sweep
	return open(context.Background(), path, schema, own)
}

// CacheOf is how large a reader's page cache is.
var CacheOf = cacheOf
