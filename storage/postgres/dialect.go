package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore"
	"junction/storage/sqlstore/database"
	"junction/storage/sqlstore/statement"
)

// engine is PostgreSQL: a list is an array. Changes run beside each other, as if they came one after the other; where that
// cannot be, the server refuses one of them, and it is made again.
var engine = sqlstore.Engine{
	Dialect: statement.Dialect{
		Wire:       wire,
		Bind:       bind,
		BindIDs:    func(ids []int64) any { return ids },
		BindFloats: func(floats []float64) any { return floats },
		BindTexts:  func(texts []string) any { return texts },
		EachID: func(parameter, alias string) string {
			return "unnest(" + parameter + "::bigint[]) AS " + alias + "(value)"
		},
		EachFloat: func(parameter, alias string) string {
			return "unnest(" + parameter + "::double precision[]) AS " + alias + "(value)"
		},
		EachText: func(parameter, alias string) string {
			return "unnest(" + parameter + "::text[]) AS " + alias + "(value)"
		},
		EachArray: func(parameter, alias string) string {
			return "json_array_elements(" + parameter + "::json) AS " + alias + "(value)"
		},
		Element: func(of model.Type, array string, at int) string {
			return fromText(of, "("+array+" ->> "+strconv.Itoa(at)+")")
		},
		// For a join, the planner may read all of a small table, for each owner. It does not look behind OFFSET.
		Fetch: func(table, alias, id string) string {
			return " CROSS JOIN LATERAL (SELECT * FROM " + table + " WHERE id = " + id + " OFFSET 0) AS " + alias
		},
		// The function is made by a migration: lower() depends on the server's locale, and on its version.
		Fold:     func(text string) string { return "fold(" + text + ")" },
		Contains: func(text, part string) string { return "strpos(" + text + ", " + part + ") > 0" },
		EndsWith: func(text, part string) string { return "right(" + text + ", char_length(" + part + ")) = " + part },
		// For EXISTS, the planner may read the table from its beginning, in the hope of meeting a row soon.
		Any: func(query, order string) string {
			return "(" + query + " ORDER BY " + order + " LIMIT 1) IS NOT NULL"
		},
		Crossover: &statement.Crossover{Planned: true, Links: func(wanted, near, far string) string {
			return "CAST(sqrt(5e0 * " + wanted + " * greatest(" + near + ", " + far + ")) AS bigint)" // as on SQLite
		}},
		Hold: " FOR UPDATE",
	},
	Engine: database.Engine{
		Read:        read,
		Light:       int64(lightTime),
		Explain:     explain,
		Lost:        lost,
		Overtaken:   overtaken,
		Retry:       retry,
		Transaction: &sql.TxOptions{Isolation: sql.LevelSerializable},
	},
}

// fromText is a value of a type, as a column holds it, from a text: that of a number, for booleans and times, too.
func fromText(of model.Type, text string) string {
	switch of {
	case model.Integer:
		return text + "::bigint"
	case model.Float:
		return text + "::double precision"
	case model.Boolean:
		return text + "::boolean"
	case model.Time: // in two steps, each of which a product of a float keeps exact
		return "timestamptz 'epoch' + " + text + "::bigint / 1000000 * interval '1 second' + " +
			text + "::bigint % 1000000 * interval '1 microsecond'"
	default:
		return text
	}
}

// wire writes a column as a whole number or a text.
func wire(of model.Type, column string) string {
	switch of {
	case model.Boolean:
		return column + "::integer"
	case model.Time:
		return "(extract(epoch FROM " + column + ") * 1000000)::bigint"
	case model.Float:
		return column + "::text" // the shortest one that tells it apart
	default:
		return column
	}
}

// bind makes a value a parameter of the type that a column of its type has.
func bind(of model.Type, value model.Value) any {
	switch of {
	case model.Boolean:
		return value.Boolean()
	case model.Time:
		return value.Time()
	case model.Float:
		return value.Float()
	case model.Integer:
		return value.Integer()
	default:
		return value.Text()
	}
}

// Codes of errors, as PostgreSQL's appendix A lists them. The first two characters are the class.
const (
	uniqueViolation      = "23505"
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
	lockNotAvailable     = "55P03"
	readOnlyTransaction  = "25006"
	notSupported         = "0A000"
)

// unavailable are the classes and codes of the errors that say that the database cannot answer now.
var unavailable = map[string]bool{
	"08":                true, // the connection failed
	readOnlyTransaction: true, // read-only: a replica, or a server that has handed over to another one
	"25P03":             true, // the server ended an idle transaction
	"25P04":             true, // the server ended a transaction that took too long
	"40":                true, // conflicts; with changes in a read, with the replay of changes on a replica
	"53":                true, // memory, disk or connections are used up
	"55P03":             true, // a lock was not to be had
	"57":                true, // canceled, shutting down, starting up
	"58":                true, // the server's system fails
	"XX001":             true, // damaged data
	"XX002":             true, // a damaged index
}

// explain turns the errors that say that the database cannot answer now into [storage.ErrUnavailable].
func explain(err error) error {
	var connect *pgconn.ConnectError
	var server *pgconn.PgError
	switch {
	case errors.Is(err, storage.ErrUncertain):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		// Not the caller's context, or this would not be asked: a limit of the connection's, or the commit's.
		return fmt.Errorf("%w: %w", storage.ErrUnavailable, notTheCallers{err})
	case errors.As(err, &connect), lost(err), errors.As(err, &server) && isUnavailable(server):
		return fmt.Errorf("%w: %w", storage.ErrUnavailable, err)
	}
	return err
}

// notTheCallers is the error of a context that is not the caller's, and is not to be taken for it.
type notTheCallers struct{ error }

// As finds what the error is otherwise.
func (e notTheCallers) As(target any) bool { return errors.As(e.error, target) }

func isUnavailable(err *pgconn.PgError) bool {
	return len(err.Code) == 5 && (unavailable[err.Code] || unavailable[err.Code[:2]])
}

// lost reports whether an error is that of a connection that broke, or is no good any more; not of one that could not be
// had, nor of a commit whose outcome is not known.
func lost(err error) bool {
	var connect *pgconn.ConnectError
	var server *pgconn.PgError
	var network net.Error
	switch {
	case errors.Is(err, storage.ErrUncertain), errors.As(err, &connect):
		return false
	case errors.Is(err, errUndone), errors.Is(err, driver.ErrBadConn), readsOnly(err):
		return true
	case errors.As(err, &server):
		return server.SeverityUnlocalized == "FATAL" && isUnavailable(server)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false // it was cut off
	}
	return errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, pgconn.ErrConnClosed) || pgconn.SafeToRetry(err) ||
		errors.Is(err, sql.ErrConnDone)
}

// errStandby is the error of a standby, which begins no serializable transaction.
var errStandby = errors.New("the server is a standby")

// readsOnly reports whether an error says that the server only reads: another one may have taken its place.
func readsOnly(err error) bool {
	var server *pgconn.PgError
	return errors.Is(err, errStandby) || errors.As(err, &server) && server.Code == readOnlyTransaction
}

// overtaken reports whether a change failed because another one has written the same unique value, as two that run beside
// each other may, though each has looked before.
func overtaken(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && server.Code == uniqueViolation
}

// retry reports whether a change failed only because another one ran beside it.
func retry(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && (server.Code == serializationFailure || server.Code == deadlockDetected)
}
