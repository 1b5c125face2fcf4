package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"modernc.org/sqlite"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlite/native"
	"junction/storage/sqlstore"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// plain is SQLite as it is. A list is a JSON text.
var plain = sqlstore.Engine{
	Dialect: statement.Dialect{
		Wire:       wire,
		BindIDs:    func(ids []int64) any { return jsonText(ids) },
		BindFloats: func(floats []float64) any { return jsonText(floats) },
		BindTexts:  func(texts []string) any { return jsonText(texts) },
		EachID:     table("json_each"),
		EachFloat:  table("json_each"),
		EachText:   table("json_each"),
		EachArray:  table("json_each"),
		Element:    func(_ model.Type, array string, at int) string { return array + " ->> " + strconv.Itoa(at) },
		Fold:       func(text string) string { return call(foldFunction, text) },
		Contains:   func(text, part string) string { return "instr(" + text + ", " + part + ") > 0" },
		EndsWith:   func(text, part string) string { return "substr(" + text + ", -length(" + part + ")) = " + part },
		Any:        func(query, _ string) string { return "EXISTS (" + query + ")" },
		// Without ANALYZE the planner knows nothing of how many rows there are, and it would not keep itself up to date.
		Crossover:  &statement.Crossover{Objects: 200, Links: crossoverLinks},
		MarksAbove: 10_000,
	},
	Engine: database.Engine{
		Embedded:      true,
		Explain:       explain,
		Read:          read,
		Light:         lightSteps,
		OthersVersion: "PRAGMA data_version",
	},
	Sweep: sweep.Pace{Batch: 1_000, Rest: sweep.Considerate},
}

// wire writes a float with the digits that tell it apart. Booleans and times are whole numbers in the tables, too.
func wire(of model.Type, column string) string {
	if of == model.Float {
		return call("format", "'%!.17g'", column)
	}
	return column
}

// fast returns SQLite with the functions of package native, or as it is where they cannot be used.
func fast() sqlstore.Engine {
	engine := plain
	if Lacks() != nil {
		return engine
	}
	dialect := &engine.Dialect
	dialect.BindIDs = func(ids []int64) any { return native.IDList(ids) }
	dialect.EachID = table(native.IDs)
	dialect.Tuples = packed(native.Tuples)
	dialect.Records = packed(native.Records)
	dialect.SortedTuples = sorted(native.SortedTuples)
	dialect.Walk = &statement.Walk{
		Owners: table(native.Owners),
		Join:   " CROSS JOIN ",
		Take: func(limit string, columns []string) string {
			return call(native.Take, append([]string{limit}, columns...)...)
		},
		Taken:      call(native.Taken),
		TakeSorted: sorted(native.TakeSorted),
	}
	return engine
}

// jsonText writes a list as JSON.
func jsonText[T int64 | float64 | string](list []T) string {
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // what is stored, or compared with it, can always be encoded
	}
	return string(text)
}

// call writes a call of a function.
func call(function string, arguments ...string) string {
	return function + "(" + strings.Join(arguments, ", ") + ")"
}

// table writes the rows of a list by a table-valued function.
func table(function string) func(list, alias string) string {
	return func(list, alias string) string { return call(function, list) + " AS " + alias }
}

// packed writes rows packed by an aggregate.
func packed(aggregate string) func(columns []string) string {
	return func(columns []string) string { return call(aggregate, columns...) }
}

// sorted writes rows packed by an aggregate that sorts them.
func sorted(aggregate string) func(by statement.Sorting, columns []string) string {
	return func(by statement.Sorting, columns []string) string {
		how := []string{by.Limit, strconv.FormatBool(by.Descending), strconv.Itoa(by.Key), strconv.FormatInt(by.Numbers, 10)}
		return call(aggregate, append(how, columns...)...)
	}
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
		case native.CodeBusy, native.CodeLocked, native.CodeIO, native.CodeFull, native.CodeCantOpen,
			native.CodeReadOnly, native.CodeProtocol, native.CodeNoMemory, native.CodeCorrupt, native.CodeNotADatabase:
			return fmt.Errorf("%w: %w", storage.ErrUnavailable, err)
		case native.CodeInterrupt:
			return fmt.Errorf("%w: %w", context.Canceled, err)
		}
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, driver.ErrBadConn):
		return fmt.Errorf("%w: %w", storage.ErrUnavailable, err)
	}
	return err
}
