package lanes

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"junction/storage"
)

// plain explains an error by itself.
func plain(_ context.Context, err error) error { return err }

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
	for connections, want := range map[int][3]int{1: {1, 1, 1}, 2: {1, 1, 1}, 4: {3, 2, 1}, 8: {6, 4, 2}, 32: {24, 16, 8}} {
		lanes := New(connections, false, 0, plain)
		if got := [3]int{cap(lanes.light.places), cap(lanes.unbounded.places), cap(lanes.heavy.places)}; got != want {
			t.Errorf("of %d connections, light work, that without a bound and heavy work have %d, want %d", connections, got, want)
		}
	}
}

func TestLightWorkWaitsAsLongAsItsContextLasts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		light := New(4, false, 0, plain).light
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
		heavy := New(4, false, 0, plain).heavy
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

// Many heavy statements of one request wait for each other, so that they do not fill the queue, and another request has to
// wait for one of them.
func TestARequestStandsInTheQueueForHeavyWorkOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := New(4, false, 0, plain)
		work := func() error {
			time.Sleep(time.Second)
			return nil
		}
		const statements = 3 * heavyQueue
		many, ended := storage.UsageFrom(t.Context()), make(chan error, statements)
		began := time.Now()
		for range statements {
			go func() { ended <- all.asHeavy(t.Context(), many, work) }()
		}
		synctest.Wait()
		if err := all.asHeavy(t.Context(), storage.UsageFrom(t.Context()), work); err != nil || time.Since(began) > 3*time.Second {
			t.Errorf("another request is done after %v: %v", time.Since(began), err)
		}
		for range statements {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(began); took != (statements+1)*time.Second {
			t.Errorf("all of it takes %v", took)
		}
	})
}

// When a statement was refused, its request is not kept waiting for the refusal of each of the others.
func TestARequestIsRefusedOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		all := New(4, false, 0, plain)
		if !all.heavy.tryEnter() {
			t.Fatal("a place that is free is not given")
		}
		usage, ended := storage.UsageFrom(t.Context()), make(chan error)
		began := time.Now()
		const statements = 10
		for range statements {
			go func() { ended <- all.asHeavy(t.Context(), usage, func() error { return nil }) }()
		}
		for range statements {
			if err := <-ended; !errors.Is(err, storage.ErrBusy) {
				t.Errorf("a statement ends with %v", err)
			}
		}
		if took := time.Since(began); took != heavyPatience {
			t.Errorf("they are refused after %v", took)
		}
	})
}
