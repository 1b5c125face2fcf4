package lanes

import (
	"context"
	"errors"
	"sync/atomic"
)

// Budget bounds the light work of a statement.
type Budget struct {
	// Used is what the request has used; the engine adds to it.
	Used *atomic.Int64
	// GoOn is for an engine that pays much to end a statement. It may ask, once and from any goroutine, whether to let a
	// statement run on that has used up its budget.
	GoOn func() bool
}

// ErrSpent is the error of a statement that has used up its budget.
var ErrSpent = errors.New("the statement used up the budget for light work")

type budgetKey struct{}

// WithBudget returns a context in which a statement in a transaction has the budget of light work.
func WithBudget(ctx context.Context) context.Context {
	return context.WithValue(ctx, budgetKey{}, true)
}

// HasBudget reports whether a statement in a transaction is to end with [ErrSpent] when it is no light work.
func HasBudget(ctx context.Context) bool { return ctx.Value(budgetKey{}) != nil }
