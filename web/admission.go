package web

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"time"

	"golang.org/x/sync/semaphore"

	"junction/graph"
)

// Load bounds what is executed at once, so that a server that is asked for more than it can do goes on doing what it can.
type Load struct {
	// InFlight is how much may be executed at once: an operation weighs 1, and 1 more for every thousand nodes that it
	// asks for. One that is heavier than this is executed alone. 0 is no bound.
	InFlight int64
	// Wait is how long an operation waits for its turn before it is refused.
	Wait time.Duration
}

// nodesPerWeight is how many nodes make an operation heavier by 1.
const nodesPerWeight = 1000

// admission lets operations in, first come, first served: so a heavy one has its turn, however many light ones come.
type admission struct {
	Load
	turns *semaphore.Weighted // nil without a bound
}

func newAdmission(load Load) *admission {
	a := &admission{Load: load}
	if load.InFlight > 0 {
		a.turns = semaphore.NewWeighted(load.InFlight)
	}
	return a
}

// enter waits until an operation that asks for so many nodes may be executed. Who enters must leave.
func (a *admission) enter(ctx context.Context, nodes int) (leave func(), ok bool) {
	if a.turns == nil {
		return func() {}, true
	}
	weight := min(a.InFlight, 1+int64(nodes)/nodesPerWeight)
	if !a.turns.TryAcquire(weight) { // this first, because it needs no timer
		ctx, cancel := context.WithTimeout(ctx, a.Wait)
		defer cancel()
		if a.turns.Acquire(ctx, weight) != nil {
			return nil, false
		}
	}
	return func() { a.turns.Release(weight) }, true
}

// refusal tells a client to come back.
func (a *admission) refusal(header http.Header) *refusal {
	header.Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(a.Wait.Seconds())))))
	return &refusal{http.StatusServiceUnavailable, "the server has too much to do now; try again", string(graph.CodeUnavailable)}
}
