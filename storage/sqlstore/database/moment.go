package database

import (
	"context"

	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// Moment is a moment in the history of a database that one connection writes to: how many changes this program has
// committed, and what tells of those of others.
type Moment struct {
	commits int64
	others  int64
}

// Now is the moment that it is. What is read afterwards is as it was then, or later.
func (d *Database) Now(ctx context.Context) (now Moment, err error) {
	err = d.Change(ctx, func(s *Session) error {
		now.others, err = s.others(ctx)
		return err
	})
	now.commits = d.group.commits.Load()
	return now, err
}

func (s *Session) others(ctx context.Context) (version int64, err error) {
	err = s.Query(ctx, statement.Call{Text: s.database.engine.OthersVersion}, func(row rows.Row) error { return row.Scan(&version) })
	return version, err
}

// Unchanged reports in a transaction whether nothing was changed since a moment.
func (s *Session) Unchanged(ctx context.Context, since Moment) (bool, error) {
	others, err := s.others(ctx)
	return s.first && since == Moment{s.database.group.commits.Load(), others}, err
}
