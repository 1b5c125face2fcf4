package sqlite

import (
	"context"
	"database/sql"
	"time"

	"junction/storage"
	"junction/storage/sqlstore/statement"
)

// LightSteps is how much light work one request may do.
const LightSteps = lightSteps

// Pools are the two pools of a file, for tests that look at their connections.
func Pools(path string) map[string]*sql.DB {
	file := &databaseFile{path: path}
	return map[string]*sql.DB{"writer": writers(file), "readers": readers(file)}
}

// OpenWith opens a database that looks for what filters let through from the far end when the crossover says so.
func OpenWith(ctx context.Context, path string, schema storage.Schema, crossover *statement.Crossover) (storage.Store, error) {
	with := fast()
	with.Dialect.Crossover = crossover
	return open(ctx, path, schema, with)
}

// Sweep is how a store sweeps.
type Sweep struct {
	// Above is how many links have to go in one change for that to be marked instead of done; 0 is never.
	Above int
	// Batch is how many rows are then deleted at once.
	Batch int
	// Hold, when it is not nil, says before each batch whether to leave it until later.
	Hold func(awaited bool) bool
}

// Usual is how this package sweeps.
var Usual = Sweep{Above: plain.Dialect.MarksAbove, Batch: plain.Sweep.Batch}

// OpenSweeping opens a store that sweeps in its own way.
func OpenSweeping(path string, schema storage.Schema, as Sweep) (storage.Store, error) {
	own := fast()
	own.Dialect.MarksAbove, own.Sweep.Batch = as.Above, as.Batch
	if as.Hold != nil {
		own.Sweep.Rest = func(_ time.Duration, awaited bool) time.Duration {
			if as.Hold(awaited) {
				return -1
			}
			return 0
		}
	}
	return open(context.Background(), path, schema, own)
}

// CacheOf is how large a reader's page cache is.
var CacheOf = cacheOf
