package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Unplanned is an extension that leaves all answers to the executor. They are the same to the byte, and slower: it is
// there to show that.
type Unplanned struct{}

// ExtensionName names the extension.
func (Unplanned) ExtensionName() string { return "Unplanned" }

// Validate accepts every schema.
func (Unplanned) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptOperation marks an operation.
func (Unplanned) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, unplannedKey{}, true))
}

type unplannedKey struct{}
