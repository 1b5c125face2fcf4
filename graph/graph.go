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
	"junction/graph/model"
	"junction/storage"
)

// parsedQueries is how many parsed and validated documents are kept, and longestKept the most bytes that one of them may
// have been parsed from: together they bound the memory.
const (
	parsedQueries = 1000
	longestKept   = 16 << 10
)

// shortQueries is a cache that does not keep what is long.
type shortQueries struct {
	graphql.Cache[*ast.QueryDocument]
}

// Add keeps a short query's document.
func (s shortQueries) Add(ctx context.Context, query string, document *ast.QueryDocument) {
	if len(query) <= longestKept {
		s.Cache.Add(ctx, query, document)
	}
}

// New returns what executes GraphQL operations on a store, held to what the extensions ask. Faults are logged with their
// cause.
func New(store storage.Store, log *slog.Logger, extensions ...graphql.HandlerExtension) *executor.Executor {
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{store}, Schema: Schema()})
	sources := newSources(&shape{schema.Schema()}, store)
	e := executor.New(lazily{schema})
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(recovered)
	e.SetQueryCache(shortQueries{lru.New[*ast.QueryDocument](parsedQueries)})
	e.SetDefaultRulesFn(validationRules)
	e.Use(extension.Introspection{})
	watched := false // whether somebody wants to be told of fields
	for _, extension := range extensions {
		e.Use(extension)
		_, field := extension.(graphql.FieldInterceptor)
		_, root := extension.(graphql.RootFieldInterceptor)
		watched = watched || field || root
	}
	e.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) || graphql.GetOperationContext(ctx).Operation == nil || graphql.GetErrors(ctx) != nil {
			return next(ctx) // the request did not get as far as an operation, or was refused before it was executed
		}
		o := newOperation(graphql.GetOperationContext(ctx), sources)
		o.unplanned = ctx.Value(unplannedKey{}) != nil
		if o.isQuery() {
			roots := o.roots()
			o.foreseeRoots(ctx, roots)
			if !watched {
				if data, answered := o.answer(ctx, roots); answered {
					return &graphql.Response{Data: data}
				}
			}
		}
		return next(model.WithWriteNode(context.WithValue(ctx, operationKey{}, o), o.writeNode))
	})
	return e
}
