package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
)

// relation is a relation as it is seen from one of its ends.
type relation struct {
	*session
	side *model.Side
}

func (r relation) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]storage.Page, error) {
	st, err := r.written(pageShape("page", r.side, r.side.Far, q), q.Where, func(st *statement) error {
		if walks, err := r.walk(st, q); walks || err != nil {
			return err
		}
		owner := listed{st.alias(), st.bind(slotIDs), st.dialect}
		columns, err := r.pages(st, owner, q)
		st.returns(append([]string{owner.column("id")}, columns...)...)
		st.write(" FROM ", owner.from())
		return err
	})
	if err != nil {
		return nil, err
	}
	pages := make(map[storage.ID]storage.Page, len(owners))
	var id storage.ID
	reader := pagesOf(r.side.Far, st, q, (*int64)(&id))
	err = r.query(ctx, st.call(given{ids: owners, query: q}), func(row Row) error {
		page, err := reader.read(row)
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
	one := len(owners) == 1
	does := "owners page"
	if one {
		does = "owner page"
	}
	shape := pageShape(does, r.side, r.side.Far, q)
	shape.owners = fields
	st, err := r.written(shape, q.Where, func(st *statement) error {
		owner := st.table(r.side.Near)
		columns, err := r.pages(st, owner, q)
		columns = append(st.columnsOf(owner, fields), columns...)
		if one {
			st.selects(columns...)
		} else {
			st.returns(columns...)
		}
		st.write(" FROM ", owner.from(), " WHERE ", st.isGiven(owner.column("id"), one))
		return err
	})
	if err != nil || len(owners) == 0 {
		return nil, err
	}
	found := make([]storage.Owned, 0, len(owners))
	owner := newObjectReader(r.side.Near, fields)
	reader := pagesOf(r.side.Far, st, q, owner.into...)
	call := st.call(given{id: owners[0], ids: owners, query: q})
	call.again = func() { found = found[:0] }
	err = r.query(ctx, call, func(row Row) error {
		page, err := reader.read(row)
		if err != nil {
			return err
		}
		object, err := owner.object()
		found = append(found, storage.Owned{Owner: object, Page: page})
		return err
	})
	return found, err
}

// pages are the columns of a statement that hold each owner's page.
func (r relation) pages(st *statement, owner owners, q storage.Query) ([]string, error) {
	of := st.links(r.side)
	of.fetch = st.dialect.Fetch
	where, err := st.withSets(r.side.Far, q.Where, 0)
	if err != nil {
		return nil, err
	}
	condition, err := st.where(of, where)
	if err != nil {
		return nil, err
	}
	page, err := st.page(selection{of: of, condition: of.ownedBy(owner.column("id")) + " AND " + condition}, q)
	return page.columns(), err
}

func (r relation) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (map[storage.ID]int, error) {
	st, err := r.written(shape{does: "count", of: r.side}, where, func(st *statement) error {
		owner := listed{st.alias(), st.bind(slotIDs), st.dialect}
		of := st.links(r.side)
		where, err := st.withSets(r.side.Far, where, 0)
		if err != nil {
			return err
		}
		condition, err := st.where(of, where)
		owned := of.ownedBy(owner.column("id"))
		st.returns(owner.column("id"), "(SELECT count(*) FROM "+of.from()+" WHERE "+owned+" AND "+condition+")")
		st.write(" FROM ", owner.from())
		return err
	})
	if err != nil {
		return nil, err
	}
	counts := make(map[storage.ID]int, len(owners))
	err = r.query(ctx, st.call(given{ids: owners}), func(row Row) error {
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
