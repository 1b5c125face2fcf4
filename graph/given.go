package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/arguments"
	"junction/storage"
)

// given are the arguments of the field that is being resolved, and the problems that they have.
type given struct {
	*problems
	arguments.Arguments
}

// givenTo reads the arguments of the field that is being resolved. The generated code reads them, too, and passes them to
// the resolvers, but takes null for an empty list.
func givenTo(ctx context.Context) (given, error) {
	read, err := operationFrom(ctx).argumentsOf(graphql.GetFieldContext(ctx).Field.Field)
	return given{&problems{}, read}, err
}

// oneID is an argument that must be the ID of an object of a kind.
func (g given) oneID(name string, want storage.Kind) storage.ID {
	return g.id(name, g.Values[name].(string), want)
}

// input is the argument that holds an object's fields. What is null in it is as good as not given.
func (g given) input() map[string]any { return g.Values["input"].(map[string]any) }
