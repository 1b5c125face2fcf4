package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/arguments"
	"junction/model"
	"junction/storage"
)

// given are the arguments of the field that is being resolved, and the problems that they have.
type given struct {
	idReader
	arguments.Arguments
}

// givenTo reads the arguments of the field that is being resolved. The generated code reads them, too, and passes them to
// the resolvers, but takes null for an empty list.
func (o *operation) givenTo(ctx context.Context) (given, error) {
	read, err := o.argumentsOf(graphql.GetFieldContext(ctx).Field.Field)
	return given{idReader{&problems{}, o.model}, read}, err
}

// oneID is an argument that must be the ID of an object of a kind.
func (g given) oneID(name string, want *model.Kind) storage.ID {
	return g.id(name, g.Values[name].(string), want)
}

// input is the argument that holds an object's fields.
func (g given) input() map[string]any { return g.Values[inputArgument].(map[string]any) }

const inputArgument = "input"

// inInput is the place of a field in the input.
func inInput(field string) string { return inputArgument + "." + field }
