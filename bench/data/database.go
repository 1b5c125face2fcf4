package data

import (
	"context"
	"fmt"
	"strings"
)

// Progress is told how many rows of how many are made.
type Progress func(done, total int)

// Database is where data of one size is kept. What differs between engines is behind it.
type Database interface {
	// DSN names the database to the program and to the floor.
	DSN() string
	// Name names it to people, without a password.
	Name() string
	// Engine is the engine's name and version, for people.
	Engine(ctx context.Context) (string, error)
	// Holds reports whether the data is there; there being no database is no error, other data is.
	Holds(ctx context.Context) (bool, error)
	// Make makes the data, in tables that the program's own migrations make. When it is cut short, nothing is there under
	// the database's name.
	Make(ctx context.Context, progress Progress) error
	// Evict has the system forget what it holds of the data in memory, where it can: how fast that is read depends on how it
	// came there. Nobody may have the database open.
	Evict() error
	// Copy makes a copy that is of no use after Remove. Nobody may have the database open meanwhile.
	Copy(ctx context.Context) (Database, error)
	// Remove removes a copy, which nobody may have open any more.
	Remove() error
}

// Open returns the database for data of a size that a DSN names, as the program's flag --database does: an SQLite file,
// or a database beside the one that is named of a PostgreSQL server.
func Open(dsn string, size Size) (Database, error) {
	switch scheme, _, isURL := strings.Cut(dsn, "://"); {
	case !isURL:
		return sqliteFile{path: dsn, size: size}, nil
	case scheme == "postgres" || scheme == "postgresql":
		return openPostgres(dsn, size)
	default:
		return nil, fmt.Errorf("there is no engine for %s://", scheme)
	}
}

// selectLast reads what comes last in either table.
const selectLast = `SELECT a.id, a.headline, p.id, p.title FROM article AS a, publication AS p
	WHERE a.id = (SELECT max(id) FROM article) AND p.id = (SELECT max(id) FROM publication)`

// last is what comes last in either table.
type last struct {
	article     int
	headline    string
	publication int
	title       string
}

// targets are what to scan the row of [selectLast] to.
func (l *last) targets() []any { return []any{&l.article, &l.headline, &l.publication, &l.title} }

// last is what the data of a size ends with. That the rest is there too is what the name of a complete database says.
func (s Size) last() last {
	return last{s.Articles, Headline(s.Articles), s.Publications, Title(s.Publications)}
}

// check says what is wrong where a database ends with something else.
func (s Size) check(name string, found last) error {
	if found != s.last() {
		return fmt.Errorf("%s holds other data than size %s; delete it or name another", name, s.Name)
	}
	return nil
}
