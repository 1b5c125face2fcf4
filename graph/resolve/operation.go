// Package resolve is what the resolvers of a schema call: each names a kind or a side of a relation, and reads its arguments
// from the field that is being resolved. What the operation selects was read ahead; here it is found.
package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/change"
	"junction/graph/input"
	"junction/graph/load"
	"junction/graph/plan"
	"junction/graph/types"
	"junction/storage"
)

// Operation is what the resolvers of one operation share.
type Operation struct {
	*plan.Operation
	Reader *load.Reader
	// Store is where changes are made, and GoTypes are by Kind.Index.
	Store   storage.Store
	GoTypes types.GoTypes

	changes map[string]*Result // those that were made, by the alias of the field
}

// Result is what became of a change.
type Result struct {
	change.Payload
	// Err is why the change was not made.
	Err error
	// Complete says that what is selected of the payload was read ahead.
	Complete bool
}

type operationKey struct{}

// With returns the context in which the resolvers of an operation find it.
func With(ctx context.Context, o *Operation) context.Context {
	return context.WithValue(ctx, operationKey{}, o)
}

// Store is where resolvers that are written by hand read and change objects. What a mutation's resolver is about to change is
// read afresh afterwards.
func Store(ctx context.Context) storage.Store {
	o := from(ctx)
	if field := graphql.GetFieldContext(ctx); !o.IsQuery() && field != nil && field.Object == o.Schema.Schema.Mutation.Name {
		o.Reader.Forget()
	}
	return o.Store
}

func from(ctx context.Context) *Operation { return ctx.Value(operationKey{}).(*Operation) }

// arguments reads the arguments of the field that is being resolved. The generated code reads them, too, and passes them to
// the resolvers, but takes null for an empty list.
func (o *Operation) arguments(ctx context.Context) (input.Reader, error) {
	read, err := o.Arguments(graphql.GetFieldContext(ctx).Field.Field)
	return input.NewReader(o.Schema, read), err
}

// RefusedArguments is the problem with the arguments of a field that failed before it had them, because the library could
// not use one; nil where there is none.
func RefusedArguments(ctx context.Context) error {
	field := graphql.GetFieldContext(ctx)
	if field == nil || field.Args != nil || field.Field.Field == nil || len(field.Field.Arguments) == 0 {
		return nil
	}
	_, err := from(ctx).Arguments(field.Field.Field)
	return err
}
