package modelfile

import (
	"fmt"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/model/names"
)

// namespace are the names of a schema or a database that must be different, and what bears each.
type namespace map[string]string

// takenBy claims names for something, and returns the first that something else bears, and what that is.
func (n namespace) takenBy(what string, names ...string) (name, other string) {
	for _, claimed := range names {
		switch by := n[claimed]; {
		case by == "":
			n[claimed] = what
		case other == "":
			name, other = claimed, by
		}
	}
	return name, other
}

// checkNames looks whether all names that follow from the model are different: those of the schema's types, of its queries
// and mutations, of the fields of its inputs, and of the database's tables.
func (r *reader) checkNames() {
	types, queries, mutations := schemaTypes(), namespace{}, namespace{}
	queries.takenBy("the query for any object", "node", "nodes")
	for _, of := range r.entities {
		r.claimForEntity(of, types, queries, mutations)
	}
	for _, of := range r.relations {
		for i, side := range of.Sides {
			if i == 0 || !of.Symmetric() {
				r.claimForSide(of, i, side, types, mutations)
			}
		}
	}
	for _, definition := range r.document.Definitions {
		if name, other := types.takenBy("the type "+definition.Name, definition.Name); other != "" {
			r.add(definition.Position, "%s is %s already; write another name for the type", name, other)
		}
	}
	for _, of := range r.entities {
		r.checkInputs(of)
	}
	r.checkTables()
}

// schemaTypes are the types that every schema has.
func schemaTypes() namespace {
	types := namespace{}
	types.takenBy("a type of every schema", "Query", "Mutation", "Subscription", "Node", "PageInfo", "OrderDirection", "ID", "IDFilter")
	for scalar := range scalars {
		types.takenBy("a type of every schema", scalar, scalar+"Filter", "Nullable"+scalar+"Filter")
	}
	return types
}

// listTypes are the types that belong to a list of objects, by what their names begin with.
func listTypes(name string) []string {
	return []string{name + "Connection", name + "Edge", name + "Filter", name + "Order", name + "OrderField"}
}

func (r *reader) claimForEntity(of *entity, types, queries, mutations namespace) {
	at, all := of.definition.Position, upper(of.Plural)
	if name, other := queries.takenBy("the query for one object of "+of.Name, names.Object(of.Kind)); other != "" {
		r.add(at, "the query %s would be %s, too; write another name for the type", name, other)
		return
	}
	if name, other := queries.takenBy("the query for all objects of "+of.Name, of.Plural); other != "" {
		r.add(at, "the query %s would be %s, too; write another plural: type %s @entity(plural: %q)", name, other, of.Name, "all"+all)
		return
	}
	one := []string{"create" + of.Name, "update" + of.Name, "delete" + of.Name}
	if name, other := mutations.takenBy("a mutation of "+of.Name, append(one, "delete"+all)...); other != "" {
		r.add(at, "the mutation %s would be %s, too; write another plural: type %s @entity(plural: %q)", name, other, of.Name, "all"+all)
		return
	}
	follow := append(listTypes(of.Name), "Create"+of.Name+"Input", "Update"+of.Name+"Input", "Create"+of.Name+"Payload",
		"Update"+of.Name+"Payload", "Delete"+of.Name+"Payload", "Delete"+all+"Payload")
	if name, other := types.takenBy("a type that belongs to "+of.Name, follow...); other != "" {
		r.add(at, "%s would have a type %s, which is %s; write another name for the type", of.Name, name, other)
	}
}

func (r *reader) claimForSide(of *relation, place int, side *model.Side, types, mutations namespace) {
	what := side.String()
	named := []string{"add" + side.Mutations, "remove" + side.Mutations, "set" + side.Mutations, "clear" + side.Mutations}
	if name, other := mutations.takenBy("a mutation of "+what, named...); other != "" {
		r.add(of.field.Position, "the mutation %s of %s would be %s, too; write %s", name, what, other,
			withArgument(of.field, []string{"name", "inverseName"}[place], names.Type(side)))
		return
	}
	follow := append(listTypes(names.Type(side)), names.Type(side)+"CountFilter",
		"Add"+side.Mutations+"Payload", "Remove"+side.Mutations+"Payload", "Set"+side.Mutations+"Payload",
		"Clear"+side.Mutations+"Payload")
	if name, other := types.takenBy("a type that belongs to "+what, follow...); other != "" {
		r.add(of.field.Position, "%s would have a type %s, which is %s; write another name for %s", what, name, other, side.Name)
	}
}

// payloadFields are the fields of payloads beside the object, which is called as its kind is.
var payloadFields = set("added removed addedEdges inverseEdges removedIds removedCount")

// checkInputs looks whether what an object can be made of, and what a mutation returns, have different names.
func (r *reader) checkInputs(of *entity) {
	if payloadFields[names.Object(of.Kind)] {
		r.add(of.definition.Position, "what mutations return has a field %s besides; write another name for the type", names.Object(of.Kind))
	}
	input := namespace{}
	for _, field := range of.Fields {
		input.takenBy("a field", field.Name)
	}
	for _, relation := range r.relations {
		for i, side := range relation.Sides {
			if side.Near != of.Kind || i > 0 && relation.Symmetric() {
				continue
			}
			if name, other := input.takenBy("what names the objects of "+side.Name, names.Linked(side)); other != "" {
				r.add(relation.field.Position, "%s would name the objects of %s, and is %s of %s already; write %s", name, side, other, of.Name,
					withArgument(relation.field, []string{"singular", "inverseSingular"}[i], "other"+upper(side.Singular)))
			}
		}
	}
}

// withArgument is a relation's line with one more argument of its directive.
func withArgument(field *ast.FieldDefinition, name, value string) string {
	of := relationOf(field)
	directives := slices.Clone(field.Directives)
	for i := range directives {
		if directives[i] != of {
			continue
		}
		with := *of
		with.Arguments = slices.DeleteFunc(slices.Clone(of.Arguments), func(a *ast.Argument) bool { return a.Name == name })
		with.Arguments = append(with.Arguments, &ast.Argument{Name: name, Value: &ast.Value{Kind: ast.StringValue, Raw: value}})
		directives[i] = &with
	}
	return fmt.Sprintf("%s: %s%s", field.Name, field.Type, written(directives))
}
