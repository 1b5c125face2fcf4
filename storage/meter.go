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
	// Watch, when it is not nil, is told of each statement as it begins, those too that only begin and end a
	// transaction; what it returns, unless that is nil, is told how the statement ended. Texts hold parameters'
	// placeholders, never their values. It is set before the meter is used, and then left alone.
	Watch func(ctx context.Context, text string) (ended func(rows int64, err error))
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
