package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"junction/storage"
	"junction/storage/copying"
)

// target is a database that a copy is made in, by one transaction on one connection.
type target struct {
	*sql.DB // of statements inside the transaction
	conn    *stdlib.Conn
	tx      pgx.Tx
	name    string
	schema  storage.Schema
	rules   []rule // those that are made last
}

// OpenTarget begins a copy in the database that a URL names. What is missing of its tables is made in the same
// transaction. The error is a sentence for whoever wrote the URL, and never tells the password: the database cannot be
// used, or holds something.
func OpenTarget(ctx context.Context, dsn string, schema storage.Schema) (copying.Target, error) {
	config, err := parse(dsn)
	if err != nil {
		return nil, fmt.Errorf("cannot copy to the database: %w", err)
	}
	t := &target{name: name(config.ConnConfig), schema: schema}
	if err := adapt(ctx, config.ConnConfig, dsn); err != nil {
		return nil, t.Explain(err)
	}
	if err := t.open(ctx, *config.ConnConfig); err != nil {
		return nil, errors.Join(t.Explain(err), t.Close()) //nolint:contextcheck // it closes whatever became of the context
	}
	return t, nil
}

func (t *target) open(ctx context.Context, config pgx.ConnConfig) error {
	opened, err := stdlib.GetConnector(config).Connect(ctx)
	if err != nil {
		return err
	}
	t.conn = opened.(*stdlib.Conn)
	as := pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadWrite} // whatever the database's own are
	if t.tx, err = t.conn.Conn().BeginTx(ctx, as); err != nil {
		return err
	}
	t.DB = inside(t.conn)
	if err := bePatient(ctx, t); err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{t.migrate, t.empty, t.lock, t.empty, t.clear, t.putOff} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// migrate brings the database to this program's version. A server that starts meanwhile on a database without tables
// waits for the copy, and then finds it.
func (t *target) migrate(ctx context.Context) error {
	known, err := migrationsOf(t.DB, t.schema)
	if err != nil {
		return err
	}
	if _, err := t.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", migrationLock); err != nil {
		return err
	}
	if reached, err := inspect(ctx, t.DB, known, t.schema.Model); reached || err != nil {
		return err
	}
	return known.Up(ctx)
}

func (t *target) empty(ctx context.Context) error { return copying.Empty(ctx, t.schema.Model, t) }

// lock keeps everyone away from the tables.
func (t *target) lock(ctx context.Context) error {
	return t.execute(ctx, "LOCK TABLE "+strings.Join(copying.Tables(t.schema.Model), ", ")+" IN ACCESS EXCLUSIVE MODE")
}

// clear empties the tables of what is dead in them. What comes into a table that its own transaction has emptied is laid
// down as it stays: no vacuum has to read it again.
func (t *target) clear(ctx context.Context) error {
	return t.execute(ctx, "TRUNCATE "+strings.Join(copying.Tables(t.schema.Model), ", "))
}

func (t *target) execute(ctx context.Context, statement string) error {
	_, err := t.ExecContext(ctx, statement)
	return err
}

func (t *target) Fill(ctx context.Context, table copying.Table, rows *copying.Rows) error {
	stream := &binaryRows{rows: rows, columns: len(table.Columns)}
	defer stream.stop()
	_, err := t.conn.Conn().PgConn().CopyFrom(ctx, stream,
		"COPY "+table.Name+" ("+strings.Join(table.Columns, ", ")+") FROM STDIN (FORMAT binary, FREEZE)")
	return err
}

func (t *target) Finish(ctx context.Context, last map[string]int64, step func(done, of int)) error {
	for table, number := range last {
		if err := t.giveAbove(ctx, table, number); err != nil {
			return err
		}
	}
	// The planner's numbers, for the rules and for the first requests.
	if err := t.execute(ctx, "ANALYZE "+strings.Join(copying.Tables(t.schema.Model), ", ")); err != nil {
		return err
	}
	return t.restore(ctx, step)
}

// giveAbove lets a table give only numbers that are higher than one, and than those that it gave before. What is done to
// a sequence is undone with the transaction only after it was restarted in it.
func (t *target) giveAbove(ctx context.Context, table string, number int64) error {
	sequence, last, err := lastNumber(ctx, t, table)
	if err != nil || last >= number {
		return err
	}
	if err := t.execute(ctx, fmt.Sprintf("ALTER SEQUENCE %s RESTART WITH %d", sequence, number)); err != nil {
		return err
	}
	_, err = t.ExecContext(ctx, "SELECT nextval($1)", sequence)
	return err
}

// Complete commits. Once that has begun, it is not given up.
func (t *target) Complete(ctx context.Context) error { return t.tx.Commit(context.WithoutCancel(ctx)) }

func (t *target) Explain(err error) error {
	return fmt.Errorf("cannot copy to the database %s: %w", t.name, plain(err))
}

// closeWithin is how long the server may take to hear that the copy is given up.
const closeWithin = 5 * time.Second

// Close ends the connection, and with it what was not committed.
func (t *target) Close() error {
	if t.conn == nil {
		return nil
	}
	conn := t.conn.Conn()
	ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
	defer cancel()
	_ = conn.Close(ctx) // it has nothing more to tell
	select {
	case <-conn.PgConn().CleanupDone(): // a statement that was interrupted ends on the server, too
	case <-ctx.Done():
	}
	return nil
}
