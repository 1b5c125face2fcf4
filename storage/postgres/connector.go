package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"junction/storage/sqlstore/lanes"
	"junction/storage/sqlstore/rows"
)

// Connections that are dead, or to a server that has become another one's copy, must not reach one client after the
// other. So what one of them finds out is held against all that are open, before each is used again.

const (
	// trusted is how long a connection is taken for good after its last use.
	trusted = time.Second
	// checkWithin is how long a connection may take to prove that it is good.
	checkWithin = time.Second
	// turnover is how often all connections are given up, at most, because the server only reads: it may be meant to.
	turnover = time.Second
)

// connector opens connections, and knows what is to be held against those that are open.
type connector struct {
	config   pgx.ConnConfig
	losses   atomic.Int64              // how many connections were lost
	readOnly atomic.Pointer[time.Time] // when a server was last found to read only; connections from before are not used
}

// Connect opens a connection. Where time is limited, each host has its share of half of it, so that one which swallows
// what it is sent does not take it all, and there is time to say so.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	config := c.config
	if deadline, limited := ctx.Deadline(); limited {
		share := time.Until(deadline) / 2 / time.Duration(len(hosts(&config)))
		config.ConnectTimeout = max(min(config.ConnectTimeout, share), 1) // 0 would be no limit
	}
	made := &conn{from: c, losses: c.losses.Load(), opened: time.Now()}
	opened, err := stdlib.GetConnector(config).Connect(ctx)
	if err != nil {
		return nil, err
	}
	made.driverConn = opened.(*stdlib.Conn)
	return made, nil
}

// Driver is pgx's.
func (c *connector) Driver() driver.Driver { return stdlib.GetDefaultDriver() }

// driverConn is a connection of pgx's, under a name that does not hide its method Conn.
type driverConn = stdlib.Conn

// conn is a connection.
type conn struct {
	*driverConn
	from         *connector
	opened, used time.Time
	losses       int64           // the connector's when this connection last proved good
	life         string          // the server's, once it was asked
	done         <-chan struct{} // of the last statement's context
}

// server is the connection as the protocol sees it.
func (c *conn) server() *pgconn.PgConn { return c.Conn().PgConn() }

// IsValid tells a pool whether to keep the connection.
func (c *conn) IsValid() bool { return !c.cancelled() && !c.lost() }

func (c *conn) lost() bool { return c.server().IsClosed() }

// cancelled reports whether the context of the last statement has ended. The server was asked to cancel it, then, which
// it may do late, to whatever the connection would do next.
func (c *conn) cancelled() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// ResetSession refuses a connection that is no good any more, when it is to be used again.
func (c *conn) ResetSession(ctx context.Context) error {
	readOnly := c.from.readOnly.Load()
	if !c.IsValid() || c.server().TxStatus() != 'I' || readOnly != nil && c.opened.Before(*readOnly) {
		return driver.ErrBadConn
	}
	losses, now := c.from.losses.Load(), time.Now()
	if c.losses != losses || now.Sub(c.used) > trusted {
		if err := c.check(ctx, c.losses != losses); err != nil {
			return driver.ErrBadConn
		}
	}
	c.losses, c.used = losses, now
	return nil
}

// check asks the server whether it is there, and again what a new connection asks it: whether it is one that
// target_session_attrs allows.
func (c *conn) check(ctx context.Context, again bool) error {
	within := checkWithin
	if deadline, limited := ctx.Deadline(); limited {
		within = min(within, time.Until(deadline)/4) // a pool tries two before it opens a new one
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	validate := c.from.config.ValidateConnect
	if validate == nil || !again {
		return c.server().Ping(ctx)
	}
	err := validate(ctx, c.server())
	var second *pgconn.NotPreferredError
	if errors.As(err, &second) { // it was the best there is
		return nil
	}
	return err
}

// QueryContext runs a statement that returns rows.
func (c *conn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	c.done = ctx.Done()
	rows, err := c.driverConn.QueryContext(ctx, text, args)
	return rows, c.note(err)
}

// lightTime is the budget of light work: of each statement, and of all those together that a request may begin.
const lightTime = 100 * time.Millisecond

// read runs a statement on a connection through pgx itself, without what database/sql adds: a goroutine that watches the
// context, which pgx watches anyway, and a value in between for each that is scanned.
//
// To cancel a statement takes a connection to the server, and poolers have failed at it; so one that has used up its
// budget is let run on where that is possible.
func read(
	ctx context.Context, from *sql.Conn, text string, args []any, budget *lanes.Budget, each func(rows.Row) error,
) error {
	if budget == nil {
		return from.Raw(func(driverConn any) error { return driverConn.(*conn).read(ctx, text, args, each) })
	}
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	spent, decided := false, make(chan struct{})
	began := time.Now()
	defer func() { budget.Used.Add(int64(time.Since(began))) }()
	timer := time.AfterFunc(lightTime, func() {
		defer close(decided)
		if spent = !budget.GoOn(); spent {
			cancel()
		}
	})
	err := from.Raw(func(driverConn any) error { return driverConn.(*conn).read(within, text, args, each) })
	if !timer.Stop() {
		<-decided
	}
	if err != nil && spent && ctx.Err() == nil {
		return lanes.ErrSpent
	}
	return err
}

func (c *conn) read(ctx context.Context, text string, args []any, each func(rows.Row) error) error {
	c.done = ctx.Done()
	defer func() {
		if !c.cancelled() {
			c.done = nil // as it is over before its context ends
		}
	}()
	rows, err := c.Conn().Query(ctx, text, args...)
	if err != nil {
		return c.note(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return c.note(rows.Err())
}

// ExecContext runs a statement that returns none.
func (c *conn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	c.done = ctx.Done()
	result, err := c.driverConn.ExecContext(ctx, text, args)
	return result, c.note(err)
}

// note holds what an error tells against all connections.
func (c *conn) note(err error) error {
	switch {
	case err == nil:
	case c.lost():
		c.from.losses.Add(1)
	case readsOnly(err):
		last, now := c.from.readOnly.Load(), time.Now()
		if last == nil || now.Sub(*last) > turnover {
			c.from.readOnly.CompareAndSwap(last, &now)
		}
	}
	return err
}
