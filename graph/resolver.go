// Package graph holds the resolvers of the schema. What they do follows from the model: see package resolve.
package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/generated"
)

// Resolver is the root of the resolvers, which schema.resolvers.go holds.
type Resolver struct{}

// NewSchema returns what executes the schema by the resolvers. Introspection tells another schema where one is given.
func NewSchema(shown *ast.Schema) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Schema: shown, Resolvers: &Resolver{}})
}
