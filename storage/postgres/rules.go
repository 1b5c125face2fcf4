package postgres

import (
	"context"
	"errors"
	"slices"

	"junction/storage/copying"
)

// rule is an index or a constraint that rows are held to.
type rule struct{ drop, add string }

// putOff drops the rules of the tables, to be made again when all rows are there: the server sorts each index once, and
// looks up no row at a time what a foreign key refers to, which makes a copy several times faster.
func (t *target) putOff(ctx context.Context) (err error) {
	// In the order in which they are made: foreign keys rely on the others.
	found, err := t.QueryContext(ctx, `
		SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),
			'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid),
			CASE contype WHEN 'f' THEN 2 ELSE 0 END AS turn, oid
		FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('p', 'u', 'f')
		UNION ALL
		SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid), 1, indexrelid
		FROM pg_index WHERE indrelid = ANY ($1::text[]::regclass[])
			AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
		ORDER BY turn, oid`, copying.Tables(t.schema.Model))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	for found.Next() {
		var r rule
		var turn, oid int64
		if err := found.Scan(&r.drop, &r.add, &turn, &oid); err != nil {
			return err
		}
		t.rules = append(t.rules, r)
	}
	if err := found.Err(); err != nil {
		return err
	}
	for _, r := range slices.Backward(t.rules) {
		if err := t.execute(ctx, r.drop); err != nil {
			return err
		}
	}
	return nil
}

// restore makes the rules again, which holds all rows to them.
func (t *target) restore(ctx context.Context, step func(done, of int)) error {
	for i, r := range t.rules {
		if err := t.execute(ctx, r.add); err != nil {
			return err
		}
		step(i+1, len(t.rules))
	}
	return nil
}
