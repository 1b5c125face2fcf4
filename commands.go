package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"junction/storage/sqlite"
)

// fileCommand is a command on the database and one more file.
type fileCommand struct {
	File string `arg:"" placeholder:"FILE" help:"The backup."`
}

// backUp copies the database to a file.
func backUp(ctx context.Context, given flags, stdout, stderr io.Writer) error {
	database, err := databaseFile(given.Database)
	if err != nil {
		return err
	}
	bar := newProgressBar(stderr)
	err = sqlite.Backup(ctx, database, given.Backup.File, bar.show)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(stdout, "%s is backed up to %s\n", database, given.Backup.File)
	return nil
}

// restore replaces the database by a backup.
func restore(ctx context.Context, given flags, stdout, stderr io.Writer) error {
	database, err := databaseFile(given.Database)
	if err != nil {
		return err
	}
	bar := newProgressBar(stderr)
	kept, err := sqlite.Restore(ctx, database, given.Restore.File, time.Now(), bar.show)
	bar.clear()
	if err != nil {
		return explained(ctx, err)
	}
	fmt.Fprintf(stdout, "%s is restored from %s", database, given.Restore.File)
	if kept != "" {
		fmt.Fprintf(stdout, "; what it was is kept as %s", kept)
	}
	fmt.Fprintln(stdout)
	return nil
}

// check reports on the database, in one line for each check and each problem.
func check(ctx context.Context, given flags, stdout io.Writer) error {
	database, err := databaseFile(given.Database)
	if err != nil {
		return err
	}
	findings, err := sqlite.Check(ctx, database)
	if err != nil {
		return explained(ctx, err)
	}
	damaged := false
	for _, finding := range findings {
		if len(finding.Problems) == 0 {
			fmt.Fprintf(stdout, "%s: ok\n", finding.Check)
		}
		for _, problem := range finding.Problems {
			damaged = true
			fmt.Fprintf(stdout, "%s: %s\n", finding.Check, problem)
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
