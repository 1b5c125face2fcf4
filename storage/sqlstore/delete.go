package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

func (c collection) Delete(ctx context.Context, id storage.ID, names storage.Naming) (storage.Deleted, error) {
	deleted, err := c.DeleteWhere(ctx, storage.IDIn{id}, names)
	if err == nil && deleted.Objects == 0 {
		err = missing(c.kind, id)
	}
	return deleted, err
}

// deleteIn deletes in a transaction. It counts the links first; the foreign keys then delete them with the objects. Where
// they are many the objects are only marked; and while any are being swept, because the objects that match may have many
// rows which nobody sees.
func (c collection) deleteIn(
	ctx context.Context, s *session, where storage.Filter, names storage.Naming,
) (deleted storage.Deleted, err error) {
	var sweeping bool
	for _, side := range c.kind.Sides {
		if side != side.Relation.Sides[0] && side.Near == side.Far {
			continue // the other side of it counts the links of both ends
		}
		count, others, err := linksOf(ctx, s, side, where)
		if err != nil {
			return deleted, err
		}
		deleted.Links += count
		sweeping = sweeping || others
	}
	if deleted.IDs, deleted.Unlinked, err = namedBy(ctx, s, c.kind, where, names); err != nil {
		return deleted, err
	}
	marks := s.writer.Marks(c.kind) && (sweeping || s.writer.Many(deleted.Links))
	write := s.writer.Delete
	if marks {
		write = s.writer.MarkDeleted
	}
	st, err := write(c.kind, where)
	if err != nil {
		return deleted, err
	}
	if deleted.Objects, err = s.db.Execute(ctx, st.Call(statement.Given{})); err == nil && marks {
		s.marks.Marked()
	}
	return deleted, err
}

// linksOf counts the links that the objects have which fulfil a filter, and tells whether any objects are being swept.
func linksOf(ctx context.Context, s *session, side *model.Side, where storage.Filter) (count int, sweeping bool, err error) {
	st, err := s.writer.LinksOf(side, where)
	if err != nil {
		return 0, false, err
	}
	err = s.db.Query(ctx, st.Call(statement.Given{}), func(row rows.Row) error { return row.Scan(&count, &sweeping) })
	return count, sweeping, err
}
