// Package resolve answers GraphQL from a [storage.Store]. What the resolvers of a schema call is thin: arguments are read
// and checked here, levels are read ahead through dataloaders, errors become codes in one place. It knows nothing of SQL,
// and of entities what a model says.
package resolve

import (
	"context"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"junction/graph/types"
	"junction/storage"
)

// New returns what executes GraphQL operations on a store, held to what the extensions ask. The schema's own execution
// answers what no plan does, with values of the Go types of the store's kinds. What is known of documents is kept in a cache
// of its own. Faults are logged with their cause.
func New(
	newSchema NewSchema, goTypes types.GoTypes, store storage.Store, documents *Documents, log *slog.Logger,
	extensions ...graphql.HandlerExtension,
) *Executor {
	schema := lazily{newSchema(Schema(newSchema))}
	sources := newSources(newShape(schema.Schema(), store.Model()), goTypes, store)
	e := &Executor{Executor: executor.New(schema), schema: schema.Schema(), rules: validationRules, documents: documents}
	e.SetErrorPresenter(presenter(log))
	e.SetRecoverFunc(recovered)
	e.use(extension.Introspection{})
	watched := false // whether somebody wants to be told of fields
	for _, extension := range extensions {
		e.use(extension)
		_, field := extension.(graphql.FieldInterceptor)
		_, root := extension.(graphql.RootFieldInterceptor)
		watched = watched || field || root
	}
	e.AroundRootFields(limitField)
	e.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if !graphql.HasOperationContext(ctx) || graphql.GetOperationContext(ctx).Operation == nil || graphql.GetErrors(ctx) != nil {
			return next(ctx) // the request did not get as far as an operation, or was refused before it was executed
		}
		o := newOperation(graphql.GetOperationContext(ctx), sources)
		o.unplanned = ctx.Value(unplannedKey{}) != nil
		o.size.limitedIn(ctx)
		if o.isQuery() {
			roots := o.roots()
			if !watched {
				o.columns = o.columnsOf(roots)
			}
			o.foreseeRoots(ctx, roots)
			if !watched {
				if data, answered := o.answer(ctx, roots); answered {
					return o.size.held(&graphql.Response{Data: data}, o.Operation.Operation)
				}
			}
			if o.columns != nil { // something cannot be read, and the executor tells what
				o.columns = nil
				o.forget()
			}
		}
		response := next(types.WithWriteNode(context.WithValue(ctx, operationKey{}, o), o.writeNode))
		return o.size.held(response, o.Operation.Operation)
	})
	return e
}
