package storage

import (
	"context"
	"sync/atomic"
)

// Meter counts what a store did for one request. It is safe for concurrent use.
type Meter struct {
	// Statements is how many statements read or wrote data; those that only begin and end a transaction do not count.
	Statements atomic.Int64
	// Rows is how many rows they returned or changed.
	Rows atomic.Int64
}

type meterKey struct{}

// WithMeter returns a context in which a store counts what it does.
func WithMeter(ctx context.Context, meter *Meter) context.Context {
	return context.WithValue(ctx, meterKey{}, meter)
}

// MeterFrom returns the meter of a context, or nil.
func MeterFrom(ctx context.Context) *Meter {
	meter, _ := ctx.Value(meterKey{}).(*Meter)
	return meter
}
