package limits

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph"
)

// counter counts the nodes that an operation may return.
type counter struct {
	*graphql.OperationContext
	most int // counting stops past it
}

func (c counter) operation() int {
	root := map[ast.Operation]string{ast.Query: "Query", ast.Mutation: "Mutation"}[c.Operation.Operation]
	return c.below(c.Operation.SelectionSet, []string{root}, 1, 0)
}

// below counts the nodes below objects of the given types, of which there are so many. Argument is the length of the
// list that is an argument of the field that they come from.
func (c counter) below(selections ast.SelectionSet, types []string, objects, argument int) (total int) {
	for _, field := range graphql.CollectFields(c.OperationContext, selections, types) {
		if total > c.most {
			break
		}
		if strings.HasPrefix(field.Name, "__") || len(field.Selections) == 0 {
			continue
		}
		total = add(total, c.field(field, objects, argument))
	}
	return total
}

func (c counter) field(field graphql.CollectedField, objects, argument int) int {
	arguments := field.ArgumentMap(c.Variables)
	if own := longest(arguments); own > 0 {
		argument = own
	}
	returned := typesOf(field)
	switch {
	case field.Definition.Arguments.ForName("first") != nil:
		return c.connection(field, returned, multiply(objects, graph.PageSize(arguments)))
	case field.Definition.Type.Elem != nil:
		objects = multiply(objects, argument)
		return add(objects, c.below(field.Selections, returned, objects, 0))
	}
	return c.below(field.Selections, returned, objects, argument)
}

// connection counts the nodes of pages: once, whether they are selected as nodes, as edges or as both, and once more for
// each further alias of one of these; and then what lies below them.
func (c counter) connection(connection graphql.CollectedField, types []string, nodes int) int {
	total := 0
	selected := make(map[string]int)
	for _, field := range graphql.CollectFields(c.OperationContext, connection.Selections, types) {
		if total > c.most {
			break
		}
		switch field.Name {
		case "nodes":
			total = add(total, c.below(field.Selections, typesOf(field), nodes, 0))
		case "edges":
			for _, inner := range graphql.CollectFields(c.OperationContext, field.Selections, typesOf(field)) {
				if len(inner.Selections) > 0 {
					total = add(total, c.below(inner.Selections, typesOf(inner), nodes, 0))
				}
			}
		default:
			continue
		}
		selected[field.Name]++
	}
	return add(total, multiply(nodes, max(selected["nodes"], selected["edges"])))
}

// typesOf are the types that a field's selections may be made on: for an interface, those of every object that
// implements it, so that what is selected of each is counted.
func typesOf(field graphql.CollectedField) []string {
	name := field.Definition.Type.Name()
	if name == "Node" {
		return nil
	}
	return []string{name, "Node"}
}

// longest is the length of the longest list among arguments, a list inside an input object included.
func longest(arguments map[string]any) int {
	most := 0
	for name, value := range arguments {
		switch v := value.(type) {
		case []any:
			most = max(most, len(v))
		case map[string]any:
			if name == "input" {
				most = max(most, longest(v))
			}
		}
	}
	return most
}
