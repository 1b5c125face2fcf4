package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// lazily is a schema whose executor is made when it is first needed. Generated code makes it with a function for each input
// type of the schema, which what is answered along its plans does without.
type lazily struct{ graphql.ExecutableSchema }

// Exec returns what executes the context's operation.
func (s lazily) Exec(context.Context) graphql.ResponseHandler {
	var execute graphql.ResponseHandler
	return func(ctx context.Context) *graphql.Response {
		if execute == nil {
			execute = s.ExecutableSchema.Exec(ctx)
		}
		return execute(ctx)
	}
}
