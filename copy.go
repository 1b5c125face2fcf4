package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/alecthomas/kong"

	"junction/entity"
	"junction/storage/sqlstore"
)

// copyCommand is a command on two databases.
type copyCommand struct {
	From string `env:"-" required:"" placeholder:"DSN" help:"The database that is copied, which a server may be using."`
	To   string `env:"-" required:"" placeholder:"DSN" help:"Where to: a file that is not there yet, or a PostgreSQL database without articles and publications."`
}

// Run copies a database to another one, on whatever engines they are.
func (c copyCommand) Run(ctx context.Context, k *kong.Kong) error {
	from, to := c.From, c.To
	if from == to {
		return errors.New("cannot copy a database to itself")
	}
	bar := newProgressBar(k.Stderr)
	counts, err := copyBetween(ctx, from, to, bar.show)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(k.Stdout, "%s is copied to %s: %s\n", shown(from), shown(to), counts)
	return nil
}

func copyBetween(ctx context.Context, from, to string, progress func(done, total int)) (counts sqlstore.Counts, err error) {
	fromEngine, err := engineOf(from)
	if err != nil {
		return nil, fmt.Errorf("cannot copy the database: %w", err)
	}
	toEngine, err := engineOf(to)
	if err != nil {
		return nil, fmt.Errorf("cannot copy to the database: %w", err)
	}
	source, err := fromEngine.source(ctx, from, entity.Schema)
	if err != nil {
		return nil, err
	}
	defer source.Close() //nolint:errcheck // it was only read
	target, err := toEngine.target(ctx, to, entity.Schema)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	return sqlstore.Copy(ctx, entity.Model, source, target, progress)
}
