package sqlite

import (
	"context"
	"database/sql"

	"junction/storage"
	"junction/storage/sqlstore"
)

// Pools are the two pools of a file, for tests that look at their connections.
func Pools(path string) map[string]*sql.DB {
	file := &databaseFile{path: path}
	return map[string]*sql.DB{"writer": writers(file), "readers": readers(file)}
}

// OpenWith opens a database that looks for what filters let through from the far end when the crossover says so. In plain
// SQL, it sorts links and reads owners' pages without functions of its own.
func OpenWith(ctx context.Context, path string, crossover *sqlstore.Crossover, plain bool) (storage.Store, error) {
	with := dialect
	with.Crossover = crossover
	if plain {
		with.SortedTuples, with.Walk = nil, nil
	}
	return open(ctx, path, with)
}

// Sweep is when this package sweeps.
var Sweep = dialect.Sweep

// OpenSweeping opens a store that sweeps in its own way.
func OpenSweeping(path string, sweep sqlstore.Sweep) (storage.Store, error) {
	own := dialect
	own.Sweep = sweep
	return open(context.Background(), path, own)
}

// CacheOf is how large a reader's page cache is.
var CacheOf = cacheOf
