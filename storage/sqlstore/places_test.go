package sqlstore

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"junction/storage"
)

func TestPlacesAreWaitedForAsLongAsTheContextLasts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		places := newPlaces(2)
		take := func(within time.Duration) error {
			ctx, cancel := context.WithTimeout(t.Context(), within)
			defer cancel()
			return places.take(ctx)
		}
		for range 2 {
			if err := take(0); err != nil {
				t.Fatalf("a place that is free is not given: %v", err)
			}
		}
		if err := take(time.Second); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("where none is free, waiting ends with %v", err)
		}
		go func() {
			time.Sleep(time.Second)
			places.giveBack()
		}()
		if err := take(time.Minute); err != nil {
			t.Errorf("a place that was given back is not given: %v", err)
		}
		pool := storage.Pool{Waits: 1, Waited: time.Second}
		if places.tell(&pool); pool.Waits != 3 || pool.Waited != 3*time.Second {
			t.Errorf("%d waited for %v", pool.Waits, pool.Waited)
		}
	})
}
