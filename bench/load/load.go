package load

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Source gives the bodies of requests; each is good until the next.
type Source interface{ Next() []byte }

// Result is what was measured.
type Result struct {
	// Elapsed is the time from the first request to the last answer.
	Elapsed time.Duration
	// Latencies are how long the requests took, from the shortest to the longest.
	Latencies []time.Duration
}

// And is what was measured in two drives, one after the other.
func (r Result) And(more Result) Result {
	all := Result{Elapsed: r.Elapsed + more.Elapsed, Latencies: slices.Concat(r.Latencies, more.Latencies)}
	slices.Sort(all.Latencies)
	return all
}

// PerSecond is how many requests were answered in a second.
func (r Result) PerSecond() float64 { return float64(len(r.Latencies)) / r.Elapsed.Seconds() }

// Quantile is the time that a part of the requests, such as 0.99, took at most.
func (r Result) Quantile(part float64) time.Duration {
	if len(r.Latencies) == 0 {
		return 0
	}
	return r.Latencies[min(int(part*float64(len(r.Latencies))), len(r.Latencies)-1)]
}

// Drive asks over as many connections as there are sources, one request after the other on each, until the time is
// over; what runs then is waited for. The first error ends all of it.
func Drive(ctx context.Context, addr string, sources []Source, duration time.Duration) (Result, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	clients := make([]*Client, len(sources))
	for i := range clients {
		client, err := Dial(ctx, addr)
		if err != nil {
			return Result{}, err
		}
		defer client.Close()
		clients[i] = client
	}
	latencies := make([][]time.Duration, len(sources))
	var all sync.WaitGroup
	begin := time.Now()
	for i, client := range clients {
		all.Go(func() {
			var err error
			if latencies[i], err = client.drive(sources[i], begin.Add(duration)); err != nil {
				cancel(err)
			}
		})
	}
	all.Wait()
	result := Result{Elapsed: time.Since(begin), Latencies: slices.Concat(latencies...)}
	slices.Sort(result.Latencies)
	if err := context.Cause(ctx); err != nil {
		return Result{}, err
	}
	return result, nil
}

// Repeat asks over one connection, by a function that asks once, until the time is over.
func Repeat(ctx context.Context, addr string, ask func(*Client) error, duration time.Duration) (Result, error) {
	client, err := Dial(ctx, addr)
	if err != nil {
		return Result{}, err
	}
	defer client.Close()
	begin := time.Now()
	latencies, err := client.repeat(ask, begin.Add(duration))
	result := Result{Elapsed: time.Since(begin), Latencies: latencies}
	slices.Sort(result.Latencies)
	return result, err
}

// drive asks until a moment, and at least once.
func (c *Client) drive(source Source, until time.Time) ([]time.Duration, error) {
	return c.repeat(func(c *Client) error {
		_, err := c.Ask(source.Next())
		return err
	}, until)
}

func (c *Client) repeat(ask func(*Client) error, until time.Time) ([]time.Duration, error) {
	var latencies []time.Duration
	for begin := time.Now(); ; {
		if err := ask(c); err != nil {
			return nil, err
		}
		end := time.Now()
		latencies = append(latencies, end.Sub(begin))
		if end.After(until) {
			return latencies, nil
		}
		begin = time.Now()
	}
}
