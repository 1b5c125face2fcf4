package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// This file and write.go are a shorter way to an answer. The library's executor spends some thirty allocations on each
// field of each object, for what only some of them need: errors, concurrency, deferring. Where all that is selected has
// been read ahead there is none of that, so a selection is compiled into a plan, once, and the plan writes the objects.
// Where anything is missing or wrong, nothing is written, and the executor asks the resolvers as it always does: errors
// and null propagation are its alone.

// objectPlan is what is selected of the objects of one kind, in order.
type objectPlan []objectField

type objectField struct {
	key        string // the alias as JSON, with its colon
	name       string
	side       foreseeable     // for a field that is a side of a relation
	connection *connectionPlan // and what is selected of that
}

// connectionPlan is what is selected of a connection, in order.
type connectionPlan struct {
	query         *storage.Query
	reads, counts bool // whether the page and the count are needed
	fields        []connectionField
}

type connectionField struct {
	key, name string
	object    objectPlan        // for nodes
	parts     []connectionField // for edges and pageInfo; node is one with an object
}

// Unplanned is an extension that leaves all answers to the executor. They are the same to the byte, and slower: it is
// there to show that.
type Unplanned struct{}

// ExtensionName names the extension.
func (Unplanned) ExtensionName() string { return "Unplanned" }

// Validate accepts every schema.
func (Unplanned) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptOperation marks an operation.
func (Unplanned) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, unplannedKey{}, true))
}

type unplannedKey struct{}

// planned is the key of a plan: the selections, which stay in their place while an operation runs.
type planned struct {
	kind  storage.Kind
	first *ast.Selection
	count int
}

// plan is the plan for selections on objects of a kind, compiled when they are first asked for.
func (o *operation) plan(kind storage.Kind, selections ast.SelectionSet) (objectPlan, bool) {
	if len(selections) == 0 || o.unplanned {
		return nil, false
	}
	key := planned{kind, &selections[0], len(selections)}
	o.mutex.Lock()
	known, ok := o.plans[key]
	o.mutex.Unlock()
	if ok {
		return known, known != nil
	}
	compiled, ok := o.planObject(kind, selections)
	if !ok {
		compiled = nil
	}
	o.mutex.Lock()
	o.plans[key] = compiled
	o.mutex.Unlock()
	return compiled, ok
}

func (o *operation) planObject(kind storage.Kind, selections ast.SelectionSet) (objectPlan, bool) {
	fields := o.collect(selections, string(kind), nodeType)
	plan := make(objectPlan, 0, len(fields))
	for _, field := range fields {
		if field.IsDeferred() {
			return nil, false
		}
		compiled := objectField{key: jsonKey(field), name: field.Name}
		if side, is := o.sides[storage.Side(string(kind)+"."+field.Name)]; is {
			query, err := o.query(side.farKind(), field.Field)
			if err != nil {
				return nil, false
			}
			var ok bool
			compiled.side = side
			if compiled.connection, ok = o.planConnection(side.farKind(), query, field.Selections); !ok {
				return nil, false
			}
		}
		plan = append(plan, compiled)
	}
	return plan, true
}

func (o *operation) planConnection(
	kind storage.Kind, query *storage.Query, selections ast.SelectionSet,
) (*connectionPlan, bool) {
	if o.unplanned {
		return nil, false
	}
	fields, ok := o.planParts(kind, selections, string(kind)+"Connection")
	plan := &connectionPlan{query: query, fields: fields}
	for _, field := range fields {
		switch field.name {
		case "totalCount":
			plan.counts = true
		case "nodes", "edges", "pageInfo":
			plan.reads = true
		}
	}
	return plan, ok
}

// planParts compiles what is selected of a connection, an edge or a page's information.
func (o *operation) planParts(
	kind storage.Kind, selections ast.SelectionSet, typeName string,
) (parts []connectionField, ok bool) {
	for _, field := range o.collect(selections, typeName) {
		if field.IsDeferred() {
			return nil, false
		}
		part := connectionField{key: jsonKey(field), name: field.Name}
		switch field.Name {
		case "nodes", "node":
			part.object, ok = o.planObject(kind, field.Selections)
		case "edges", "pageInfo":
			part.parts, ok = o.planParts(kind, field.Selections, typeOf(field))
		default:
			ok = true
		}
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
	}
	return parts, true
}

// jsonKey is a field's alias as a JSON key. A GraphQL name needs no escapes.
func jsonKey(field graphql.CollectedField) string { return `"` + field.Alias + `":` }
