package web

import (
	"context"
	"sync/atomic"
	"time"
)

// within is a context that ends after some time, or with its parent. Most requests are over before anybody waits for
// that; so it has a timer from when somebody does, which would else cost as much as to read the request.
type within struct {
	context.Context
	until time.Time
	timed atomic.Pointer[timed] // nil while nobody waits
}

// timed is a context that ends by itself.
type timed struct {
	context.Context
	cancel context.CancelFunc
}

// withTimeout returns a context that ends after some time, and by what to end it when it is needed no more.
func withTimeout(parent context.Context, timeout time.Duration) (context.Context, *within) {
	c := &within{Context: parent, until: time.Now().Add(timeout)}
	return c, c
}

// Deadline is the earlier of the parent's and its own.
func (c *within) Deadline() (deadline time.Time, limited bool) {
	if deadline, limited = c.Context.Deadline(); limited && deadline.Before(c.until) {
		return deadline, true
	}
	return c.until, true
}

// Done starts the timer.
func (c *within) Done() <-chan struct{} {
	if known := c.timed.Load(); known != nil {
		return known.Done()
	}
	ctx, cancel := context.WithDeadline(c.Context, c.until)
	if !c.timed.CompareAndSwap(nil, &timed{ctx, cancel}) {
		cancel()
	}
	return c.timed.Load().Done()
}

// Err tells the end also where there is no timer.
func (c *within) Err() error {
	if known := c.timed.Load(); known != nil {
		return known.Err()
	}
	if err := c.Context.Err(); err != nil || time.Now().Before(c.until) {
		return err
	}
	return context.DeadlineExceeded
}

// Value tells package context, too, on which context of its own another one depends.
func (c *within) Value(key any) any {
	if known := c.timed.Load(); known != nil {
		return known.Value(key)
	}
	return c.Context.Value(key)
}

// end gives back the timer.
func (c *within) end() {
	if known := c.timed.Load(); known != nil {
		known.cancel()
	}
}
