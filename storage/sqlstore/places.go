package sqlstore

import (
	"context"
	"sync/atomic"
	"time"

	"junction/storage"
)

// places let as many read at a time as there are connections. Who has one finds a connection at once, and need not have
// the pool watch a context for the case that there is none.
type places struct {
	taken  chan struct{}
	waits  atomic.Int64 // how often somebody had to wait
	waited atomic.Int64 // nanoseconds, all together
}

func newPlaces(count int) *places { return &places{taken: make(chan struct{}, count)} }

// take waits for a place, which has to be given back.
func (p *places) take(ctx context.Context) error {
	select {
	case p.taken <- struct{}{}:
		return nil
	default:
	}
	began := time.Now()
	p.waits.Add(1)
	defer func() { p.waited.Add(int64(time.Since(began))) }()
	select {
	case p.taken <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *places) giveBack() { <-p.taken }

// tell adds who had to wait to the statistics of the pool.
func (p *places) tell(pool *storage.Pool) {
	pool.Waits += p.waits.Load()
	pool.Waited += time.Duration(p.waited.Load())
}
