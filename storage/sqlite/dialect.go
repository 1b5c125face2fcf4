package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"junction/storage"
	"junction/storage/sqlstore"
)

// dialect is SQLite's. A list of texts is a JSON text.
var dialect = sqlstore.Dialect{
	Embedded: true,
	BindIDs:  idList,
	BindTexts: func(texts []string) any {
		text, err := json.Marshal(texts)
		if err != nil {
			panic(err) // strings can always be encoded
		}
		return string(text)
	},
	EachID:   func(list, alias string) string { return call(idsTable, list) + " AS " + alias },
	EachText: func(list, alias string) string { return call("json_each", list) + " AS " + alias },
	Tuples:   packs(tuplesFunction),
	Records:  packs(recordsFunction),

	SortedTuples: sorts(sortedTuplesFunction),
	Walk: &sqlstore.Walk{
		Owners: func(list, alias string) string { return call(ownersTable, list) + " AS " + alias },
		Join:   " CROSS JOIN ",
		Take: func(limit string, columns []string) string {
			return call(takeFunction, append([]string{limit}, columns...)...)
		},
		Taken:      call(takenFunction),
		TakeSorted: sorts(takeSortedFunction),
	},
	Fold:     func(text string) string { return call(foldFunction, text) },
	Contains: func(text, part string) string { return "instr(" + text + ", " + part + ") > 0" },
	EndsWith: func(text, part string) string { return "substr(" + text + ", -length(" + part + ")) = " + part },
	Any:      func(query, _ string) string { return "EXISTS (" + query + ")" },
	// Without ANALYZE the planner knows nothing of how many rows there are, and it would not keep itself up to date.
	Crossover: &sqlstore.Crossover{Objects: 200, Links: crossoverLinks},
	Explain:   explain,
	Read:      read,

	OthersVersion: "PRAGMA data_version",
	Sweep:         sqlstore.Sweep{Above: 10_000, Batch: 1_000},
}

// crossoverLinks is where both ways to look for what a filter lets through look at equally many links, when it lets
// through one link in s: from the far end they look at all that match, links / s; from the near end at s of them for each
// that is wanted. There are taken to be five links for each object of the end that has more. An empty table has no
// highest ID.
func crossoverLinks(wanted, near, far string) string {
	return "coalesce(CAST(sqrt(5.0 * min(" + wanted + ", " + near + ") * max(" + near + ", " + far + ")) AS INTEGER), 0)"
}

// foldFunction is the simple Unicode lower case of a text, code point by code point: SQLite's own knows only ASCII.
const foldFunction = "fold"

// engineDriver is a driver of our own, so that the function is not every other connection's in the process too.
var engineDriver = func() *sqlite.Driver {
	d := &sqlite.Driver{}
	d.MustRegisterDeterministicScalarFunction(foldFunction, 1,
		func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			text, ok := args[0].(string)
			if !ok {
				return nil, fmt.Errorf("%s of %T", foldFunction, args[0])
			}
			return strings.Map(unicode.ToLower, text), nil
		})
	return d
}()

// explain turns the errors that say that the database cannot answer now into [storage.ErrUnavailable].
func explain(err error) error {
	var failed *sqlite.Error
	switch {
	case errors.As(err, &failed):
		switch failed.Code() & 0xff { // the primary code
		case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_IOERR, lib.SQLITE_FULL, lib.SQLITE_CANTOPEN,
			lib.SQLITE_READONLY, lib.SQLITE_PROTOCOL, lib.SQLITE_NOMEM, lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
			return fmt.Errorf("%w: %w", storage.ErrUnavailable, err)
		case lib.SQLITE_INTERRUPT:
			return fmt.Errorf("%w: %w", context.Canceled, err)
		}
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, driver.ErrBadConn):
		return fmt.Errorf("%w: %w", storage.ErrUnavailable, err)
	}
	return err
}
