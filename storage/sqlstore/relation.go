package sqlstore

import (
	"context"
	"database/sql"

	"junction/storage"
)

// relationOf is a relation between objects of two Go types, as it is seen from its near end.
type relationOf[Near, Far any] struct {
	*session
	relation
	owners entityOf[Near]
	linked entityOf[Far]
}

func (r relationOf[Near, Far]) Reverse() storage.Relation[Far, Near] {
	return relationOf[Far, Near]{r.session, r.reverse(), r.linked, r.owners}
}

func (r relationOf[Near, Far]) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]storage.Page[Far], error) {
	st, err := r.written(pageShape(string(r.near.side), q), q.Where, func(st *statement) error {
		owner := st.alias()
		of := st.links(r.relation)
		condition, err := st.where(of, q.Where)
		if err != nil {
			return err
		}
		part, err := st.page(of, "", of.ownedBy(owner+".value")+" AND "+condition, q)
		st.write("SELECT ", owner, ".value, ", part.items, ", ", part.before, ", ", part.after,
			" FROM ", st.dialect.EachID(st.bind(slotIDs), owner))
		return err
	})
	if err != nil {
		return nil, err
	}
	pages := make(map[storage.ID]storage.Page[Far], len(owners))
	err = r.query(ctx, st.call(given{ids: owners, query: q}), func(rows *sql.Rows) error {
		var id storage.ID
		var items sql.NullString
		var before, after bool
		if err := rows.Scan(&id, &items, &before, &after); err != nil {
			return err
		}
		page, err := readPage(r.linked, items.String, before, after, q)
		pages[id] = page
		return err
	})
	return pages, err
}

func (r relationOf[Near, Far]) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (map[storage.ID]int, error) {
	st, err := r.written(shape{does: "count", of: string(r.near.side)}, where, func(st *statement) error {
		owner := st.alias()
		of := st.links(r.relation)
		condition, err := st.where(of, where)
		st.write("SELECT ", owner, ".value, (SELECT count(*) FROM ", of.from(), " WHERE ", of.ownedBy(owner+".value"),
			" AND ", condition, ") FROM ", st.dialect.EachID(st.bind(slotIDs), owner))
		return err
	})
	if err != nil {
		return nil, err
	}
	counts := make(map[storage.ID]int, len(owners))
	err = r.query(ctx, st.call(given{ids: owners}), func(rows *sql.Rows) error {
		var id storage.ID
		var count int
		if err := rows.Scan(&id, &count); err != nil {
			return err
		}
		counts[id] = count
		return nil
	})
	return counts, err
}
