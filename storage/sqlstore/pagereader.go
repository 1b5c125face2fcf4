package sqlstore

import (
	"slices"

	"junction/model"
	"junction/storage"
)

// pageReader reads the rows of a statement that hold a page each, what the expressions of [statement.page] gave: first its
// owner's columns.
type pageReader struct {
	of *model.Kind
	form
	query storage.Query

	into                []any // where a row's columns are scanned to
	items               string
	hasBefore, hasAfter bool
}

// pagesOf reads the pages that a statement gives for a query, of objects of a kind, and into targets what it gives
// before each of them.
func pagesOf(of *model.Kind, st *statement, q storage.Query, targets ...any) *pageReader {
	r := &pageReader{of: of, form: st.form, query: q, into: targets}
	r.into = append(r.into, &r.items)
	if r.before {
		r.into = append(r.into, &r.hasBefore)
	}
	if r.after {
		r.into = append(r.into, &r.hasAfter)
	}
	return r
}

// read reads the page of a row.
func (r *pageReader) read(row Row) (storage.Page, error) {
	if err := row.Scan(r.into...); err != nil {
		return storage.Page{}, err
	}
	q := &r.query
	edges, err := readTuples(r.of, r.items, r.form, *q)
	if err != nil {
		return storage.Page{}, err
	}
	more := len(edges) > q.Limit
	if more {
		edges = edges[:q.Limit]
	}
	page := storage.Page{Edges: edges, HasPrevious: r.hasBefore, HasNext: r.hasAfter}
	if q.Backward {
		slices.Reverse(edges)
		page.HasPrevious = r.hasBefore || more
	} else {
		page.HasNext = r.hasAfter || more
	}
	return page, nil
}
