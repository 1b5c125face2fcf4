// Package graph holds the resolvers of the schema. Those of model.graphql are generated; those of custom.graphqls are
// written by hand, in custom.resolvers.go.
package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"school/graph/generated"
)

// Resolver is the root of the resolvers. Put here what those that are written by hand need.
type Resolver struct{}

// NewSchema returns what executes the schema by the resolvers. Introspection tells another schema where one is given.
func NewSchema(shown *ast.Schema) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Schema: shown, Resolvers: &Resolver{}})
}
