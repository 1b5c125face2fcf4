package types

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Write writes what is selected of something, or returns nil where the executor has to do it.
type Write func(ctx context.Context, selections ast.SelectionSet) graphql.Marshaler

// WriteNode is a [Write] for any object.
type WriteNode func(ctx context.Context, selections ast.SelectionSet, node Node) graphql.Marshaler

type writeNodeKey struct{}

// WithWriteNode returns a context in which objects are written by write.
func WithWriteNode(ctx context.Context, write WriteNode) context.Context {
	return context.WithValue(ctx, writeNodeKey{}, write)
}

// Object writes what is selected of an object, or returns nil where the executor has to do it. The generated code calls
// it before it begins with an object, and [Connection.Write] before it begins with a connection.
func Object(ctx context.Context, selections ast.SelectionSet, node Node) graphql.Marshaler {
	if write, ok := ctx.Value(writeNodeKey{}).(WriteNode); ok {
		return write(ctx, selections, node)
	}
	return nil
}
