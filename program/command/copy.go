package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/alecthomas/kong"

	"junction/program/engine"
	"junction/storage"
)

// Copy copies a database to another one.
type Copy struct {
	From string `env:"-" required:"" placeholder:"DSN" help:"The database that is copied, which a server may be using."`
	To   string `env:"-" required:"" placeholder:"DSN" help:"Where to: a file that is not there yet, or a PostgreSQL database without ${plurals}."`
}

// Run copies a database to another one, on whatever engines they are.
func (c Copy) Run(ctx context.Context, k *kong.Kong, schema storage.Schema) error {
	if c.From == c.To {
		return errors.New("cannot copy a database to itself")
	}
	bar := newProgressBar(k.Stderr)
	counts, err := engine.Copy(ctx, c.From, c.To, schema, bar.show)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(k.Stdout, "%s is copied to %s: %s\n", engine.Redacted(c.From), engine.Redacted(c.To), counts)
	return nil
}
