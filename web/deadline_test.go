package web_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"junction/web"
)

type key struct{}

func TestARequestEndsWhoeverWaits(t *testing.T) {
	t.Parallel()
	const timeout = time.Minute
	for name, watch := range map[string]func(context.Context) (context.Context, context.CancelFunc){
		"nobody waits": func(ctx context.Context) (context.Context, context.CancelFunc) { return ctx, func() {} },
		"who waits": func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx.Done()
			return ctx, func() {}
		},
		"a context of it": context.WithCancel,
		"one with a value": func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithCancel(context.WithValue(ctx, key{}, "its own"))
		},
		"one that ends late": func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, time.Hour)
		},
	} {
		for _, end := range []struct {
			name string
			end  func(leave func())
			want error
		}{
			{"in time", func(func()) { time.Sleep(time.Nanosecond) }, context.DeadlineExceeded},
			{"with its parent", func(leave func()) { leave() }, context.Canceled},
		} {
			t.Run(name+", "+end.name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					parent, leave := context.WithCancel(context.WithValue(t.Context(), key{}, "the parent's"))
					defer leave()
					request, over := web.WithTimeout(parent, timeout)
					defer over()
					ctx, cancel := watch(request)
					defer cancel()
					if deadline, limited := ctx.Deadline(); !limited || time.Until(deadline) != timeout {
						t.Errorf("the deadline is in %v", time.Until(deadline))
					}
					if value := request.Value(key{}); value != "the parent's" {
						t.Errorf("the value is %v", value)
					}
					time.Sleep(timeout - time.Nanosecond)
					if err := ctx.Err(); err != nil {
						t.Errorf("it ends early: %v", err)
					}
					end.end(leave)
					synctest.Wait()
					if err, cause := ctx.Err(), context.Cause(ctx); !errors.Is(err, end.want) || !errors.Is(cause, end.want) {
						t.Errorf("it ends with %v because of %v", err, cause)
					}
					select {
					case <-ctx.Done():
					default:
						t.Error("who waits for it is not told")
					}
				})
			})
		}
	}
}

func TestARequestThatIsOverEndsWhatIsLeftOfIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		request, over := web.WithTimeout(t.Context(), time.Minute)
		began, ended := time.Now(), make(chan error)
		go func() {
			<-request.Done()
			ended <- request.Err()
		}()
		synctest.Wait()
		over()
		if err := <-ended; !errors.Is(err, context.Canceled) || time.Since(began) != 0 {
			t.Errorf("it ends with %v after %v", err, time.Since(began))
		}
	})
}

func TestARequestEndsNoLaterThanItsParent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		parent, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		request, over := web.WithTimeout(parent, time.Minute)
		defer over()
		if deadline, _ := request.Deadline(); time.Until(deadline) != time.Second {
			t.Errorf("the deadline is in %v", time.Until(deadline))
		}
	})
}
