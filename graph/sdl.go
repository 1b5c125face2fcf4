package graph

import (
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/generated"
)

// Schema returns the schema that [New] executes.
func Schema() *ast.Schema {
	return withoutDefer(generated.NewExecutableSchema(generated.Config{}).Schema())
}
