// Package lanes shares a pool of connections out between light and heavy work.
package lanes

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"junction/storage"
)

// Heavy work must not hold up light work, and nothing tells beforehand what a statement will cost. So the statements that
// a request reads with start in the light lane and share a budget. When they have used it up, the request's statements
// move to the heavy lane. That lane has few places, which leaves most connections to other requests. Its queue is short,
// and a request stands in it once, so that a request that would wait too long is refused at once.
//
// A statement without a filter that counts nothing has a bound. It needs no budget, and the light lane keeps places for it.

// heavyShare is the share of the connections that do heavy work, one in so many.
const heavyShare = 4

// boundedShare is the share of the places for light work that are kept for statements with a bound, one in so many.
const boundedShare = 3

// Bounds on the queue for heavy work: how many wait for each place, and how long.
const (
	heavyQueue    = 8
	heavyPatience = 5 * time.Second
)

// Lanes are those of a pool. The error of what waits for a place in them is [storage.ErrBusy] where that would take too
// long, or the context's, as the pool explains it.
type Lanes struct {
	light, heavy *lane
	unbounded    *lane // which work without a bound enters before the one for light work
	budget       int64
	explain      func(context.Context, error) error
}

// New returns the lanes of reads that share so many connections. The statements of a request may do so much light work, in
// a unit of the engine's. A remote database may be unreachable. The function explains an error to whoever did not get a
// place.
func New(connections int, remote bool, budget int64, explain func(context.Context, error) error) *Lanes {
	heavy := max(1, connections/heavyShare)
	light := max(1, connections-heavy)
	return &Lanes{
		light: &lane{places: make(chan struct{}, light), remote: remote},
		heavy: &lane{
			places: make(chan struct{}, heavy), most: heavyQueue * int64(heavy), patience: heavyPatience, remote: remote,
		},
		unbounded: &lane{places: make(chan struct{}, light-light/boundedShare), remote: remote},
		budget:    budget,
		explain:   explain,
	}
}

// enter waits for a place in a lane, which has to be left.
func (l *Lanes) enter(ctx context.Context, lane *lane) error {
	if err := lane.enter(ctx); err != nil {
		return l.explain(ctx, err)
	}
	return nil
}

// Bounded does work that has a bound.
func (l *Lanes) Bounded(ctx context.Context, do func() error) error {
	if err := l.enter(ctx, l.light); err != nil {
		return err
	}
	defer l.light.leave()
	return do()
}

// Light does light work without a bound, which ends with [ErrSpent] when its request has used up the budget.
func (l *Lanes) Light(ctx context.Context, do func(*Budget) error) error {
	for _, lane := range [...]*lane{l.unbounded, l.light} {
		if err := l.enter(ctx, lane); err != nil {
			return err
		}
		defer lane.leave()
	}
	return do(&Budget{Used: &storage.UsageFrom(ctx).Light, GoOn: func() bool { return false }})
}

// Heavy does heavy work.
func (l *Lanes) Heavy(ctx context.Context, do func() error) error {
	if err := l.enter(ctx, l.heavy); err != nil {
		return err
	}
	defer l.heavy.leave()
	return do()
}

// Work is work of which nobody knows how heavy it is.
type Work struct {
	// Run does it. Without a budget, it does so however heavy it is.
	Run func(*Budget) error
	// Anew does it as heavy work, after Run has ended with [ErrSpent].
	Anew func() error
	// Differs says that heavy work had better be done by Anew, even where Run could go on.
	Differs bool
}

// Do does work in the lane that it needs. It may begin it twice.
func (l *Lanes) Do(ctx context.Context, work Work) error {
	usage := storage.UsageFrom(ctx)
	err := l.asLight(ctx, usage, work)
	switch {
	case errors.Is(err, errHeavyRequest):
		return l.asHeavy(ctx, usage, func() error {
			if !work.Differs {
				return work.Run(nil)
			}
			own := &Budget{Used: new(atomic.Int64), GoOn: func() bool { return false }}
			if err := work.Run(own); !errors.Is(err, ErrSpent) {
				return err
			}
			return work.Anew()
		})
	case errors.Is(err, ErrSpent):
		return l.asHeavy(ctx, usage, work.Anew)
	}
	return err
}

// errHeavyRequest is the error of work that did not begin as light work, because others of its request have used up the
// budget.
var errHeavyRequest = errors.New("the request used up its budget for light work")

// asLight does work with the budget of its request. Where that is used up and a place for heavy work is free, work that
// would be the same there goes on in it.
func (l *Lanes) asLight(ctx context.Context, usage *storage.Usage, work Work) error {
	if usage.Light.Load() >= l.budget {
		return errHeavyRequest
	}
	if err := l.enter(ctx, l.unbounded); err != nil {
		return err
	}
	defer l.unbounded.leave()
	lane := l.light
	if err := l.enter(ctx, lane); err != nil {
		return err
	}
	defer func() { lane.leave() }()
	if usage.Light.Load() >= l.budget { // since it began to wait
		return errHeavyRequest
	}
	goesOn := false
	defer func() {
		if goesOn {
			<-usage.Heavy
		}
	}()
	goOn := func() bool {
		if work.Differs {
			return false
		}
		select {
		case usage.Heavy <- struct{}{}:
		default:
			return false
		}
		if goesOn = l.heavy.tryEnter(); !goesOn {
			<-usage.Heavy
			return false
		}
		lane.leave()
		lane = l.heavy
		return true
	}
	return work.Run(&Budget{Used: &usage.Light, GoOn: goOn})
}

// asHeavy does heavy work, of which a request does one after the other. When one was refused, so are those that follow.
func (l *Lanes) asHeavy(ctx context.Context, usage *storage.Usage, do func() error) error {
	select {
	case usage.Heavy <- struct{}{}:
	case <-ctx.Done():
		return l.explain(ctx, ctx.Err())
	}
	defer func() { <-usage.Heavy }()
	if usage.Refused.Load() {
		return l.explain(ctx, storage.ErrBusy)
	}
	if err := l.enter(ctx, l.heavy); err != nil {
		usage.Refused.Store(errors.Is(err, storage.ErrBusy))
		return err
	}
	defer l.heavy.leave()
	return do()
}

// Stats tells how the lanes are doing, as if each were a pool.
func (l *Lanes) Stats() (light, heavy storage.Pool) { return l.light.stats(), l.heavy.stats() }
