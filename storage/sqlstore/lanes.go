package sqlstore

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

// Budget bounds the light work of a statement.
type Budget struct {
	// Used is what was used of [Dialect.Light]; the engine adds to it.
	Used *atomic.Int64
	// GoOn is for an engine that pays much to end a statement. It may ask, once and from any goroutine, whether to let a
	// statement run on that has used up its budget.
	GoOn func() bool
}

// ErrSpent is the error of a statement that has used up its budget.
var ErrSpent = errors.New("the statement used up the budget for light work")

// heavyShare is the share of the connections that do heavy work, one in so many.
const heavyShare = 4

// boundedShare is the share of the places for light work that are kept for statements with a bound, one in so many.
const boundedShare = 3

// Bounds on the queue for heavy work: how many wait for each place, and how long.
const (
	heavyQueue    = 8
	heavyPatience = 5 * time.Second
)

// lane lets so many statements run at a time, first come, first served.
type lane struct {
	places chan struct{}
	// most is how many may wait, and for how long; 0 is as many as want to, for as long as they can.
	most     int64
	patience time.Duration
	// remote says that the database may be unreachable: half of the context's time is left to find that out, and to say so.
	remote bool

	waiting atomic.Int64
	waits   atomic.Int64 // how often somebody had to wait
	waited  atomic.Int64 // nanoseconds, all together
}

// lanes are those of a pool.
type lanes struct {
	light, heavy *lane
	unbounded    *lane // which a statement without a bound enters before the one for light work
}

// newLanes returns the lanes of reads that share so many connections.
func newLanes(connections int, remote bool) lanes {
	heavy := max(1, connections/heavyShare)
	light := max(1, connections-heavy)
	return lanes{
		light: &lane{places: make(chan struct{}, light), remote: remote},
		heavy: &lane{
			places: make(chan struct{}, heavy), most: heavyQueue * int64(heavy), patience: heavyPatience, remote: remote,
		},
		unbounded: &lane{places: make(chan struct{}, light-light/boundedShare), remote: remote},
	}
}

// tryEnter takes a place where one is free, which has to be left.
func (l *lane) tryEnter() bool {
	select {
	case l.places <- struct{}{}:
		return true
	default:
		return false
	}
}

// enter waits for a place, which has to be left. The error is [storage.ErrBusy] where that would take too long.
func (l *lane) enter(ctx context.Context) error {
	if l.tryEnter() {
		return nil
	}
	defer l.waiting.Add(-1)
	if l.waiting.Add(1) > l.most && l.most > 0 {
		return storage.ErrBusy
	}
	began := time.Now()
	l.waits.Add(1)
	defer func() { l.waited.Add(int64(time.Since(began))) }()
	if deadline, limited := ctx.Deadline(); limited && l.remote {
		within, cancel := context.WithTimeout(ctx, time.Until(deadline)/2)
		defer cancel()
		ctx = within
	}
	var late <-chan time.Time
	if l.patience > 0 {
		timer := time.NewTimer(l.patience)
		defer timer.Stop()
		late = timer.C
	}
	select {
	case l.places <- struct{}{}:
		return nil
	case <-late:
		return storage.ErrBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *lane) leave() { <-l.places }

// stats tells of the lane as of a pool.
func (l *lane) stats() storage.Pool {
	return storage.Pool{
		Max: cap(l.places), InUse: len(l.places), Idle: cap(l.places) - len(l.places),
		Waits: l.waits.Load(), Waited: time.Duration(l.waited.Load()),
	}
}

// inLanes runs a statement that only reads, in the lane that it needs. It may hand rows out anew, which it tells before.
func (s *session) inLanes(ctx context.Context, c call, scan func(Row) error) error {
	if c.brief {
		if err := s.store.lanes.light.enter(ctx); err != nil {
			return s.explain(ctx, err)
		}
		defer s.store.lanes.light.leave()
		return s.inPlace(ctx, nil, c, scan)
	}
	usage := storage.UsageFrom(ctx)
	err := s.inLightLane(ctx, usage, c, scan)
	switch {
	case errors.Is(err, errHeavyRequest):
		return s.inHeavyLane(ctx, usage, func() error {
			if c.rewritten == nil {
				return s.inPlace(ctx, nil, c, scan)
			}
			own := &Budget{Used: new(atomic.Int64), GoOn: func() bool { return false }}
			if err := s.inPlace(ctx, own, c, scan); !errors.Is(err, ErrSpent) {
				return err
			}
			return s.afresh(ctx, c, scan)
		})
	case errors.Is(err, ErrSpent):
		return s.inHeavyLane(ctx, usage, func() error { return s.afresh(ctx, c, scan) })
	}
	return err
}

// errHeavyRequest is the error of a statement that did not begin as light work, because others of its request have used
// up the budget.
var errHeavyRequest = errors.New("the request used up its budget for light work")

// inLightLane runs a statement with the budget of its request. Where that is used up and a place for heavy work is free,
// a statement that would be the same there goes on in it.
func (s *session) inLightLane(ctx context.Context, usage *storage.Usage, c call, scan func(Row) error) error {
	lane := s.store.lanes.light
	if usage.Light.Load() >= s.store.dialect.Light {
		return errHeavyRequest
	}
	if err := s.store.lanes.unbounded.enter(ctx); err != nil {
		return s.explain(ctx, err)
	}
	defer s.store.lanes.unbounded.leave()
	if err := lane.enter(ctx); err != nil {
		return s.explain(ctx, err)
	}
	defer func() { lane.leave() }()
	if usage.Light.Load() >= s.store.dialect.Light { // since it began to wait
		return errHeavyRequest
	}
	goesOn := false
	defer func() {
		if goesOn {
			<-usage.Heavy
		}
	}()
	goOn := func() bool {
		if c.rewritten != nil {
			return false
		}
		select {
		case usage.Heavy <- struct{}{}:
		default:
			return false
		}
		if goesOn = s.store.lanes.heavy.tryEnter(); !goesOn {
			<-usage.Heavy
			return false
		}
		lane.leave()
		lane = s.store.lanes.heavy
		return true
	}
	return s.inPlace(ctx, &Budget{Used: &usage.Light, GoOn: goOn}, c, scan)
}

// inHeavyLane does heavy work, which of one request is done by one statement after the other. When one of them was
// refused, so are those that follow.
func (s *session) inHeavyLane(ctx context.Context, usage *storage.Usage, do func() error) error {
	select {
	case usage.Heavy <- struct{}{}:
	case <-ctx.Done():
		return s.explain(ctx, ctx.Err())
	}
	defer func() { <-usage.Heavy }()
	err := storage.ErrBusy
	if !usage.Refused.Load() {
		err = s.store.lanes.heavy.enter(ctx)
	}
	if err != nil {
		usage.Refused.Store(errors.Is(err, storage.ErrBusy))
		return s.explain(ctx, err)
	}
	defer s.store.lanes.heavy.leave()
	return do()
}

// afresh runs a statement that has begun as light work anew, without a budget.
func (s *session) afresh(ctx context.Context, c call, scan func(Row) error) error {
	if c.again != nil {
		c.again()
	}
	c, err := c.withSets()
	if err != nil {
		return err
	}
	return s.inPlace(ctx, nil, c, scan)
}

// inPlace runs a statement in a lane that was entered.
func (s *session) inPlace(ctx context.Context, budget *Budget, c call, scan func(Row) error) error {
	return s.run(ctx, c, scan, func(each func(Row) error) error { return s.onReader(ctx, c, budget, each) })
}
