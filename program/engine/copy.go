package engine

import (
	"context"
	"errors"
	"fmt"

	"junction/storage"
	"junction/storage/copying"
)

// Copy copies a database to another one, on whatever engines they are, and returns how much it copied. If it fails, the
// other database is as it was.
func Copy(
	ctx context.Context, from, to string, schema storage.Schema, progress func(done, total int),
) (counts copying.Counts, err error) {
	fromEngine, err := engineOf(from)
	if err != nil {
		return nil, fmt.Errorf("cannot copy the database: %w", err)
	}
	toEngine, err := engineOf(to)
	if err != nil {
		return nil, fmt.Errorf("cannot copy to the database: %w", err)
	}
	source, err := fromEngine.source(ctx, from, schema)
	if err != nil {
		return nil, err
	}
	defer source.Close() //nolint:errcheck // it was only read
	target, err := toEngine.target(ctx, to, schema)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	return copying.Copy(ctx, schema.Model, source, target, progress)
}
