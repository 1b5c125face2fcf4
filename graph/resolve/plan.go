package resolve

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/storage"
)

// A plan is a selection, compiled: fragments spread, @skip and @include applied, arguments read. What is selected is
// read ahead along it (foresee.go), and written along it (write.go).

// objectPlan is what is selected of the objects of one kind, in order.
type objectPlan struct {
	kind   *model.Kind
	fields []objectField
	linked bool           // a relation's field is among them
	reads  storage.Fields // those of the kind's own fields that are among them
	// writable says that nothing in it is left to the executor, constant that it is the same each time (see [Document]).
	writable, constant bool
}

// objectField is a field that the kind has, a side of the kind's, or neither: then it has the name of one that every object
// has.
type objectField struct {
	key        string // the alias as JSON, with its colon
	name       string
	field      *model.Field
	side       *model.Side
	connection *connectionPlan // what is selected of the side; nil where its arguments are wrong
}

// connectionPlan is what is selected of a connection, in order.
type connectionPlan struct {
	kind          *model.Kind
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
	kind *model.Kind
}

// plan is the plan for selections on objects of a kind, compiled when it is first asked for.
func (o *operation) plan(kind *model.Kind, selections ast.SelectionSet) *objectPlan {
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

func (o *operation) planObject(kind *model.Kind, selections ast.SelectionSet) *objectPlan {
	fields, constant := o.document.collect(o.OperationContext, selections, o.kinds[kind.Index].types)
	plan := &objectPlan{
		kind: kind, fields: make([]objectField, len(fields)), reads: storage.OnlyID,
		writable: !o.unplanned, constant: constant,
	}
	for i, field := range fields {
		compiled := objectField{
			key: jsonKey(field), name: field.Name, field: kind.Field(field.Name), side: kind.Side(field.Name),
		}
		plan.writable = plan.writable && !field.IsDeferred() && compiled.writable()
		if compiled.field != nil {
			plan.reads |= storage.FieldsOf(compiled.field)
		}
		if side := compiled.side; side != nil {
			plan.linked = true
			query, err := o.query(side.Far, field.Field)
			if err == nil {
				compiled.connection = o.planConnection(side.Far, query, field)
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

// writable reports whether a plan can write such a field.
func (f *objectField) writable() bool {
	return f.field != nil || f.side != nil || f.name == idField || f.name == typeField
}

// The fields that every object has.
const (
	idField   = "id"
	typeField = "__typename"
)

// planConnection compiles what is selected of a field that is a connection to objects of a kind.
func (o *operation) planConnection(
	kind *model.Kind, query *storage.Query, field graphql.CollectedField,
) *connectionPlan {
	plan := &connectionPlan{kind: kind, query: query, writable: !o.unplanned, constant: true}
	plan.fields = o.planParts(plan, field.Selections, typeOf(field))
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
	plan *connectionPlan, selections ast.SelectionSet, typeName string,
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
			part.object = o.plan(plan.kind, field.Selections)
			plan.below = append(plan.below, part.object)
			plan.writable = plan.writable && part.object.writable
			plan.constant = plan.constant && part.object.constant
		case "edges", "pageInfo":
			part.parts = o.planParts(plan, field.Selections, typeOf(field))
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
