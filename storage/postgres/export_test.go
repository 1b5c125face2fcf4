package postgres

import (
	"context"
	"strconv"

	"junction/storage"
	"junction/storage/sqlstore/statement"
)

// OpenFrom opens a database that is searched from a filter's far end when no more than so many links match there.
func OpenFrom(ctx context.Context, dsn string, schema storage.Schema, most int) (storage.Store, error) {
	from := engine
	from.Dialect.Crossover = &statement.Crossover{
		Planned: true, Links: func(_, _, _ string) string { return strconv.Itoa(most) },
	}
	store, _, err := open(ctx, dsn, schema, from)
	return store, err
}
