package limits

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/documents"
	"junction/graph/input"
	"junction/model/names"
)

// counter counts the nodes that an operation may return, and the values: the fields of all objects in the answer.
type counter struct {
	*graphql.OperationContext
	schema   *ast.Schema
	document documents.Document
	types    map[string][]string // see typesOf
	lists    map[string]int      // how long the lists of introspection are
	most     counts              // counting stops past one of them
	counts
}

// counts are what an operation asks for.
type counts struct {
	nodes  int // objects
	tokens int // values in arguments, those of a variable each time that it is used
	values int // fields of all objects
}

func (c *counter) operation() int {
	root := "Query"
	if c.Operation.Operation == ast.Mutation {
		root = "Mutation"
	}
	return c.below(c.Operation.SelectionSet, c.types[root], 1, 0)
}

// below counts the nodes below objects of the given types, of which there are so many. Argument is the length of the
// list that is an argument of the field that they come from.
func (c *counter) below(selections ast.SelectionSet, types []string, objects, argument int) (total int) {
	for _, field := range c.collect(selections, types) {
		c.values = add(c.values, objects)
		switch {
		case total > c.most.nodes || c.values > c.most.values || c.tokens > c.most.tokens:
			return total
		case len(field.Selections) == 0:
		case strings.HasPrefix(field.Name, "__"):
			c.introspection(field, 1)
		default:
			total = add(total, c.field(field, objects, argument))
		}
	}
	return total
}

// collect lists the fields that are selected of some types.
func (c *counter) collect(selections ast.SelectionSet, types []string) []graphql.CollectedField {
	fields, _ := c.document.Collect(c.OperationContext, selections, types)
	return fields
}

func (c *counter) field(field graphql.CollectedField, objects, argument int) int {
	given, _ := c.document.Arguments(c.schema, c.OperationContext, field.Field) // where they are wrong, the field does nothing
	arguments := given.Values
	c.tokens = add(c.tokens, valuesIn(arguments))
	if own := longest(arguments); own > 0 {
		argument = own
	}
	returned := c.typesOf(field)
	switch {
	case field.Definition.Arguments.ForName("first") != nil:
		return c.connection(field, returned, objects, multiply(objects, input.PageSize(arguments)))
	case field.Definition.Type.Elem != nil:
		objects = multiply(objects, argument)
		return add(objects, c.below(field.Selections, returned, objects, 0))
	}
	return c.below(field.Selections, returned, objects, argument)
}

// connection counts the nodes of pages, which are those of so many objects: once, whether they are selected as nodes, as
// edges or as both, and once more for each further alias of one of these; and then what lies below them.
func (c *counter) connection(connection graphql.CollectedField, types []string, objects, nodes int) int {
	total := 0
	selected := make(map[string]int)
	for _, field := range c.collect(connection.Selections, types) {
		c.values = add(c.values, objects)
		if total > c.most.nodes || c.values > c.most.values {
			break
		}
		switch field.Name {
		case "nodes":
			total = add(total, c.below(field.Selections, c.typesOf(field), nodes, 0))
		case "edges":
			for _, inner := range c.collect(field.Selections, c.typesOf(field)) {
				c.values = add(c.values, nodes)
				if len(inner.Selections) > 0 {
					total = add(total, c.below(inner.Selections, c.typesOf(inner), nodes, 0))
				}
			}
		default:
			c.below(field.Selections, c.typesOf(field), objects, 0) // no nodes, but values
			continue
		}
		selected[field.Name]++
	}
	return add(total, multiply(nodes, max(selected["nodes"], selected["edges"])))
}

// typesOf are, for the name of each type that a field may have, the types that its selections may be made on, as the
// generated code names them, so that what is collected here is found there: for an interface, those of every object that
// implements it, which no name stands for, so that what is selected of each is counted.
func typesOf(schema *ast.Schema) map[string][]string {
	types := make(map[string][]string, len(schema.Types))
	for name, definition := range schema.Types {
		if !definition.IsAbstractType() {
			types[name] = append([]string{name}, definition.Interfaces...)
		}
	}
	return types
}

func (c *counter) typesOf(field graphql.CollectedField) []string {
	return c.types[field.Definition.Type.Name()]
}

// valuesIn counts the values inside a value, by which it is known how much work it is to read. A long text is several.
func valuesIn(value any) (count int) {
	switch v := value.(type) {
	case map[string]any:
		for _, member := range v {
			count = add(count, valuesIn(member))
		}
	case []any:
		for _, element := range v {
			count = add(count, valuesIn(element))
		}
	case string:
		return 1 + len(v)/textPerToken
	}
	return add(count, 1)
}

// longest is the length of the longest list among arguments, those inside an object's input included.
func longest(arguments map[string]any) int {
	most := 0
	for name, value := range arguments {
		if _, isObject := value.(map[string]any); !isObject || name == names.Input {
			most = max(most, longestIn(value))
		}
	}
	return most
}

// longestIn is the length of a list, or of the longest list in an input.
func longestIn(value any) int {
	most := 0
	switch v := value.(type) {
	case []any:
		most = len(v)
	case map[string]any:
		for _, member := range v {
			most = max(most, longestIn(member))
		}
	}
	return most
}
