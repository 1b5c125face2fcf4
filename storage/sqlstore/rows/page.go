package rows

import (
	"slices"

	"junction/model"
	"junction/storage"
)

// Form is how the objects of a page leave an engine.
type Form struct {
	// Packed says that the engine's own function made one value of them.
	Packed bool
	// Before and After say that there are columns for what lies before and after the page.
	Before, After bool
	// Linked says that each comes with its linked ID.
	Linked bool
	// Link describes the data of the links that come with them; nil for none.
	Link *model.Kind
}

// PageReader reads rows that hold a page each: first some columns that are not the page's, then its objects, and then whether
// there are others before and after them.
type PageReader struct {
	of    *model.Kind
	form  Form
	query storage.Query

	into                []any // where a row's columns are scanned to
	items               string
	hasBefore, hasAfter bool
}

// NewPageReader reads the pages that a statement gives for a query, of objects of a kind in a form, and into targets what it
// gives before each of them.
func NewPageReader(of *model.Kind, form Form, q storage.Query, targets ...any) *PageReader {
	r := &PageReader{of: of, form: form, query: q, into: targets}
	r.into = append(r.into, &r.items)
	if r.form.Before {
		r.into = append(r.into, &r.hasBefore)
	}
	if r.form.After {
		r.into = append(r.into, &r.hasAfter)
	}
	return r
}

// Read reads the page of a row.
func (r *PageReader) Read(row Row) (storage.Page, error) {
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
