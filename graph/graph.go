// Package graph answers GraphQL from a [storage.Store]. Its resolvers are thin: arguments are read and checked here,
// levels are read ahead through dataloaders, errors become codes in one place. It knows nothing of SQL.
package graph

import (
	"context"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/generated"
	"junction/storage"
)

// parsedQueries is how many parsed and validated documents are kept.
const parsedQueries = 1000

// New returns what executes GraphQL operations on a store. Faults are logged with their cause.
func New(store storage.Store, log *slog.Logger) *executor.Executor {
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{store}})
	shape := &shape{schema.Schema()}
	e := executor.New(schema)
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(recovered)
	e.SetQueryCache(lru.New[*ast.QueryDocument](parsedQueries))
	e.Use(extension.Introspection{})
	e.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) || graphql.GetOperationContext(ctx).Operation == nil {
			return next(ctx) // the request did not get as far as an operation
		}
		o := newOperation(graphql.GetOperationContext(ctx), shape, store)
		ctx = context.WithValue(ctx, operationKey{}, o)
		if o.isQuery() {
			o.foreseeRoot(ctx)
		}
		return next(ctx)
	})
	return e
}
