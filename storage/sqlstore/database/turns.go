package database

import (
	"context"
	"slices"
	"sync"
	"time"
)

// turns lets one after the other do something, in order, and hand something on.
type turns[T any] struct {
	mutex   sync.Mutex
	busy    bool     // whether somebody has the turn
	waiting []chan T // each gets what is handed on
	waits   int64    // how often somebody had to wait
	waited  time.Duration
}

// take waits for the turn and returns what is handed on with it: nothing where nobody had it. Whoever takes the turn
// passes it on.
func (q *turns[T]) take(ctx context.Context) (handed T, err error) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	if !q.busy {
		q.busy = true
		return handed, nil
	}
	turn := make(chan T, 1)
	q.waiting = append(q.waiting, turn)
	q.waits++
	began := time.Now()
	q.mutex.Unlock()
	select {
	case handed = <-turn:
		q.mutex.Lock()
	case <-ctx.Done():
		q.mutex.Lock()
		if place := slices.Index(q.waiting, turn); place >= 0 {
			q.waiting = slices.Delete(q.waiting, place, place+1)
			err = ctx.Err()
		} else { // the turn has come just now
			handed = <-turn
		}
	}
	q.waited += time.Since(began)
	return handed, err
}

// awaited reports whether somebody waits.
func (q *turns[T]) awaited() bool {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	return len(q.waiting) > 0
}

// pass gives the turn, and what is handed on, to who waits longest.
func (q *turns[T]) pass(handed T) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	if len(q.waiting) == 0 {
		q.busy = false
		return
	}
	q.waiting[0] <- handed
	q.waiting = q.waiting[1:]
}

// waitedFor is how often and how long somebody waited.
func (q *turns[T]) waitedFor() (waits int64, waited time.Duration) {
	q.mutex.Lock()
	defer q.mutex.Unlock()
	return q.waits, q.waited
}
