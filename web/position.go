package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// headerPosition tells, in the answer to a mutation, a position behind all that it changed. A query that sends it back
// sees these changes.
const headerPosition = "Junction-Position"

// position reads the position that a request sends back, empty where it sends none. Where the store has none, whatever is
// sent is an old one, and means nothing.
func (e *endpoint) position(header http.Header) (storage.Position, error) {
	text := strings.Join(header.Values(headerPosition), ", ")
	if text == "" || e.positions == nil {
		return "", nil
	}
	position, err := e.positions.ParsePosition(text)
	if err != nil {
		return "", badRequest("the header %s %v", headerPosition, err)
	}
	return position, nil
}

// reading returns the context for an operation: what a query reads may lag behind, but for the changes up to a position;
// what a mutation reads may not.
func (e *endpoint) reading(ctx context.Context, operation *graphql.OperationContext, after storage.Position) context.Context {
	if e.positions == nil || operation.Operation.Operation != ast.Query {
		return ctx
	}
	return storage.MayLag(ctx, after)
}

// tellPosition tells the position behind a mutation.
func (e *endpoint) tellPosition(ctx context.Context, header http.Header, operation *graphql.OperationContext) {
	if e.positions != nil && operation.Operation.Operation == ast.Mutation {
		header.Set(headerPosition, string(e.positions.Position(ctx)))
	}
}
