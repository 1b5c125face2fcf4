package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// A plan is a selection, compiled: fragments spread, @skip and @include applied, arguments read. What is selected is
// read ahead along it (foresee.go), and written along it (write.go).

// objectPlan is what is selected of the objects of one kind, in order.
type objectPlan struct {
	kind   storage.Kind
	fields []objectField
	linked bool // a relation's field is among them
	// writable says that nothing in it is left to the executor, constant that it is the same each time (see [Document]).
	writable, constant bool
}

type objectField struct {
	key        string // the alias as JSON, with its colon
	name       string
	side       sideIndex       // for a field that is a side of a relation
	connection *connectionPlan // and what is selected of that; nil where its arguments are wrong
}

// connectionPlan is what is selected of a connection, in order.
type connectionPlan struct {
	query         *storage.Query
	reads, counts bool // whether the page and the count are needed
	fields        []connectionField
	below         []*objectPlan // all that is selected of the objects on its page

	writable, constant bool // as for an objectPlan
}

type connectionField struct {
	key, name string
	of        string            // the type that it is a field of
	object    *objectPlan       // for nodes
	parts     []connectionField // for edges and pageInfo; node is one with an object
}

// planned is the key of a plan.
type planned struct {
	selected
	kind storage.Kind
}

// plan is the plan for selections on objects of a kind, compiled when it is first asked for.
func (o *operation) plan(kind storage.Kind, selections ast.SelectionSet) *objectPlan {
	if len(selections) == 0 {
		return &objectPlan{kind: kind}
	}
	key := planned{nameOf(selections), kind}
	found, taken := o.document.plans.Load(key)
	if taken && !o.unplanned {
		if found := found.(known[*objectPlan]); found.of(selections) {
			return found.value
		}
	}
	o.mutex.Lock()
	own, ok := o.plans[key]
	o.mutex.Unlock()
	if ok && own.of(selections) {
		return own.value
	}
	compiled := o.planObject(kind, selections)
	if compiled.constant && !taken && !o.unplanned {
		o.document.hold(&o.document.plans, key, known[*objectPlan]{selections, compiled}, 1+len(compiled.fields))
	}
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.plans == nil {
		o.plans = make(map[planned]known[*objectPlan])
	}
	o.plans[key] = known[*objectPlan]{selections, compiled}
	return compiled
}

// objectTypes are the types that selections on objects of a kind may be made on: Node is what all of them implement.
var objectTypes = map[storage.Kind][]string{
	storage.KindArticle:     {string(storage.KindArticle), "Node"},
	storage.KindPublication: {string(storage.KindPublication), "Node"},
}

func (o *operation) planObject(kind storage.Kind, selections ast.SelectionSet) *objectPlan {
	fields, constant := o.document.collect(o.OperationContext, selections, objectTypes[kind])
	plan := &objectPlan{
		kind: kind, fields: make([]objectField, len(fields)), writable: !o.unplanned, constant: constant,
	}
	for i, field := range fields {
		compiled := objectField{key: jsonKey(field), name: field.Name}
		if field.IsDeferred() {
			plan.writable = false
		}
		if compiled.side = o.sideOf(kind, field.Name); compiled.side != noSide {
			far := o.side(compiled.side).farKind()
			plan.linked = true
			query, err := o.query(far, field.Field)
			if err == nil {
				compiled.connection = o.planConnection(far, query, field)
			}
			if err != nil || !compiled.connection.writable { // the resolver will say what is wrong
				plan.writable = false
			}
			plan.constant = plan.constant && err == nil && compiled.connection.constant && !givenByVariables(field.Arguments)
		}
		plan.fields[i] = compiled
	}
	return plan
}

// planConnection compiles what is selected of a field that is a connection to objects of a kind.
func (o *operation) planConnection(
	kind storage.Kind, query *storage.Query, field graphql.CollectedField,
) *connectionPlan {
	plan := &connectionPlan{query: query, writable: !o.unplanned, constant: true}
	plan.fields = o.planParts(plan, kind, field.Selections, typeOf(field))
	for _, field := range plan.fields {
		switch field.name {
		case "totalCount":
			plan.counts = true
		case "nodes", "edges", "pageInfo":
			plan.reads = true
		}
	}
	return plan
}

// planParts compiles what is selected of a connection, an edge or a page's information.
func (o *operation) planParts(
	plan *connectionPlan, kind storage.Kind, selections ast.SelectionSet, typeName string,
) []connectionField {
	fields, constant := o.document.collect(o.OperationContext, selections, []string{typeName})
	plan.constant = plan.constant && constant
	parts := make([]connectionField, len(fields))
	for i, field := range fields {
		part := connectionField{key: jsonKey(field), name: field.Name, of: typeName}
		if field.IsDeferred() {
			plan.writable = false
		}
		switch field.Name {
		case "nodes", "node":
			part.object = o.plan(kind, field.Selections)
			plan.below = append(plan.below, part.object)
			plan.writable = plan.writable && part.object.writable
			plan.constant = plan.constant && part.object.constant
		case "edges", "pageInfo":
			part.parts = o.planParts(plan, kind, field.Selections, typeOf(field))
		}
		parts[i] = part
	}
	return parts
}

// collect lists the fields that are selected of a type.
func (o *operation) collect(selections ast.SelectionSet, name string) []graphql.CollectedField {
	return o.document.Collect(o.OperationContext, selections, []string{name})
}

func typeOf(field graphql.CollectedField) string { return field.Definition.Type.Name() }

// jsonKey is a field's alias as a JSON key. A GraphQL name needs no escapes.
func jsonKey(field graphql.CollectedField) string { return `"` + field.Alias + `":` }
