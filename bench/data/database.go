package data

import (
	"context"
	"fmt"
	"strings"
)

// Progress is told how many rows of how many are made.
type Progress func(done, total int)

// Database is where data is kept. What differs between engines is behind it.
type Database interface {
	// DSN names the database to the program and to the floor.
	DSN() string
	// Engine is the engine's name, for people.
	Engine() string
	// Holds reports whether the data of a size is there; there being no database is no error, other data is.
	Holds(ctx context.Context, size Size) (bool, error)
	// Make makes the data of a size, in tables that the program's own migrations make. When it is cut short, nothing is
	// there under the database's name.
	Make(ctx context.Context, size Size, progress Progress) error
	// Copy makes a copy that is of no use after Remove. Nobody may have the database open meanwhile.
	Copy(ctx context.Context) (Database, error)
	// Remove removes a copy, which nobody may have open any more.
	Remove() error
}

// Open returns the database that a DSN names, as the program's flag --database does.
func Open(dsn string) (Database, error) {
	if scheme, _, isURL := strings.Cut(dsn, "://"); isURL {
		return nil, fmt.Errorf("the benchmark has no engine for %s:// yet; name the path of an SQLite file", scheme)
	}
	return sqliteFile{path: dsn}, nil
}
