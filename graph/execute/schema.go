package execute

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/load"
	"junction/graph/plan"
	"junction/graph/resolve"
	"junction/graph/schema"
	"junction/graph/types"
	"junction/graph/write"
	"junction/storage"
)

// planned is a schema whose operations are answered along plans. What no plan can write is left to the schema's own
// execution.
type planned struct {
	graphql.ExecutableSchema
	schema  *schema.Schema
	goTypes types.GoTypes // by Kind.Index
	store   storage.Store
	sources *load.Sources

	byPlan    bool  // plans may write answers
	mostBytes int64 // that an answer may have
}

func newPlanned(executable graphql.ExecutableSchema, goTypes types.GoTypes, store storage.Store) *planned {
	p := &planned{
		ExecutableSchema: executable, schema: schema.New(executable.Schema(), store.Model()), store: store,
		goTypes: make(types.GoTypes, len(store.Model().Kinds)), sources: load.NewSources(store.Model(), store),
		byPlan: true, mostBytes: math.MaxInt64,
	}
	for _, goType := range goTypes {
		p.goTypes[goType.Kind.Index] = goType
	}
	return p
}

// Exec returns what executes the context's operation.
func (p *planned) Exec(context.Context) graphql.ResponseHandler {
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		a := &answer{
			Operation: resolve.Operation{
				Operation: plan.New(graphql.GetOperationContext(ctx), p.schema), Reader: load.NewReader(p.sources),
				Store: p.store, GoTypes: p.goTypes,
			},
			executable: p.ExecutableSchema, size: write.Size{Most: p.mostBytes}, byPlan: p.byPlan,
		}
		response := a.response(ctx)
		if a.size.Check(len(response.Data)) {
			return tooLong(p.mostBytes, a.IsQuery())
		}
		return response
	}
}
