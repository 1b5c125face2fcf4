package sqlstore

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"junction/storage"
)

// What is heavy holds up nobody: a statement that reads begins in the lane for light work, with a budget. What uses that
// up goes on, or begins again, in the lane for heavy work. That has few places, so that most connections are left to
// others, and a short queue, so that those who would wait for long are told so at once. Nobody has to guess what a
// statement will cost.

// ErrSpent is the error of a statement that has used up its budget.
var ErrSpent = errors.New("the statement used up the budget for light work")

// heavyShare is the share of the connections that do heavy work, one in so many.
const heavyShare = 4

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

// lanes returns those of a pool with so many connections.
func lanes(connections int, remote bool) (light, heavy *lane) {
	heavyPlaces := max(1, connections/heavyShare)
	light = &lane{places: make(chan struct{}, max(1, connections-heavyPlaces)), remote: remote}
	heavy = &lane{
		places: make(chan struct{}, heavyPlaces), most: heavyQueue * int64(heavyPlaces), patience: heavyPatience, remote: remote,
	}
	return light, heavy
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
	err := s.inLightLane(ctx, c, scan)
	if errors.Is(err, ErrSpent) {
		if c.again != nil {
			c.again()
		}
		if c, err = c.withSets(); err == nil {
			err = s.inHeavyLane(ctx, c, scan)
		}
	}
	return err
}

// inLightLane runs a statement with a budget. Where that is used up and a place for heavy work is free, a statement that
// would be the same there goes on in it.
func (s *session) inLightLane(ctx context.Context, c call, scan func(Row) error) error {
	lane := s.store.light
	if err := lane.enter(ctx); err != nil {
		return s.explain(ctx, err)
	}
	defer func() { lane.leave() }()
	goOn := func() bool {
		if c.rewritten != nil || !s.store.heavy.tryEnter() {
			return false
		}
		lane.leave()
		lane = s.store.heavy
		return true
	}
	return s.run(ctx, c, scan, func(each func(Row) error) error { return s.onReader(ctx, c, goOn, each) })
}

func (s *session) inHeavyLane(ctx context.Context, c call, scan func(Row) error) error {
	if err := s.store.heavy.enter(ctx); err != nil {
		return s.explain(ctx, err)
	}
	defer s.store.heavy.leave()
	return s.run(ctx, c, scan, func(each func(Row) error) error { return s.onReader(ctx, c, nil, each) })
}
