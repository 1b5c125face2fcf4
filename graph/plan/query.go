package plan

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/documents"
	"junction/graph/input"
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

// queryKey is a query as it can be compared; the filter is spelled out.
type queryKey struct {
	kind           *model.Kind
	order          storage.Order
	after, before  storage.Cursor
	limit          int
	backward, more bool
	where          string
}

// Query reads the arguments of a connection to objects of a kind. It reads them once for each selection, not once for
// each object, and gives selections with equal arguments the same pointer.
func (o *Operation) Query(kind *model.Kind, field *ast.Field) (*storage.Query, error) {
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
		query, err = input.Query(o.Schema, kind, given)
	}
	if err == nil {
		query = o.shared(kind, query, given.Values[names.Where])
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

// shared is the first of the queries that are equal.
func (o *Operation) shared(kind *model.Kind, query *storage.Query, where any) *storage.Query {
	key := queryKey{kind: kind, order: query.Order, limit: query.Limit, backward: query.Backward, more: query.Repeat}
	if query.After != nil {
		key.after = *query.After
	}
	if query.Before != nil {
		key.before = *query.Before
	}
	if query.Where != nil {
		text, err := json.Marshal(where)
		if err != nil {
			return query // what cannot be spelled is no other's equal
		}
		key.where = string(text)
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
