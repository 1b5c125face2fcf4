package execute

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"
)

// AnswerLimit is an extension that refuses an answer whose data would have more bytes. They are counted while they are
// written, so that such an answer takes no more memory than a long one that is not refused.
type AnswerLimit int64

// ExtensionName names the extension.
func (AnswerLimit) ExtensionName() string { return "AnswerLimit" }

// Validate accepts every schema.
func (AnswerLimit) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptOperation lets an operation know its limit.
func (l AnswerLimit) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, answerLimitKey{}, int64(l)))
}

type answerLimitKey struct{}

// answerLimit is the limit in the context; without one there is none.
func answerLimit(ctx context.Context) int64 {
	if limit, ok := ctx.Value(answerLimitKey{}).(int64); ok {
		return limit
	}
	return math.MaxInt64
}

// Unplanned is an extension that leaves all answers to the library's executor. They are the same to the byte, and slower: it
// is there to show that.
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

func isUnplanned(ctx context.Context) bool { return ctx.Value(unplannedKey{}) != nil }
