package modelfile

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// everyObjects are the names of what every object or every filter has, in GraphQL or in Go, in small letters.
var everyObjects = set("id and or not ref globalid")

// readFields reads an entity's fields that hold values.
func (r *reader) readFields(of *entity) {
	for _, definition := range of.definition.Fields {
		r.checkReserved(definition.Position, definition.Name)
		if definition.Type.Elem != nil {
			continue // a relation
		}
		if len(of.Fields) == model.MostFields {
			r.add(definition.Position, "%s has more than %d fields; write a type of its own for some of them, with a relation to it",
				of.Name, model.MostFields)
			return
		}
		of.Fields = append(of.Fields, r.field(definition))
	}
}

func (r *reader) checkReserved(at *ast.Position, name string) {
	if everyObjects[strings.ToLower(name)] {
		r.add(at, "the name %s is every object's or every filter's already; write another one, such as %s", name, "own"+upper(name))
	}
}

// field reads a field that holds a value.
func (r *reader) field(definition *ast.FieldDefinition) *model.Field {
	list := definition.Directives
	field := &model.Field{
		Name: definition.Name, Column: column(definition.Name), Was: r.formerName(list),
		Description: definition.Description, Deprecated: deprecation(list), Nullable: !definition.Type.NonNull,
		Unique: list.ForName("unique") != nil,
	}
	field.Ordered = field.Unique || list.ForName("index") != nil
	field.Type = scalars[definition.Type.NamedType]
	if enum := r.enum(definition.Type.NamedType); enum != nil {
		field.Type, field.Enum = model.Enum, enum
		for _, value := range enum.Values {
			field.Values = append(field.Values, value.Name)
		}
	}
	for _, directive := range list {
		switch directive.Name {
		case "manyToMany", "inverse", "symmetric":
			r.add(directive.Position, "@%s belongs on a relation, and %s is a field; write %s: [%s!]! for a relation to a type",
				directive.Name, definition.Name, plural(definition.Name), upper(singular(definition.Name)))
		case "length":
			r.readLength(field, directive)
		case "range":
			r.readRange(field, directive)
		case "now", "updated":
			r.readStamp(field, definition, directive)
		}
	}
	if directive := list.ForName("default"); directive != nil { // which the others bound
		r.readDefault(field, directive)
	}
	return field
}

// readStamp reads @now or @updated.
func (r *reader) readStamp(field *model.Field, definition *ast.FieldDefinition, directive *ast.Directive) {
	switch {
	case field.Type != model.Time || field.Nullable:
		r.add(directive.Position, "@%s sets a time; write %s: DateTime! @%[1]s", directive.Name, field.Name)
	case field.Stamp != model.NoStamp:
		r.add(directive.Position, "@updated says what @now says, and more; leave @now out")
	case definition.Directives.ForName("default") != nil:
		r.add(directive.Position, "@%s sets the field, so that it has no @default; leave one of them out", directive.Name)
	case directive.Name == "now":
		field.Stamp = model.OnCreate
	default:
		field.Stamp = model.OnUpdate
	}
}

// checkOrdered looks whether fields by which objects are ordered or looked up are short enough. The relations have said by
// then which these are.
func (r *reader) checkOrdered(of *entity) {
	for _, field := range of.Fields {
		if !field.Ordered || field.Type != model.Text || field.Max > 0 && field.Max <= longestOrdered {
			continue
		}
		r.addLongText(of.definition.Fields.ForName(field.Name))
	}
}

// addLongText reports a text that is too long for an index.
func (r *reader) addLongText(definition *ast.FieldDefinition) {
	others := make(ast.DirectiveList, 0, len(definition.Directives))
	for _, directive := range definition.Directives {
		if directive.Name != "length" {
			others = append(others, directive)
		}
	}
	r.add(definition.Position, "a text by which objects are ordered or looked up needs @length with a max: of %d or less; "+
		"write %s: %s @length(max: 100)%s", longestOrdered, definition.Name, definition.Type, written(others))
}
