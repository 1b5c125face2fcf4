// Package command has the commands on databases: to back one up, to restore it, to check it and to copy it. Each is a struct that
// kong fills from the command line and runs with the schema of the databases.
package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"junction/storage"
	"junction/storage/sqlite"
)

// databaseFlag names the database of a command for files.
type databaseFlag struct {
	Database string `env:"JUNCTION_DATABASE_URL,DATABASE_URL" default:"${default_database}" placeholder:"FILE" help:"The database, an SQLite file (${env} or DATABASE_URL, ${default})."`
}

// Backup copies the database to a file.
type Backup struct {
	databaseFlag

	File string `arg:"" placeholder:"FILE" help:"The backup, a file that is not there yet."`
}

// Restore replaces the database by a backup.
type Restore struct {
	databaseFlag

	File string `arg:"" placeholder:"FILE" help:"The backup."`
}

// Check reports whether the database is sound.
type Check struct{ databaseFlag }

// Run copies the database to a file.
func (c Backup) Run(ctx context.Context, k *kong.Kong, schema storage.Schema) error {
	database, err := databaseFile(c.Database)
	if err != nil {
		return err
	}
	bar := newProgressBar(k.Stderr)
	err = sqlite.Backup(ctx, database, c.File, bar.show, schema)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(k.Stdout, "%s is backed up to %s\n", database, c.File)
	return nil
}

// Run replaces the database by a backup.
func (c Restore) Run(ctx context.Context, k *kong.Kong, schema storage.Schema) error {
	database, err := databaseFile(c.Database)
	if err != nil {
		return err
	}
	bar := newProgressBar(k.Stderr)
	kept, err := sqlite.Restore(ctx, database, c.File, time.Now(), bar.show, schema)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(k.Stdout, "%s is restored from %s", database, c.File)
	if kept != "" {
		fmt.Fprintf(k.Stdout, "; what it was is kept as %s", kept)
	}
	fmt.Fprintln(k.Stdout)
	return nil
}

// Run reports on the database, in one line for each check and each problem.
func (c Check) Run(ctx context.Context, k *kong.Kong, schema storage.Schema) error {
	database, err := databaseFile(c.Database)
	if err != nil {
		return err
	}
	findings, err := sqlite.Check(ctx, database, schema)
	if err != nil {
		return explained(ctx, err)
	}
	damaged := false
	for _, finding := range findings {
		if len(finding.Problems) == 0 {
			fmt.Fprintf(k.Stdout, "%s: ok\n", finding.Check)
		}
		for _, problem := range finding.Problems {
			damaged = true
			fmt.Fprintf(k.Stdout, "%s: %s\n", finding.Check, problem)
		}
	}
	if damaged {
		return fmt.Errorf("the database %s is damaged", database)
	}
	return nil
}

// databaseFile is the file that a DSN names; these commands are for files alone.
func databaseFile(dsn string) (string, error) {
	scheme, _, isURL := strings.Cut(dsn, "://")
	switch {
	case dsn == "":
		return "", errors.New("cannot use the database: the path is empty")
	case dsn == sqlite.Memory:
		return "", errors.New("backup, restore and check work on a file, and " + dsn + " is none")
	case isURL:
		return "", fmt.Errorf("backup, restore and check work on a file, and %s:// is a server; use its own tools", scheme)
	}
	return dsn, nil
}

// explained says of an interrupted command that it was, instead of what that kept from being done.
func explained(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return errors.New("interrupted; nothing was changed")
	}
	return err
}
