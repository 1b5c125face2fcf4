package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"junction/storage"
	"junction/storage/copying"
)

// source is a database that is read in one transaction.
type source struct {
	*sql.Tx
	db   *sql.DB
	path string
}

// OpenSource begins to read the database in a file, as it is now, while others read and write it and wait for nothing.
// The error is a sentence for whoever named the path.
func OpenSource(ctx context.Context, path string, schema storage.Schema) (copying.Source, error) {
	s := &source{path: path}
	if path == Memory {
		return nil, s.Explain(errMemory)
	}
	var err error
	if s.db, err = live(ctx, path, schema); err != nil {
		return nil, s.Explain(err)
	}
	// One that only reads does not take the lock to write.
	if s.Tx, err = s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}); err != nil {
		return nil, errors.Join(s.Explain(err), s.db.Close())
	}
	return s, nil
}

func (s *source) HasTable(ctx context.Context, table string) (has bool, err error) {
	err = s.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = $1)", table).Scan(&has)
	return has, err
}

func (s *source) LastNumber(ctx context.Context, table string) (last int64, err error) {
	err = s.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = $1", table).Scan(&last)
	return last, err
}

func (s *source) Explain(err error) error {
	return fmt.Errorf("cannot copy the database %s: %w", s.path, sentence(err))
}

func (s *source) Close() error {
	if err := s.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return errors.Join(err, s.db.Close())
	}
	return s.db.Close()
}
