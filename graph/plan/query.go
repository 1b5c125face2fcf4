package plan

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/graph/documents"
	"junction/graph/input"
	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// queryResult is a query, or the problem with its arguments.
type queryResult struct {
	query *storage.Query
	err   error
}

// queryOf is the key under which a document remembers the query of a field.
type queryOf struct{ *ast.Field }

// queryKey is a query as it can be compared; the filters are spelled out.
type queryKey struct {
	list           schema.List
	order          storage.Order
	after, before  storage.Cursor
	limit          int
	backward, more bool
	where, link    string
}

// Query reads the arguments of a connection to a list. It reads them once for each selection, not once for
// each object, and gives selections with equal arguments the same pointer.
func (o *Operation) Query(list schema.List, field *ast.Field) (*storage.Query, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if known, ok := o.read[field]; ok {
		return known.query, known.err
	}
	if known, ok := o.document.Recall(queryOf{field}); ok {
		return known.(*storage.Query), nil
	}
	given, err := o.Arguments(field)
	var query *storage.Query
	if err == nil {
		query, err = input.Query(o.Schema, list, given)
	}
	if err == nil {
		query = o.shared(list, query, given)
	}
	if err == nil && !documents.GivenByVariables(field.Arguments) { // an error names the place of its field, so it cannot be shared
		query = o.document.Remember(queryOf{field}, query, 1+documents.CountValues(field.Arguments)).(*storage.Query)
	}
	o.remember(field, queryResult{query, err})
	return query, err
}

// Lookup reads by what a field looks up an object of a kind: the ID, or the query for the one that has a value in a unique
// field. It gives a field the same pointer each time.
func (o *Operation) Lookup(kind *model.Kind, field *ast.Field) (id storage.ID, query *storage.Query, err error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if known, ok := o.read[field]; ok {
		return 0, known.query, known.err
	}
	given, err := o.Arguments(field)
	if err != nil {
		return 0, nil, err
	}
	r := input.NewReader(o.Schema, given)
	by, value, err := r.Lookup(kind)
	switch {
	case err != nil:
		return 0, nil, err
	case by == nil:
		id = r.ID(names.ID, kind)
		return id, nil, r.Err()
	}
	query = input.Lookup(by, value)
	o.remember(field, queryResult{query: query})
	return 0, query, nil
}

// remember remembers the query of a field. The caller holds the mutex.
func (o *Operation) remember(field *ast.Field, of queryResult) {
	if o.read == nil {
		o.read = make(map[*ast.Field]queryResult)
	}
	o.read[field] = of
}

// shared is the first of the queries of a list that are equal.
func (o *Operation) shared(list schema.List, query *storage.Query, given arguments.Arguments) *storage.Query {
	key := queryKey{list: list, order: query.Order, limit: query.Limit, backward: query.Backward, more: query.Repeat}
	if query.After != nil {
		key.after = *query.After
	}
	if query.Before != nil {
		key.before = *query.Before
	}
	if query.Where != nil {
		var whereErr, linkErr error
		key.where, whereErr = spelling(given.Values[names.Where])
		key.link, linkErr = spelling(given.Values[names.Link])
		if whereErr != nil || linkErr != nil {
			return query // what cannot be spelled is no other's equal
		}
	}
	if same, ok := o.queries[key]; ok {
		return same
	}
	if o.queries == nil {
		o.queries = make(map[queryKey]*storage.Query)
	}
	o.queries[key] = query
	return query
}

// spelling spells out a filter; one that is not given is empty.
func spelling(filter any) (string, error) {
	if filter == nil {
		return "", nil
	}
	text, err := json.Marshal(filter)
	return string(text), err
}
