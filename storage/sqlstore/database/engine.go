package database

import (
	"context"
	"database/sql"

	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
)

// Engine is how an engine runs statements.
type Engine struct {
	// Embedded says that the engine runs in this process, where to watch a context costs more than a brief statement.
	Embedded bool
	// Admit refuses a connection that is no good for a read outside of transactions; where it is nil, each is.
	Admit func(ctx context.Context, conn *sql.Conn) error
	// Read runs a statement on a connection outside of transactions, and hands each of its rows to a function, whose error
	// ends it. It goes beneath database/sql, which keeps the connections, to the engine's driver. Light work has a budget,
	// which is nil for what is heavy. When that is used up, the error is [lanes.ErrSpent], and some rows may have been handed
	// out before.
	Read func(
		ctx context.Context, conn *sql.Conn, text string, args []any, budget *lanes.Budget, each func(rows.Row) error,
	) error
	// Light is how much light work the statements of one request may do, in the unit in which Read counts it.
	Light int64
	// OthersVersion is a query for a number that is another one when another program has changed the database; empty for an
	// engine whose changes run beside each other.
	OthersVersion string
	// Explain turns an error of the driver into one of package storage's, or leaves it as it is.
	Explain func(err error) error
	// Lost says of an error that the connection was lost, or is no good any more, and with it all that was not committed,
	// so that the same may succeed at once on another one. It may be nil.
	Lost func(err error) bool
	// Overtaken says of an explained error that another change has meanwhile written a value of which no two objects have
	// the same; made again, the change finds that. It may be nil.
	Overtaken func(err error) bool
	// Retry says of an explained error whether the whole change may succeed when it is made again, because only another
	// one got in its way. Where it is nil, one connection writes, and changes that come together share its transactions;
	// else each has one of its own, as Transaction says, on as many connections as there are.
	Retry       func(err error) bool
	Transaction *sql.TxOptions
}
