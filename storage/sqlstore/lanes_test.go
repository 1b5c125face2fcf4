package sqlstore

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"junction/storage"
)

// enterFor enters a lane in a context that lasts so long, and reports how long it waited.
func enterFor(ctx context.Context, l *lane, most time.Duration) (waited time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	began := time.Now()
	err = l.enter(ctx)
	return time.Since(began), err
}

func TestThePlacesOfAPoolAreSharedOut(t *testing.T) {
	t.Parallel()
	for connections, want := range map[int][2]int{1: {1, 1}, 2: {1, 1}, 4: {3, 1}, 8: {6, 2}, 32: {24, 8}} {
		light, heavy := lanes(connections, false)
		if got := [2]int{cap(light.places), cap(heavy.places)}; got != want {
			t.Errorf("of %d connections, light and heavy work have %d, want %d", connections, got, want)
		}
	}
}

func TestLightWorkWaitsAsLongAsItsContextLasts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		light, _ := lanes(4, false)
		for range cap(light.places) {
			if _, err := enterFor(t.Context(), light, 0); err != nil {
				t.Fatalf("a place that is free is not given: %v", err)
			}
		}
		if waited, err := enterFor(t.Context(), light, time.Hour); !errors.Is(err, context.DeadlineExceeded) || waited != time.Hour {
			t.Errorf("where none is free, waiting ends after %v with %v", waited, err)
		}
		go func() {
			time.Sleep(time.Second)
			light.leave()
		}()
		if waited, err := enterFor(t.Context(), light, time.Minute); err != nil || waited != time.Second {
			t.Errorf("a place that was left is given after %v: %v", waited, err)
		}
		if stats := light.stats(); stats.Waits != 2 || stats.Waited != time.Hour+time.Second || stats.Idle != 0 {
			t.Errorf("the lane tells %+v", stats)
		}
	})
}

func TestHeavyWorkIsRefusedWhereItWouldWaitForLong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, heavy := lanes(4, false)
		if _, err := enterFor(t.Context(), heavy, 0); err != nil {
			t.Fatalf("a place that is free is not given: %v", err)
		}
		refused := make(chan error, heavyQueue)
		for range heavyQueue {
			go func() {
				_, err := enterFor(t.Context(), heavy, time.Hour)
				refused <- err
			}()
		}
		synctest.Wait()
		if waited, err := enterFor(t.Context(), heavy, time.Hour); !errors.Is(err, storage.ErrBusy) || waited > 0 {
			t.Errorf("where the queue is full, one waits for %v: %v", waited, err)
		}
		began := time.Now()
		for range heavyQueue {
			if err := <-refused; !errors.Is(err, storage.ErrBusy) || !errors.Is(err, storage.ErrUnavailable) {
				t.Errorf("who waited for too long is told %v", err)
			}
		}
		if waited := time.Since(began); waited != heavyPatience {
			t.Errorf("they waited for %v", waited)
		}
		heavy.leave()
		if waited, err := enterFor(t.Context(), heavy, time.Hour); err != nil || waited > 0 {
			t.Errorf("afterwards one waits for %v: %v", waited, err)
		}
	})
}
