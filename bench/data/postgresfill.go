package data

import (
	"context"
	"errors"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// The statements that take away what makes filling the junction slow, and those that make the same again: its foreign
// keys, which are checked row by row, and the index whose order is not that of the rows.
const selectRebuilding = `
	SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),
		'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
	FROM pg_constraint WHERE conrelid = 'article_publication'::regclass AND contype = 'f'
	UNION ALL
	SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
	FROM pg_index WHERE indexrelid = 'article_publication_by_publication'::regclass`

// copyInto fills the tables of an empty database. What the server would else do later, beside what is measured, is done
// at the end.
func (s Size) copyInto(ctx context.Context, conn *pgx.Conn, progress Progress) error {
	rows, err := conn.Query(ctx, selectRebuilding)
	if err != nil {
		return err
	}
	var removing, making []string
	var remove, recreate string
	if _, err := pgx.ForEachRow(rows, []any{&remove, &recreate}, func() error {
		removing, making = append(removing, remove), append(making, recreate)
		return nil
	}); err != nil {
		return err
	}
	if err := execute(ctx, conn, removing...); err != nil {
		return err
	}
	made := 0
	for _, table := range s.tables() {
		source := newCopySource(table.rows, func() {
			made++
			progress(made, s.rows())
		})
		_, err := conn.CopyFrom(ctx, pgx.Identifier{table.name}, table.columns, source)
		source.stop()
		if err != nil {
			return err
		}
	}
	if err := execute(ctx, conn, append(making,
		"SELECT setval(pg_get_serial_sequence('article', 'id'), max(id)) FROM article",
		"SELECT setval(pg_get_serial_sequence('publication', 'id'), max(id)) FROM publication",
		"VACUUM (FREEZE, ANALYZE)")...); err != nil {
		return err
	}
	return checkpoint(ctx, conn)
}

// checkpoint has the server write all to the disk, if this user may ask for that.
func checkpoint(ctx context.Context, conn *pgx.Conn) error {
	err := execute(ctx, conn, "CHECKPOINT")
	const insufficientPrivilege = "42501"
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == insufficientPrivilege {
		return nil
	}
	return err
}

// copySource hands rows to COPY.
type copySource struct {
	next func() ([]any, bool)
	stop func()
	made func()
	row  []any
}

func newCopySource(rows iter.Seq[[]any], made func()) *copySource {
	s := &copySource{made: made}
	s.next, s.stop = iter.Pull(rows)
	return s
}

func (s *copySource) Next() (more bool) {
	if s.row, more = s.next(); more {
		s.made()
	}
	return more
}

func (s *copySource) Values() ([]any, error) { return s.row, nil }
func (s *copySource) Err() error             { return nil }
