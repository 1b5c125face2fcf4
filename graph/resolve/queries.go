package resolve

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/storage"
)

// asked is a query, or the problem with its arguments.
type asked struct {
	query *storage.Query
	err   error
}

// spelled is a query as it can be compared; the filter is spelled out.
type spelled struct {
	kind           *model.Kind
	order          storage.Order
	after, before  storage.Cursor
	limit          int
	backward, more bool
	where          string
}

// query reads the arguments of a connection to objects of a kind. It reads them once for each selection, not once for
// each object, and gives selections with equal arguments the same pointer.
func (o *operation) query(kind *model.Kind, field *ast.Field) (*storage.Query, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if known, ok := o.read[field]; ok {
		return known.query, known.err
	}
	if known, ok := o.document.queries.Load(field); ok {
		return known.(*storage.Query), nil
	}
	given, err := o.argumentsOf(field)
	var query *storage.Query
	if err == nil {
		query, err = o.readQuery(kind, given)
	}
	if err == nil {
		query = o.shared(kind, query, given.Values["where"])
	}
	if err == nil && !givenByVariables(field.Arguments) { // an error names the place of its field, so it cannot be shared
		query = o.document.hold(&o.document.queries, field, query, 1+countValues(field.Arguments)).(*storage.Query)
	}
	if o.read == nil {
		o.read = make(map[*ast.Field]asked)
	}
	o.read[field] = asked{query, err}
	return query, err
}

// shared is the first of the queries that are equal.
func (o *operation) shared(kind *model.Kind, query *storage.Query, where any) *storage.Query {
	key := spelled{kind: kind, order: query.Order, limit: query.Limit, backward: query.Backward, more: query.Repeat}
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
		o.queries = make(map[spelled]*storage.Query)
	}
	o.queries[key] = query
	return query
}
