package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"github.com/jackc/pgx/v5/stdlib"
)

// inside is a pool of one connection that is in a transaction. What begins a transaction of its own there, as migrations
// do, becomes a part of that one: it ends nothing, and what fails in it fails the whole.
func inside(conn *stdlib.Conn) *sql.DB {
	db := sql.OpenDB(insideConnector{conn})
	db.SetMaxOpenConns(1)
	return db
}

type insideConnector struct{ conn *stdlib.Conn }

func (c insideConnector) Connect(context.Context) (driver.Conn, error) {
	return insideConn{c.conn}, nil
}

func (c insideConnector) Driver() driver.Driver { return stdlib.GetDefaultDriver() }

// insideConn is the connection, less all that ends it or its transaction.
type insideConn struct{ *stdlib.Conn }

func (insideConn) BeginTx(context.Context, driver.TxOptions) (driver.Tx, error) {
	return insideTx{}, nil
}
func (insideConn) ResetSession(context.Context) error { return nil }
func (insideConn) Close() error                       { return nil }

type insideTx struct{}

func (insideTx) Commit() error   { return nil }
func (insideTx) Rollback() error { return nil }
