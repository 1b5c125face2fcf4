package modelfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// scalars are the types of values, by their names in a file.
var scalars = map[string]model.Type{
	"String": model.Text, "Int": model.Integer, "Float": model.Float, "Boolean": model.Boolean, "DateTime": model.Time,
}

// checkForms looks at what is written: only definitions that a file may have, fields of the forms that there are, types and
// directives that exist.
func (r *reader) checkForms() {
	r.refuseOthers()
	seen := make(map[string]*ast.Definition)
	for _, definition := range r.document.Definitions {
		if first := seen[definition.Name]; first != nil {
			r.add(definition.Position, "%s is defined in line %d already; write another name", definition.Name, first.Position.Line)
		}
		seen[definition.Name] = definition
		switch definition.Kind {
		case ast.Enum:
			r.checkEnum(definition)
		case ast.Object:
			r.checkType(definition)
		default: // refused above
		}
	}
	if len(r.document.Definitions) == 0 {
		r.add(&ast.Position{Line: 1, Column: 1}, "the file has no entity; write type Name @entity { … }")
	}
}

// refuseOthers reports definitions of what a model does not have.
func (r *reader) refuseOthers() {
	for i, schema := range r.document.Schema {
		if i > 0 {
			r.add(schema.Position, "the schema is described in line %d already; leave one out", r.document.Schema[0].Position.Line)
		}
		for _, operation := range schema.OperationTypes {
			if operation.Type != upper(string(operation.Operation)) || operation.Operation == ast.Subscription {
				r.add(operation.Position, "the schema has the types Query and Mutation; write schema { query: Query mutation: Mutation }")
			}
		}
		r.checkDirectives(schema.Directives, ast.LocationSchema)
	}
	for _, schema := range r.document.SchemaExtension {
		r.add(schema.Position, "the schema is generated; write its description before schema { query: Query }, and nothing else")
	}
	for _, directive := range slices.Concat(r.document.Directives, r.document.DirectiveExtensions) {
		r.add(directive.Position, "a model defines no directives; use those of directives.graphql, which stands beside the file")
	}
	for _, extension := range r.document.Extensions {
		r.add(extension.Position, "a model extends nothing; write all of %s at one place, in its type", extension.Name)
	}
	for _, definition := range r.document.Definitions {
		switch definition.Kind {
		case ast.Scalar:
			if _, isKnown := scalars[definition.Name]; isKnown {
				r.add(definition.Position, "%s is there without being declared; leave this line out", definition.Name)
				continue
			}
			r.add(definition.Position, "a model defines no scalars; use String, Int, Float, Boolean, DateTime, or an enum")
		case ast.Interface:
			r.add(definition.Position, "a model has no interfaces; write type %s @entity, or its fields in each type", definition.Name)
		case ast.Union:
			r.add(definition.Position, "a model has no unions; write a type with @entity, and relations to it")
		case ast.InputObject:
			r.add(definition.Position, "inputs are generated; write type %s @entity, or leave it out", definition.Name)
		default: // belongs in a model
		}
	}
}

func (r *reader) checkEnum(definition *ast.Definition) {
	r.checkName(definition.Position, definition.Name, typeName)
	r.checkDirectives(definition.Directives, ast.LocationEnum)
	if len(definition.EnumValues) == 0 {
		r.add(definition.Position, "%s has no values; write enum %[1]s { FIRST SECOND }", definition.Name)
	}
	seen := make(map[string]bool)
	for _, value := range definition.EnumValues {
		r.checkName(value.Position, value.Name, valueName)
		if seen[value.Name] {
			r.add(value.Position, "%s has the value %s already; leave one out", definition.Name, value.Name)
		}
		seen[value.Name] = true
		r.checkDirectives(value.Directives, ast.LocationEnumValue)
	}
}

func (r *reader) checkType(definition *ast.Definition) {
	r.checkName(definition.Position, definition.Name, typeName)
	r.checkDirectives(definition.Directives, ast.LocationObject)
	switch {
	case definition.Directives.ForName("entity") != nil && isLink(definition):
		r.add(definition.Position, "%s cannot be both an entity and the fields of links; leave @entity or @link out", definition.Name)
	case definition.Directives.ForName("entity") != nil, isLink(definition):
	default:
		r.add(definition.Position, "%s is no entity yet; write type %[1]s @entity", definition.Name)
	}
	if len(definition.Interfaces) > 0 {
		r.add(definition.Position, "a model has no interfaces, and every entity is a Node without saying so; write type %s @entity",
			definition.Name)
	}
	if len(definition.Fields) == 0 {
		r.add(definition.Position, "%s has no fields; write type %[1]s @entity { name: String! @length(max: 100) }", definition.Name)
	}
	seen := make(map[string]*ast.FieldDefinition)
	for _, field := range definition.Fields {
		r.checkName(field.Position, field.Name, fieldName)
		if first := seen[field.Name]; first != nil {
			r.add(field.Position, "%s has the field %s in line %d already; write another name", definition.Name, field.Name,
				first.Position.Line)
		}
		seen[field.Name] = field
		if len(field.Arguments) > 0 {
			r.add(field.Arguments[0].Position, "a field has no arguments; write %s: %s", field.Name, field.Type)
		}
		r.checkFieldType(definition, field)
		r.checkDirectives(field.Directives, ast.LocationFieldDefinition)
	}
}

// checkFieldType looks whether a field's type is one that there is, in one of the forms that there are.
func (r *reader) checkFieldType(of *ast.Definition, field *ast.FieldDefinition) {
	name := field.Type.Name()
	_, isScalar := scalars[name]
	definition := r.document.Definitions.ForName(name)
	isEntity := definition != nil && definition.Kind == ast.Object
	isList := field.Type.Elem != nil
	at := innermost(field.Type).Position
	switch {
	case field.Directives.ForName("position") != nil:
		r.checkPosition(of, field, field.Directives.ForName("position"))
	case isLink(of) && (isScalar || definition != nil):
		r.checkLinkField(of, field)
	case name == "Order" && definition == nil:
		r.add(at, "a place in a list is one in the lists of a side; write %s: Order! @position(in: \"…\") in a type with @link", field.Name)
	case isEntity && isLink(definition):
		r.add(at, "%s has the fields of links, and is at no end of any; write link: %q at a relation to a type with @entity", name, name)
	case !isScalar && definition == nil:
		r.addUnknownType(at, field, name)
	case isEntity && !isList:
		r.add(at, "a relation leads to many objects; write %s", exampleRelation(of, field))
	case isEntity && field.Type.String() != "["+name+"!]!":
		r.add(at, "a relation's list holds no nulls and is not null; write %s: [%s!]!%s", field.Name, name, written(field.Directives))
	case isEntity && relationOf(field) == nil:
		r.add(field.Position, "%s.%s does not say which relation it is; write %s, or, where a field of %s declares it, %s: %s @inverse",
			of.Name, field.Name, exampleRelation(of, field), name, field.Name, field.Type)
	case isList && !isEntity:
		r.add(at, "a field has one value, not a list; write type %s @entity, and here %s: [%[1]s!]! @manyToMany(inverse: %[3]q)",
			upper(singular(field.Name)), field.Name, plural(lower(of.Name)))
	}
}

func (r *reader) addUnknownType(at *ast.Position, field *ast.FieldDefinition, name string) {
	if name == "ID" {
		r.add(at, "every object has an id; for a value of your own write %s: String! @unique @length(max: 100)", field.Name)
		return
	}
	var names []string
	for _, definition := range r.document.Definitions {
		if definition.Kind == ast.Object && !isLink(definition) || definition.Kind == ast.Enum {
			names = append(names, definition.Name)
		}
	}
	r.add(at, "there is no type %s; %s, or declare it by type %[1]s @entity { … }", name, write(name, "", append([]string{"String", "Int", "Float", "Boolean", "DateTime"}, names...)))
}

// exampleRelation is the line to write for a field that is to be a relation.
func exampleRelation(of *ast.Definition, field *ast.FieldDefinition) string {
	return fmt.Sprintf("%s: [%s!]! @manyToMany(inverse: %q)", plural(field.Name), field.Type.Name(), plural(lower(of.Name)))
}

// relationOf returns the directive that makes a field one of a relation's sides, or nil.
func relationOf(field *ast.FieldDefinition) *ast.Directive {
	for _, name := range []string{"manyToMany", "inverse", "symmetric"} {
		if directive := field.Directives.ForName(name); directive != nil {
			return directive
		}
	}
	return nil
}

func innermost(of *ast.Type) *ast.Type {
	for of.Elem != nil {
		of = of.Elem
	}
	return of
}

// written is a list of directives as it is written in a file, with a space before each.
func written(list ast.DirectiveList) string {
	var text strings.Builder
	for _, directive := range list {
		text.WriteString(" @" + directive.Name)
		var arguments []string
		for _, argument := range directive.Arguments {
			arguments = append(arguments, argument.Name+": "+argument.Value.String())
		}
		if len(arguments) > 0 {
			text.WriteString("(" + strings.Join(arguments, ", ") + ")")
		}
	}
	return text.String()
}
