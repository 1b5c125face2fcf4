package limits

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// listsOf is how long the lists are with which a schema tells of itself: of each field's, the longest.
func listsOf(schema *ast.Schema) map[string]int {
	lists := map[string]int{"types": len(schema.Types), "directives": len(schema.Directives)}
	longer := func(field string, length int) { lists[field] = max(lists[field], length) }
	for _, definition := range schema.Types {
		if definition.Kind == ast.InputObject {
			longer("inputFields", len(definition.Fields))
		} else {
			longer("fields", len(definition.Fields))
		}
		for _, field := range definition.Fields {
			longer("args", len(field.Arguments))
		}
		longer("interfaces", len(definition.Interfaces))
		longer("possibleTypes", len(schema.PossibleTypes[definition.Name]))
		longer("enumValues", len(definition.EnumValues))
	}
	for _, directive := range schema.Directives {
		longer("args", len(directive.Arguments))
		longer("locations", len(directive.Locations))
	}
	return lists
}

// introspection counts the values of so many objects that tell of the schema.
func (c *counter) introspection(of graphql.CollectedField, objects int) {
	for _, field := range c.collect(of.Selections, c.typesOf(of)) {
		if c.values > c.most.values {
			return
		}
		c.values = add(c.values, objects)
		length := 1
		if longest, isList := c.lists[field.Name]; isList {
			length = longest
		}
		if len(field.Selections) > 0 {
			c.introspection(field, multiply(objects, length))
		}
	}
}
