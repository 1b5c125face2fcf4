package modelfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

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
	for _, of := range r.links {
		if name, other := types.takenBy("what is given for "+of.Name, names.LinkData(of.Kind)); other != "" {
			r.add(of.definition.Position, "what is given for %s would be of the type %s, which is %s; write another name for the type",
				of.Name, name, other)
		}
	}
	for _, definition := range r.document.Definitions {
		if name, other := types.takenBy("the type "+definition.Name, definition.Name); other != "" && !r.hasAt(definition.Position) {
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
func listTypes(of string) []string {
	return []string{names.Connection(of), names.Edge(of), names.Filter(of), names.OrderType(of), names.OrderField(of)}
}

// mutationNames are what mutations are called, and the types of what they return.
func mutationNames(of []names.Mutation) (fields, payloads []string) {
	for _, mutation := range of {
		fields, payloads = append(fields, mutation.Name()), append(payloads, mutation.Payload())
	}
	return fields, payloads
}

func (r *reader) claimForEntity(of *entity, types, queries, mutations namespace) {
	at, otherPlural := of.definition.Position, fmt.Sprintf("type %s @entity(plural: %q)", of.Name, "all"+upper(of.Plural))
	if name, other := queries.takenBy("the query for one object of "+of.Name, names.Object(of.Kind)); other != "" {
		r.add(at, "the query %s would be %s, too; write another name for the type", name, other)
		return
	}
	if name, other := queries.takenBy("the query for all objects of "+of.Name, of.Plural); other != "" {
		r.add(at, "the query %s would be %s, too; write another plural: %s", name, other, otherPlural)
		return
	}
	fields, payloads := mutationNames(names.Mutations(of.Kind))
	if name, other := mutations.takenBy("a mutation of "+of.Name, fields...); other != "" {
		r.add(at, "the mutation %s would be %s, too; write another plural: %s", name, other, otherPlural)
		return
	}
	follow := append(listTypes(of.Name), payloads...)
	for _, mutation := range names.Mutations(of.Kind) {
		if input := mutation.InputType(); input != "" {
			follow = append(follow, input)
		}
	}
	if name, other := types.takenBy("a type that belongs to "+of.Name, follow...); other != "" {
		r.add(at, "%s would have a type %s, which is %s; write another name for the type", of.Name, name, other)
		return
	}
	if name, other := types.takenBy("the list of all objects of "+of.Name+" in Go", upper(of.Plural)); other != "" {
		r.add(at, "in Go, %s would be the list of all objects, and is %s; write another plural: %s", name, other, otherPlural)
	}
}

func (r *reader) claimForSide(of *relation, place int, side *model.Side, types, mutations namespace) {
	what := side.String()
	fields, payloads := mutationNames(names.LinkMutations(side))
	if name, other := mutations.takenBy("a mutation of "+what, fields...); other != "" {
		r.add(of.field.Position, "the mutation %s of %s would be %s, too; write %s", name, what, other,
			withArgument(of.field, []string{"name", "inverseName"}[place], names.Type(side)))
		return
	}
	follow := append(listTypes(names.Type(side)), names.CountFilter(names.Type(side)))
	if of.Link != nil {
		follow = append(follow, linkTypes(names.Type(side))...)
	}
	if name, other := types.takenBy("a type that belongs to "+what, append(follow, payloads...)...); other != "" {
		r.add(of.field.Position, "%s would have a type %s, which is %s; write another name for %s", what, name, other, side.Name)
	}
	r.checkLinkChanges(of, place, side)
}

// payloadFields are the fields of payloads beside the object, which is called as its kind is; those of edges begin and end so
// whatever the side is.
var payloadFields = regexp.MustCompile(`^(added|removed|removedIds|removedCount|(added|inverse)\w*Edges)$`)

// checkInputs looks whether what an object can be made of, and what a mutation returns, have different names.
func (r *reader) checkInputs(of *entity) {
	if payloadFields.MatchString(names.Object(of.Kind)) {
		r.add(of.definition.Position, "what mutations return has a field %s besides; write another name for the type", names.Object(of.Kind))
	}
	input, letters := namespace{}, namespace{}
	for _, field := range of.Fields {
		input.takenBy("a field", field.Name)
		r.checkLetters(of.Name, field.Name, of.definition.Fields.ForName(field.Name).Position, letters)
	}
	for _, relation := range r.relations {
		for i, side := range relation.Sides {
			if side.Near != of.Kind || i > 0 && relation.Symmetric() {
				continue
			}
			r.checkLetters(of.Name, side.Name, relation.field.Position, letters)
			if name, other := input.takenBy("what names the objects of "+side.Name, names.Linked(side)); other != "" {
				r.add(relation.field.Position, "%s would name the objects of %s, and is %s of %s already; write %s", name, side, other, of.Name,
					withArgument(relation.field, []string{"singular", "inverseSingular"}[i], "other"+upper(side.Singular)))
			}
			if !side.WritesLinks() {
				continue
			}
			if name, other := input.takenBy("what links the objects of "+side.Name, side.Name); other != "" {
				r.add(relation.field.Position, "%s would link the objects of %s, and is %s of %s already; write another name for it", name, side, other, of.Name)
			}
		}
	}
}

// checkLetters looks whether the names of a type's fields differ in more than capitals, as those of columns and of what is
// bound to Go must.
func (r *reader) checkLetters(of, name string, at *ast.Position, letters namespace) {
	if _, other := letters.takenBy(name, strings.ToLower(name)); other != "" {
		r.add(at, "%s.%s differs from %s only in its capitals; write another name for one of them", of, name, other)
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
