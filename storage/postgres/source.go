package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/stdlib"

	"junction/storage"
	"junction/storage/copying"
)

// source is a database that is read in one transaction.
type source struct {
	*sql.Tx
	db   *sql.DB
	name string
}

// OpenSource begins to read the database that a URL names, as it is now, while others read and change it. The error is a
// sentence for whoever wrote the URL, and never tells the password.
func OpenSource(ctx context.Context, dsn string, schema storage.Schema) (copying.Source, error) {
	config, err := parse(dsn)
	if err != nil {
		return nil, fmt.Errorf("cannot copy the database: %w", err)
	}
	s := &source{name: name(config.ConnConfig)}
	if err := adapt(ctx, config.ConnConfig, dsn); err != nil {
		return nil, s.Explain(err)
	}
	s.db = stdlib.OpenDB(*config.ConnConfig)
	if err := s.begin(ctx, schema); err != nil {
		return nil, errors.Join(s.Explain(err), s.Close())
	}
	return s, nil
}

func (s *source) begin(ctx context.Context, schema storage.Schema) error {
	known, err := migrationsOf(s.db, schema)
	if err != nil {
		return err
	}
	// An older version's tables are copied as they are.
	if reached, err := inspect(ctx, s.db, known, schema.Model); err != nil {
		return err
	} else if !reached {
		var ours bool
		if err := s.db.QueryRowContext(ctx, "SELECT to_regclass($1) IS NOT NULL", versionTable).Scan(&ours); err != nil {
			return err
		}
		if !ours {
			return errors.New("it is an empty database")
		}
	}
	s.Tx, err = s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	if err := bePatient(ctx, s); err != nil {
		return err
	}
	// Nobody changes the tables themselves meanwhile, nor makes a copy in them.
	_, err = s.ExecContext(ctx, "LOCK TABLE "+strings.Join(copying.Tables(schema.Model), ", ")+" IN ACCESS SHARE MODE")
	return err
}

// bePatient lets a transaction take the time that it takes, but not wait for others for long.
func bePatient(ctx context.Context, tx interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
},
) error {
	_, err := tx.ExecContext(ctx, `SELECT set_config(name, CASE name WHEN 'lock_timeout' THEN '5s' ELSE '0' END, true)
		FROM pg_settings
		WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`)
	return err
}

func (s *source) HasTable(ctx context.Context, table string) (has bool, err error) {
	err = s.QueryRowContext(ctx, "SELECT to_regclass($1) IS NOT NULL", table).Scan(&has)
	return has, err
}

func (s *source) LastNumber(ctx context.Context, table string) (int64, error) {
	_, last, err := lastNumber(ctx, s, table)
	return last, err
}

// lastNumber is a table's sequence and the last number that it gave, in no transaction: it may be a later one.
func lastNumber(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}, table string,
) (sequence string, last int64, err error) {
	if err := db.QueryRowContext(ctx, "SELECT pg_get_serial_sequence($1, 'id')", table).Scan(&sequence); err != nil {
		return "", 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM "+sequence).Scan(&last)
	return sequence, last, err
}

func (s *source) Explain(err error) error {
	return fmt.Errorf("cannot copy the database %s: %w", s.name, plain(err))
}

func (s *source) Close() error {
	if s.Tx != nil {
		_ = s.Rollback() // it only read
	}
	return s.db.Close()
}
