package e2e

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const (
	// maxTime is the time for a request, where the database goes and comes.
	maxTime = 5 * time.Second
	// answerWithin is when it has to be answered: a change that is being stored may take a second more.
	answerWithin = maxTime + 2*time.Second
	// recoverWithin is how long a program may take to serve again after its database does.
	recoverWithin = 10 * time.Second
)

// traffic is clients that go on reading and writing, whatever becomes of the database. They see answers and UNAVAILABLE,
// nothing else, and in time.
type traffic struct {
	testing.TB
	server  *server
	writers []*diarist
	running sync.WaitGroup
	over    chan struct{}

	acknowledged, refused, uncertain atomic.Int64 // changes
	read, unread                     atomic.Int64
}

func startTraffic(t *testing.T, s *server, random *rand.Rand) *traffic {
	t.Helper()
	c := &traffic{TB: t, server: s, over: make(chan struct{})}
	for i := range 4 {
		c.writers = append(c.writers, newDiarist(t, s, i, rand.New(rand.NewPCG(random.Uint64(), uint64(i)))))
	}
	c.goOn()
	t.Cleanup(c.pause)
	return c
}

// goOn lets all clients begin, again.
func (c *traffic) goOn() {
	c.over = make(chan struct{})
	for _, writer := range c.writers {
		c.running.Go(func() { c.write(writer) })
	}
	for range 2 {
		c.running.Go(c.readOn)
	}
}

// pause lets the clients end what they do.
func (c *traffic) pause() {
	select {
	case <-c.over:
	default:
		close(c.over)
	}
	c.running.Wait()
}

// compare holds what is there against what the writers were told, after a pause.
func (c *traffic) compare(t *testing.T) {
	t.Helper()
	c.pause()
	for _, writer := range c.writers {
		writer.compare(t, c.server)
	}
	t.Logf("changes: %d acknowledged, %d refused, %d of which neither is known; reads: %d answered, %d refused",
		c.acknowledged.Load(), c.refused.Load(), c.uncertain.Load(), c.read.Load(), c.unread.Load())
}

// flows waits until clients write and read again, after some moment, and returns how long that took.
func (c *traffic) flows(t *testing.T) time.Duration {
	t.Helper()
	began := time.Now()
	written, read := c.acknowledged.Load(), c.read.Load()
	waitFor(t, "traffic", func() bool { return c.acknowledged.Load() > written+20 && c.read.Load() > read+20 })
	return time.Since(began)
}

// write makes changes. A client that was told that an outcome is not known looks before it goes on, which it does when all
// have paused.
func (c *traffic) write(d *diarist) {
	for c.goesOn() {
		began := time.Now()
		errs, err := d.attempt(c, c.server)
		if c.judge(d.doing, errs, err, time.Since(began)) {
			c.acknowledged.Add(1)
			continue
		}
		if len(errs) == 0 || strings.Contains(errs[0].Message, "look before you try again") {
			c.uncertain.Add(1)
			return
		}
		c.refused.Add(1)
		d.after = nil // nothing was changed
	}
}

func (c *traffic) readOn() {
	for c.goesOn() {
		began := time.Now()
		answer, err := c.server.ask(c.Context(), `{ articles(first: 5) { totalCount nodes { id publications { totalCount } } } }`, nil)
		if c.judge("a read", answer.Errors, err, time.Since(began)) {
			c.read.Add(1)
		} else {
			c.unread.Add(1)
		}
	}
}

func (c *traffic) goesOn() bool {
	select {
	case <-c.over:
		return false
	case <-time.After(time.Millisecond):
		return true
	}
}

// judge reports whether a request was answered, and fails the test if it was neither answered nor UNAVAILABLE.
func (c *traffic) judge(what string, errs []gqlError, err error, took time.Duration) bool {
	if err != nil || took > answerWithin {
		c.Errorf("%s: %v after %v", what, err, took)
	}
	for _, refusal := range errs {
		if refusal.Extensions.Code != "UNAVAILABLE" {
			c.Errorf("%s: %v", what, refusal)
		}
	}
	return err == nil && len(errs) == 0
}

// mustBeAway requires that a program whose database is away says so, in time, and lives.
func mustBeAway(t *testing.T, s *server, within time.Duration) {
	t.Helper()
	for _, request := range []string{`{ articles { totalCount } }`, `mutation { createArticle(input: { headline: "New" }) { article { id } } }`} {
		began := time.Now()
		answer := s.post(t, request, nil)
		if len(answer.Errors) != 1 || answer.Errors[0].Extensions.Code != "UNAVAILABLE" || time.Since(began) > within {
			t.Errorf("%s: %v after %v, want UNAVAILABLE", request, answer, time.Since(began))
		}
	}
	for path, want := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/healthz": http.StatusOK} {
		began := time.Now()
		if status, err := s.status(t.Context(), path); err != nil || status != want || time.Since(began) > within {
			t.Errorf("%s: status %d, error %v, after %v, want %d", path, status, err, time.Since(began), want)
		}
	}
}

// mustRecover requires that a program whose database is back serves soon, by itself, and that nothing is lost. Then the
// clients that do not know an outcome know it, and all go on.
func mustRecover(t *testing.T, s *server, c *traffic) {
	t.Helper()
	began := time.Now()
	s.waitReady(t)
	ready := time.Since(began)
	c.compare(t)
	c.goOn()
	flows := c.flows(t)
	t.Logf("ready after %v; 20 changes and 20 reads took %v", ready, flows)
	if took := time.Since(began); took > recoverWithin {
		t.Errorf("it took %v to recover", took)
	}
}
