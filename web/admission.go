package web

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"time"

	"golang.org/x/sync/semaphore"

	"junction/graph/fault"
)

// Load bounds what is executed at once, so that a server that is asked for more than it can do goes on doing what it can.
type Load struct {
	// InFlight is how much may be executed at once, or wait to be sent: an operation weighs what [limits.Weight] says. Of
	// those that are heavy, half as much may be executed beside that, and what is heavier is executed alone
	// among them. 0 is no bound.
	InFlight int64
	// Wait is how long an operation waits for its turn before it is refused.
	Wait time.Duration
}

// heavyShare is the part of what may be in flight from which on an operation is heavy, one in so many.
const heavyShare = 16

// admission lets operations in, first come, first served, in two lanes, so that none that is light waits behind a heavy
// one. It weighs what an operation may return, which it knows before. What the statements look at for that nobody knows:
// the store sees to it, with lanes of its own, and where it refuses the first statement, so is the operation.
type admission struct {
	Load
	light, heavy *semaphore.Weighted // nil without a bound
}

func newAdmission(load Load) *admission {
	a := &admission{Load: load}
	if load.InFlight > 0 {
		a.light, a.heavy = semaphore.NewWeighted(load.InFlight), semaphore.NewWeighted(a.mostHeavy())
	}
	return a
}

// mostHeavy is how much that is heavy may be executed at once.
func (a *admission) mostHeavy() int64 { return max(1, a.InFlight/2) }

// place is what an operation takes up while it is executed.
type place struct {
	lane   *semaphore.Weighted // nil without a bound
	weight int64
}

// leave makes room for others.
func (p place) leave() {
	if p.lane != nil {
		p.lane.Release(p.weight)
	}
}

// enter waits until an operation of a weight may be executed. Who enters must leave.
func (a *admission) enter(ctx context.Context, weight int64) (taken place, ok bool) {
	if a.light == nil {
		return place{}, true
	}
	lane := a.light
	if weight > max(1, a.InFlight/heavyShare) {
		lane, weight = a.heavy, min(weight, a.mostHeavy())
	}
	if !lane.TryAcquire(weight) { // this first, because it needs no timer
		ctx, cancel := context.WithTimeout(ctx, a.Wait)
		defer cancel()
		if lane.Acquire(ctx, weight) != nil {
			return place{}, false
		}
	}
	return place{lane, weight}, true
}

// refusal tells a client to come back.
func (a *admission) refusal(header http.Header) *refusal {
	header.Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(a.Wait.Seconds())))))
	return &refusal{http.StatusServiceUnavailable, fault.Busy, string(fault.Unavailable)}
}
