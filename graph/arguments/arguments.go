// Package arguments turns what a request gives for variables and arguments into values, as the GraphQL specification
// coerces them. It is the only place where they are read.
//
// Values are nil for null, bool, int64 for Int, float64 for Float, string for String, ID and the names of enums, []any
// for lists, and map[string]any for input objects, in which defaults are filled in. A single value in the place of a list
// is a list of one. A DateTime is a string that [Time] can read.
package arguments

import "github.com/vektah/gqlparser/v2/ast"

// Arguments are a field's arguments.
type Arguments struct {
	// Values are by the argument's name. An argument that is not given and has no default is left out.
	Values map[string]any
	// Unfilled names the places inside arguments where a variable stands that has no value, in order. The value there is
	// the default, or null.
	Unfilled []string
}

// Of reads a field's arguments. The document must be valid for the schema, and the variables must come from [Variables].
// An error is always an [*Error]; it comes where a variable that may be null is null in a place that may not.
func Of(schema *ast.Schema, field *ast.Field, variables map[string]any) (Arguments, error) {
	r := &literals{schema: schema, variables: variables}
	values := make(map[string]any, len(field.Definition.Arguments))
	for _, definition := range field.Definition.Arguments {
		var written *ast.Value
		if argument := field.Arguments.ForName(definition.Name); argument != nil && r.filled(argument.Value) {
			written = argument.Value // a variable without a value gives nothing
		}
		if err := r.member(values, definition.Name, definition.Type, definition.DefaultValue, written); err != nil {
			err.Place = outermost(err.Place)
			return Arguments{}, err
		}
	}
	for i, place := range r.unfilled {
		r.unfilled[i] = outermost(place)
	}
	return Arguments{values, r.unfilled}, nil
}
