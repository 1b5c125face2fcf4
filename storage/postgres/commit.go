package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"junction/storage"
)

// When a connection is lost while its transaction commits, nobody has said whether it did. The server is asked then, by the
// transaction's number. A number that was lost with a crash, or with the old primary, may be another transaction's
// afterwards; so the answer counts only from the server that gave the number, and only if it did not crash since.

const (
	// outcomeWithin is how long is asked for the outcome of a transaction.
	outcomeWithin = 5 * time.Second
	// outcomeAgain is the pause while the transaction is still on its way.
	outcomeAgain = 10 * time.Millisecond
)

// life is one life of a server: it started then, and its statistics were last reset then, as they are by every crash.
const life = "concat(pg_postmaster_start_time(), ' ', pg_stat_get_bgwriter_stat_reset_time())"

// errUndone is the error of a commit of which the server says that it was not made.
var errUndone = errors.New("the transaction was undone with its connection")

// transaction is one whose outcome can be asked for.
type transaction struct {
	ctx    context.Context //nolint:containedctx // database/sql gives it when the transaction begins, for all of it
	conn   *conn
	number string
}

// BeginTx begins a transaction, and gets its number on the same way.
func (c *conn) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	if sql.IsolationLevel(options.Isolation) != sql.LevelSerializable || options.ReadOnly {
		return c.driverConn.BeginTx(ctx, options)
	}
	t := &transaction{ctx: ctx, conn: c}
	batch := &pgx.Batch{}
	batch.Queue("BEGIN ISOLATION LEVEL SERIALIZABLE")
	batch.Queue("SELECT pg_current_xact_id()::text").QueryRow(func(row pgx.Row) error { return row.Scan(&t.number) })
	if c.life == "" { // once: a pooler's server may begin another one, but never the same again
		batch.Queue("SELECT " + life).QueryRow(func(row pgx.Row) error { return row.Scan(&c.life) })
	}
	if err := c.Conn().SendBatch(ctx, batch).Close(); err != nil {
		var server *pgconn.PgError
		if errors.As(err, &server) && server.Code == notSupported {
			err = fmt.Errorf("%w: %w", errStandby, err)
		}
		return nil, c.note(err)
	}
	return t, nil
}

// Commit commits. Where the connection is lost before the answer, it finds out what the answer was.
func (t *transaction) Commit() error {
	if err := t.ctx.Err(); err != nil || t.conn.lost() {
		return cmp.Or(err, driver.ErrBadConn) // the server never hears of it
	}
	tag, err := t.conn.Conn().Exec(t.ctx, "COMMIT")
	switch {
	case err == nil && tag.String() == "ROLLBACK":
		return pgx.ErrTxCommitRollback
	case err == nil:
		return nil
	case t.conn.note(err) != nil && !t.conn.lost():
		return err // the server refused
	}
	// That the error is safe to retry, as pgx may say, does not mean here that nothing was sent.
	found := t.outcome()
	if found != nil {
		found = fmt.Errorf("%w: %w", found, err)
	}
	return found
}

// Rollback undoes everything.
func (t *transaction) Rollback() error {
	_, err := t.conn.Conn().Exec(t.ctx, "ROLLBACK")
	return t.conn.note(err)
}

// outcome asks what came of a transaction whose connection is lost: nothing is wrong where it was committed, it is
// errUndone where it was not, and [storage.ErrUncertain] where nobody can tell.
func (t *transaction) outcome() error {
	ctx, cancel := context.WithTimeout(t.ctx, outcomeWithin)
	defer cancel()
	opened, err := t.conn.from.Connect(ctx) // beside the pool, which may have none to give
	if err != nil {
		return fmt.Errorf("%w: %w", storage.ErrUncertain, err)
	}
	asked := opened.(*conn).Conn()
	defer asked.Close(ctx) //nolint:errcheck // it has told what it knows
	for {
		var now, status string
		err := asked.QueryRow(ctx, "SELECT "+life+", coalesce(pg_xact_status($1::text::xid8), '')", t.number).Scan(&now, &status)
		switch {
		case err != nil:
			return fmt.Errorf("%w: %w", storage.ErrUncertain, err)
		case now != t.conn.life:
			return fmt.Errorf("%w: the server is another one, or was started again", storage.ErrUncertain)
		case status == "aborted":
			return errUndone
		case status == "committed":
			return t.settle(ctx, asked)
		}
		select {
		case <-time.After(outcomeAgain):
		case <-ctx.Done():
			return fmt.Errorf("%w: it is still on its way", storage.ErrUncertain)
		}
	}
}

// settle waits until a transaction that was committed is as durable as the server makes those that it acknowledges: on
// its disk, and on that of a standby. What is written after it, and acknowledged, is so only together with it.
func (t *transaction) settle(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, "SELECT pg_logical_emit_message(true, 'junction', '')"); err != nil {
		return fmt.Errorf("%w: %w", storage.ErrUncertain, err)
	}
	return nil
}
