package sqlite

import (
	"container/list"
	"context"
	"database/sql/driver"
	"errors"
	"sync/atomic"

	"junction/storage/sqlite/native"
	"junction/storage/sqlstore/lanes"
)

// preparedStatements is how many statements a connection keeps prepared; longer texts than preparedLength are prepared
// each time, so that the cache's memory is bounded.
const (
	preparedStatements = 256
	preparedLength     = 8 << 10
)

// connector opens connections that keep their statements prepared. database/sql could keep them too, but only outside a
// transaction that holds the pool's one connection; so they are kept here, below it, as other engines' drivers do.
type connector struct {
	driver driver.Driver
	dsn    string
	file   *databaseFile // nil where nobody else is expected to touch it
}

func (c connector) Driver() driver.Driver { return c.driver }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if c.file != nil {
		if _, err := c.file.look(); err != nil { // SQLite would make an empty file a database again
			return nil, err
		}
	}
	opened, err := c.driver.Open(c.dsn)
	if err != nil {
		return nil, err
	}
	budget, err := native.BudgetOf(ctx, opened)
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	return &connection{
		engine: opened.(engine),
		file:   c.file,
		budget: budget,
		byText: make(map[string]*list.Element),
		byUse:  list.New(),
	}, nil
}

// engine is what the driver's connection can do beyond the least.
type engine interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// connection is a driver's connection with a cache of prepared statements, the last used first. It does not offer
// QueryerContext and ExecerContext, so that database/sql prepares each statement through it.
type connection struct {
	engine
	file      *databaseFile
	seen      fileState // when the pages were read that it keeps
	pagesRead int32     // before what it reads now
	budget    *native.Budget
	byText    map[string]*list.Element
	byUse     *list.List
}

// PrepareContext returns the statement kept for a text, or prepares and keeps it.
func (c *connection) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	if known, ok := c.byText[text]; ok {
		c.byUse.MoveToFront(known)
		return known.Value.(*kept), nil
	}
	stmt, err := c.engine.PrepareContext(ctx, text)
	if err != nil {
		return nil, c.confirm(ctx, err)
	}
	if len(text) > preparedLength {
		return stmt, nil
	}
	entry := &kept{stmt.(compiled), text, c}
	c.byText[text] = c.byUse.PushFront(entry)
	if c.byUse.Len() > preparedStatements {
		oldest := c.byUse.Remove(c.byUse.Back()).(*kept)
		delete(c.byText, oldest.text)
		return entry, oldest.compiled.Close()
	}
	return entry, nil
}

// Prepare is PrepareContext without a context.
func (c *connection) Prepare(text string) (driver.Stmt, error) {
	return c.PrepareContext(context.Background(), text)
}

// Close closes the kept statements and the connection.
func (c *connection) Close() error {
	for element := c.byUse.Front(); element != nil; element = element.Next() {
		_ = element.Value.(*kept).compiled.Close() // the connection's own error tells more
	}
	c.budget.Close()
	return c.engine.Close()
}

// compiled is what the driver's statement can do beyond the least.
type compiled interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// kept is a statement that outlives its use: closing it keeps it.
type kept struct {
	compiled
	text string
	conn *connection
}

// QueryContext runs the statement, whose first row takes all its work where it has a budget.
func (k *kept) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	if !lanes.HasBudget(ctx) {
		rows, err := k.compiled.QueryContext(ctx, args)
		return rows, k.explained(ctx, err)
	}
	k.conn.budget.Begin(ctx, new(atomic.Int64), lightSteps)
	rows, err := k.compiled.QueryContext(context.WithoutCancel(ctx), args)
	if spent := k.conn.budget.End(); spent && err != nil {
		return nil, lanes.ErrSpent
	}
	return rows, k.explained(ctx, err)
}

// ExecContext runs the statement.
func (k *kept) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	result, err := k.compiled.ExecContext(ctx, args)
	return result, k.explained(ctx, err)
}

// explained is an error, or that the file is not the one that it was: a statement fails in many ways on a file that was
// cut short, such as for want of a table.
func (k *kept) explained(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	return k.conn.confirm(ctx, err)
}

// Close leaves the statement prepared.
func (k *kept) Close() error { return nil }
