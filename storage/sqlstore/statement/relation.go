package statement

import (
	"junction/model"
	"junction/storage"
)

// Pages reads a page for each of the owners that a call gives: its rows are an owner's ID and those of a [rows.PageReader].
func (w Writer) Pages(side *model.Side, q storage.Query) (*Statement, error) {
	return w.written(pageShape("page", side, side.Far, side.Relation.Link, q), q.Where, func(st *Statement) error {
		st.form.Link = side.Relation.Link
		if walks, err := st.walk(side, q); walks || err != nil {
			return err
		}
		owner := listed{st.alias(), st.bind(slotIDs), st.dialect}
		columns, err := st.pages(side, owner, q)
		st.returns(append([]string{owner.id()}, columns...)...)
		st.write(" FROM ", owner.from())
		return err
	})
}

// OwnersPages reads the owners that a call gives, or the one, with some of their fields and a page: its rows are those of
// a [rows.ObjectReader] and of a [rows.PageReader].
func (w Writer) OwnersPages(side *model.Side, fields storage.Fields, one bool, q storage.Query) (*Statement, error) {
	does := "owners page"
	if one {
		does = "owner page"
	}
	shape := pageShape(does, side, side.Far, side.Relation.Link, q)
	shape.owners = fields
	return w.written(shape, q.Where, func(st *Statement) error {
		st.form.Link = side.Relation.Link
		owner := st.table(side.Near)
		columns, err := st.pages(side, owner, q)
		columns = append(st.columnsOf(owner, fields), columns...)
		if one {
			st.selects(columns...)
		} else {
			st.returns(columns...)
		}
		st.write(" FROM ", owner.from(), " WHERE ", st.isGiven(owner.id(), one))
		return err
	})
}

// pages are the columns of a statement that hold each owner's page.
func (st *Statement) pages(side *model.Side, owner owners, q storage.Query) ([]string, error) {
	of := st.links(side)
	of.fetch = st.dialect.Fetch
	where, err := st.withSets(side.Far, q.Where, 0)
	if err != nil {
		return nil, err
	}
	condition, err := st.where(of, where)
	if err != nil {
		return nil, err
	}
	page, err := st.page(selection{of: of, condition: of.ownedBy(owner.id()) + " AND " + condition}, q)
	return page.columns(), err
}

// Counts reads for each of the owners that a call gives its ID and how many linked objects fulfil a filter.
func (w Writer) Counts(side *model.Side, where storage.Filter) (*Statement, error) {
	return w.written(shape{does: "count", of: side}, where, func(st *Statement) error {
		owner := listed{st.alias(), st.bind(slotIDs), st.dialect}
		of := st.links(side)
		where, err := st.withSets(side.Far, where, 0)
		if err != nil {
			return err
		}
		condition, err := st.where(of, where)
		owned := of.ownedBy(owner.id())
		st.returns(owner.id(), "(SELECT count(*) FROM "+of.from()+" WHERE "+owned+" AND "+condition+")")
		st.write(" FROM ", owner.from())
		return err
	})
}
