package statement

import (
	"junction/model"
	"junction/storage"
)

// Page reads a page of the objects that fulfil a query: its row is that of a [rows.PageReader].
func (w Writer) Page(of *model.Kind, q storage.Query) (*Statement, error) {
	return w.written(pageShape("page", of, of, nil, q), q.Where, func(st *Statement) error { return st.writePage(of, q) })
}

func (st *Statement) writePage(e *model.Kind, q storage.Query) (err error) {
	if q.Where, err = st.withSets(e, q.Where, 1); err != nil {
		return err
	}
	far, possible, err := st.farFirst(e, q)
	if err != nil {
		return err
	}
	near, err := st.nearFirst(e, q, possible)
	if err != nil {
		return err
	}
	page, err := st.page(near, q)
	if err != nil {
		return err
	}
	if !possible {
		st.selects(page.columns()...)
		return nil
	}
	farPage, err := st.page(far.selection, q)
	few := st.alias()
	page.items = either(few+".few", farPage.items, page.items)
	page.before = either(few+".few", farPage.before, page.before)
	page.after = either(few+".few", farPage.after, page.after)
	st.selects(page.columns()...)
	st.write(" FROM (SELECT ", far.fewForPage(st, q), " AS few", st.asWritten(), ") AS ", few)
	return err
}

// Count counts the objects that a query lets through.
func (w Writer) Count(of *model.Kind, q storage.Query) (*Statement, error) {
	return w.written(shape{does: "count", of: of}, q.Where, func(st *Statement) error { return st.writeCount(of, q) })
}

func (st *Statement) writeCount(e *model.Kind, q storage.Query) (err error) {
	if q.Where, err = st.withSets(e, q.Where, 1); err != nil {
		return err
	}
	far, possible, err := st.farFirst(e, q)
	if err != nil {
		return err
	}
	if possible && (q.Repeat || st.dialect.planned()) { // repeated, all links that match are counted from either end
		st.write(far.count())
		return nil
	}
	near, err := st.nearFirst(e, q, possible)
	if err == nil && possible {
		st.write("SELECT ", either(far.fewForCount(st), "("+far.count()+")", "("+near.count()+")"))
	} else if err == nil {
		st.write(near.count())
	}
	return err
}
