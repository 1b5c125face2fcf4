package sqlstore

import (
	"context"

	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
	"junction/storage/sqlstore/sweep"
)

// Clear deletes the links, or marks the owner when they are many.
func (r relation) Clear(ctx context.Context, owner storage.ID, names bool) (storage.Cleared, error) {
	var cleared storage.Cleared
	err := r.change(ctx, func(s *session) error {
		object, many, err := r.owner(ctx, s, owner)
		if err != nil {
			return err
		}
		cleared = storage.Cleared{Owner: object}
		if names {
			if cleared.IDs, err = (relation{s, r.side}).named(ctx, owner); err != nil {
				return err
			}
		}
		if many {
			cleared.Removed, err = r.mark(ctx, s, owner)
		} else {
			cleared.Removed, err = r.unlink(ctx, s, statement.Change{}, statement.Given{ID: owner})
		}
		return err
	})
	return cleared, err
}

// owner reads an owner, and whether it has so many links that it is to be marked.
func (r relation) owner(
	ctx context.Context, s *session, owner storage.ID,
) (object storage.Object, many bool, err error) {
	reader := rows.NewObjectReader(r.side.Near, storage.AllFields(r.side.Near))
	err = missing(r.side.Near, owner)
	failure := s.db.Query(ctx, s.writer.Owner(r.side).Call(statement.Given{ID: owner}), func(row rows.Row) error {
		if err = row.Scan(append(reader.Into, &many)...); err != nil {
			return err
		}
		object, err = reader.Object()
		return err
	})
	if failure != nil {
		err = failure
	}
	return object, many, err
}

// mark marks an owner, and returns how many links that takes away.
func (r relation) mark(ctx context.Context, s *session, owner storage.ID) (int, error) {
	inside := relation{s, r.side}
	counts, err := inside.Count(ctx, []storage.ID{owner}, nil)
	if err != nil {
		return 0, err
	}
	if _, err = s.db.Execute(ctx, s.writer.MarkCleared(r.side.Near, owner).Call(statement.Given{})); err != nil {
		return 0, err
	}
	s.marks.Marked(sweep.Mark{Of: r.side.Near, ID: owner})
	return counts[owner], nil
}
