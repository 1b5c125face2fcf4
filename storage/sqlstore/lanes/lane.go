package lanes

import (
	"context"
	"sync/atomic"
	"time"

	"junction/storage"
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
