package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"junction/storage"
	"junction/storage/copying"
)

// target is a new file that a copy is made in. It gets its name when it is complete.
type target struct {
	*sql.DB
	tx      *sql.Tx
	file    *partial
	path    string
	schema  storage.Schema
	indexes []string // the statements that make those that are made last
}

// alone are the settings for a file that nobody else knows of, and that is thrown away when it is not completed: there is
// no journal and no wait for the disk, and foreign keys are compared when all rows are there.
var alone = url.Values{
	"mode":          {"rw"},
	"_dqs":          {"0"},
	"_journal_mode": {"OFF"},
	"_synchronous":  {"OFF"},
	"_pragma":       {"locking_mode(EXCLUSIVE)", "cache_size(-16384)"},
}

var errMemory = errors.New("what is in memory ends with the program")

// OpenTarget begins a new file, where there must be none. The error is a sentence for whoever named the path.
func OpenTarget(ctx context.Context, path string, schema storage.Schema) (copying.Target, error) {
	t := &target{path: path, schema: schema}
	if err := t.open(ctx); err != nil {
		return nil, errors.Join(t.Explain(err), t.Close())
	}
	return t, nil
}

func (t *target) open(ctx context.Context) (err error) {
	if t.path == Memory {
		return errMemory
	}
	if _, err := os.Lstat(t.path); err == nil {
		return errExists(t.path)
	}
	if hasLog(t.path) { // SQLite would take it for the new database's
		return errors.New("its -wal or -journal is there; move that away first")
	}
	if t.file, err = newPartial(t.path); err != nil {
		return err
	}
	t.DB = pool(uri(t.file.path)+"?"+alone.Encode(), 1, nil)
	if err := bringUp(ctx, t.DB, t.schema); err != nil {
		return err
	}
	if t.tx, err = t.BeginTx(ctx, nil); err != nil {
		return err
	}
	return t.putOff(ctx)
}

// putOff drops the indexes that are not a part of their tables: to make them when all rows are there is several times
// faster.
func (t *target) putOff(ctx context.Context) (err error) {
	drop, err := t.listIndexes(ctx)
	if err != nil {
		return err
	}
	_, err = t.tx.ExecContext(ctx, drop)
	return err
}

// listIndexes notes how they are made, and returns the statements that drop them.
func (t *target) listIndexes(ctx context.Context) (drop string, err error) {
	found, err := t.tx.QueryContext(ctx, `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
		AND tbl_name IN (SELECT value FROM json_each($1)) ORDER BY rowid`, jsonText(copying.Tables(t.schema.Model)))
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		var name, statement string
		if err := found.Scan(&name, &statement); err != nil {
			return "", err
		}
		drop += "DROP INDEX " + name + ";"
		t.indexes = append(t.indexes, statement)
	}
	return drop, found.Err()
}

// rowsTogether is how many rows a statement inserts.
const rowsTogether = 250

func (t *target) Fill(ctx context.Context, table copying.Table, rows *copying.Rows) error {
	statement := func(rows int) string {
		row := ", (?" + strings.Repeat(", ?", len(table.Columns)-1) + ")"
		return "INSERT INTO " + table.Name + " (" + strings.Join(table.Columns, ", ") + ") VALUES " + strings.Repeat(row, rows)[2:]
	}
	full, err := t.tx.PrepareContext(ctx, statement(rowsTogether))
	if err != nil {
		return err
	}
	defer full.Close() //nolint:errcheck // an insert's own error tells more
	values := make([]any, 0, rowsTogether*len(table.Columns))
	for rows.Next() {
		for _, value := range rows.Values() {
			if at, is := value.(time.Time); is {
				value = at.UnixMicro()
			}
			values = append(values, value)
		}
		if len(values) < cap(values) {
			continue
		}
		if _, err := full.ExecContext(ctx, values...); err != nil {
			return err
		}
		values = values[:0]
	}
	if len(values) > 0 {
		_, err = t.tx.ExecContext(ctx, statement(len(values)/len(table.Columns)), values...)
	}
	return err
}

func (t *target) Finish(ctx context.Context, last map[string]int64, step func(done, of int)) error {
	for table, number := range last {
		// There is a row only where there was one in the table.
		if _, err := t.tx.ExecContext(ctx, "DELETE FROM sqlite_sequence WHERE name = $1", table); err != nil {
			return err
		}
		if _, err := t.tx.ExecContext(ctx, "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", table, number); err != nil {
			return err
		}
	}
	for i, statement := range t.indexes {
		if _, err := t.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
		step(i+1, len(t.indexes)+1)
	}
	return t.tx.Commit()
}

func (t *target) Complete(ctx context.Context) error {
	if _, err := t.ExecContext(ctx, "PRAGMA journal_mode=WAL"); err != nil { // as the program has it
		return err
	}
	if err := t.DB.Close(); err != nil {
		return err
	}
	return t.file.place()
}

func (t *target) Explain(err error) error {
	return fmt.Errorf("cannot copy to %s: %w", t.path, sentence(err))
}

func (t *target) Close() error {
	var err error
	if t.tx != nil {
		_ = t.tx.Rollback() // of what is thrown away
	}
	if t.DB != nil {
		err = t.DB.Close()
	}
	if t.file != nil {
		err = errors.Join(err, t.file.remove())
	}
	return err
}
