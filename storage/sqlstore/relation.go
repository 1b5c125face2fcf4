package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
	"junction/storage/sqlstore/statement"
)

// relation is a relation as it is seen from one of its ends.
type relation struct {
	*session
	side *model.Side
}

func (r relation) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]storage.Page, error) {
	st, err := r.writer.Pages(r.side, q)
	if err != nil {
		return nil, err
	}
	pages := make(map[storage.ID]storage.Page, len(owners))
	var id storage.ID
	reader := rows.NewPageReader(r.side.Far, st.Form(), q, (*int64)(&id))
	err = r.db.Query(ctx, st.Call(statement.Given{IDs: owners, Query: q}), func(row rows.Row) error {
		page, err := reader.Read(row)
		pages[id] = page
		return err
	})
	if err == nil && len(pages) < len(owners) { // an engine that sees no links at all may not look at owners
		for _, id := range owners {
			if _, has := pages[id]; !has {
				pages[id] = storage.Page{Edges: []storage.Edge{}}
			}
		}
	}
	return pages, err
}

func (r relation) OwnersPage(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q storage.Query,
) ([]storage.Owned, error) {
	fields = fields.Reads(r.side.Near)
	st, err := r.writer.OwnersPages(r.side, fields, len(owners) == 1, q)
	if err != nil || len(owners) == 0 {
		return nil, err
	}
	found := make([]storage.Owned, 0, len(owners))
	owner := rows.NewObjectReader(r.side.Near, fields)
	reader := rows.NewPageReader(r.side.Far, st.Form(), q, owner.Into...)
	call := st.Call(statement.Given{ID: owners[0], IDs: owners, Query: q})
	call.Again = func() { found = found[:0] }
	err = r.db.Query(ctx, call, func(row rows.Row) error {
		page, err := reader.Read(row)
		if err != nil {
			return err
		}
		object, err := owner.Object()
		found = append(found, storage.Owned{Owner: object, Page: page})
		return err
	})
	return found, err
}

func (r relation) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (map[storage.ID]int, error) {
	st, err := r.writer.Counts(r.side, where)
	if err != nil {
		return nil, err
	}
	counts := make(map[storage.ID]int, len(owners))
	err = r.db.Query(ctx, st.Call(statement.Given{IDs: owners}), func(row rows.Row) error {
		var id int64
		var count int
		if err := row.Scan(&id, &count); err != nil {
			return err
		}
		counts[storage.ID(id)] = count
		return nil
	})
	return counts, err
}
