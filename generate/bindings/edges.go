package bindings

import (
	"fmt"

	"github.com/99designs/gqlgen/codegen/templates"

	"junction/generate/code"
	"junction/model"
	"junction/model/names"
)

// edgeField is a field of an edge that shows what the link holds.
type edgeField struct {
	*model.Field
	variable string // of the entities' package, which describes the field
}

// edgeFields returns them by type and field: BookAuthorsEdge.role.
func edgeFields(of *model.Model) map[string]edgeField {
	all := make(map[string]edgeField)
	for _, side := range of.Sides {
		if side.Relation.Link == nil {
			continue
		}
		for _, field := range code.Shown(side.Relation.Link) {
			all[names.Edge(names.Type(side))+"."+field.Name] = edgeField{field, code.LinkField(side.Relation, field)}
		}
	}
	return all
}

// write writes the field's value as gqlgen wants it: a time by a pointer, and a whole number as an int.
func (f edgeField) write(entities string) string {
	importOf := templates.CurrentImports.Lookup
	value := fmt.Sprintf("obj.Link.Value(%s.%s)", importOf(entities), f.variable)
	function := importOf("junction/model") + ".Value." + [...]string{
		model.Text: "Text", model.Float: "Float", model.Boolean: "Boolean", model.Time: "Time",
		model.Integer: "", model.Enum: "",
	}[f.Type]
	switch f.Type {
	case model.Integer:
		function = importOf(typedValues) + ".Int"
	case model.Enum:
		function = fmt.Sprintf("%s.Enum[%s.%s]", importOf(typedValues), importOf(entities), code.Enum(f.Enum))
	default:
	}
	if f.Nullable || f.Type == model.Time {
		return fmt.Sprintf("%s.Optional(%s, %s)", importOf(typedValues), value, function)
	}
	return fmt.Sprintf("%s(%s)", function, value)
}

const typedValues = "junction/storage/typed"
