package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
)

func (c collection) Delete(ctx context.Context, id storage.ID) (links int, err error) {
	objects, links, err := c.DeleteWhere(ctx, storage.IDIn{id})
	if err == nil && objects == 0 {
		err = missing(c.kind, id)
	}
	return links, err
}

// deleteIn deletes in a transaction. It counts the links first; the foreign keys then delete them with the objects. Where
// they are many the objects are only marked; and while any are being swept, because the objects that match may have many
// rows which nobody sees.
func (c collection) deleteIn(ctx context.Context, s *session, where storage.Filter) (objects, links int, err error) {
	var sweeping bool
	for _, side := range c.kind.Sides {
		if side != side.Relation.Sides[0] && side.Near == side.Far {
			continue // the other side of it counts the links of both ends
		}
		count, others, err := c.linksOf(ctx, s, side, where)
		if err != nil {
			return 0, 0, err
		}
		links += count
		sweeping = sweeping || others
	}
	st := s.statement()
	from, err := st.matching(c.kind, where)
	if err != nil {
		return 0, 0, err
	}
	ids := from.ids()
	if marks := st.dialect.marks(c.kind); marks != "" && (sweeping || links > st.dialect.Sweep.Above) {
		st.write("INSERT INTO ", marks, " (deleting, id) SELECT 1, * FROM (", ids, ") WHERE ", always,
			" ON CONFLICT (id) DO UPDATE SET deleting = 1")
		s.swept.marked()
	} else {
		st.write("DELETE FROM ", c.kind.Table, " WHERE id IN (", ids, ")")
	}
	objects, err = s.execute(ctx, st.call(given{}))
	return objects, links, err
}

// linksOf counts the links of the objects that fulfil a filter, each once, also where both of its ends are among them, and
// tells whether any objects are being swept.
func (c collection) linksOf(
	ctx context.Context, s *session, r *model.Side, where storage.Filter,
) (count int, sweeping bool, err error) {
	st := s.statement()
	from, err := st.matching(c.kind, where)
	if err != nil {
		return 0, false, err
	}
	link, anyMarks := st.links(r), never
	if marks := st.dialect.marks(c.kind); marks != "" {
		anyMarks = "EXISTS (SELECT 1 FROM " + marks + ")"
	}
	deleted := " IN (" + from.ids() + st.dialect.whereLinksStand(r.Near, from.of.column("id")) + ")"
	condition := link.owner() + deleted
	switch {
	case r.Relation.Symmetric(): // a link has two rows
		condition += " AND (" + link.owner() + " <= " + link.column("id") + " OR NOT " + link.column("id") + deleted + ")"
	case r.Near == r.Far:
		condition = "(" + condition + " OR " + link.column("id") + deleted + ")" + st.dialect.whereLinksStand(r.Near, link.owner())
	}
	condition += st.dialect.whereLinksStand(r.Far, link.column("id"))
	st.write("SELECT count(*), ", anyMarks, " FROM (SELECT 1 FROM ", link.from(), " WHERE ", condition, st.dialect.Hold,
		") AS links")
	err = s.query(ctx, st.call(given{}), func(row Row) error { return row.Scan(&count, &sweeping) })
	return count, sweeping, err
}
