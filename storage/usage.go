package storage

import (
	"context"
	"sync/atomic"
)

// Usage is what a store has done for one request, by which it shares itself out: who asks for much at once waits for
// himself, and not others for him. It is the store's to use, and safe for concurrent use.
type Usage struct {
	// Light is the light work that was done, in a unit of the store's own.
	Light atomic.Int64
	// Heavy has room for one: for the statement that does heavy work, or waits for a place to do it.
	Heavy chan struct{}
	// Refused says that a statement was refused because the store had too much heavy work to do.
	Refused atomic.Bool
}

type usageKey struct{}

// WithUsage returns a context for one request. In another context, each statement counts as a request.
func WithUsage(ctx context.Context) context.Context {
	return context.WithValue(ctx, usageKey{}, newUsage())
}

// UsageFrom returns the usage of a context.
func UsageFrom(ctx context.Context) *Usage {
	if usage, ok := ctx.Value(usageKey{}).(*Usage); ok {
		return usage
	}
	return newUsage()
}

func newUsage() *Usage { return &Usage{Heavy: make(chan struct{}, 1)} }
