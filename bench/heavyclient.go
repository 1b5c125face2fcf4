package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"junction/bench/data"
	"junction/bench/load"
	"junction/bench/work"
)

// heavyClient sends heavy requests of each kind in turn, one at a time.
type heavyClient struct {
	url     string
	sources []*work.Sequence // of each kind of [work.Heavy]
}

// heavyWithin is how long the program has for a request by default, and a little for the answer to arrive.
const heavyWithin = 35 * time.Second

// newHeavyClient returns a client whose requests differ from those of clients of other numbers.
func newHeavyClient(p *process, size data.Size, number int) *heavyClient {
	c := &heavyClient{url: "http://" + p.addr + "/graphql"}
	for _, kind := range work.Heavy {
		c.sources = append(c.sources, kind.Sequence(size, number))
	}
	return c
}

// drive sends requests until a moment, and at least one, beginning with the kind of a number. What runs then is waited
// for.
func (c *heavyClient) drive(ctx context.Context, first int, until time.Time, to *tally) error {
	for i := first; ; i++ {
		i %= len(c.sources)
		begin := time.Now()
		refused, err := c.ask(ctx, c.sources[i].Next())
		if err != nil {
			return fmt.Errorf("%s: after %v: %w", work.Heavy[i].Name, time.Since(begin).Round(time.Millisecond), err)
		}
		to.add(work.Heavy[i].Name, time.Since(begin), refused)
		if time.Now().After(until) {
			return nil
		}
	}
}

// ask sends a request, and reports whether all or a part of it was refused. It is an error when it was neither answered
// nor refused in time.
func (c *heavyClient) ask(ctx context.Context, body []byte) (refused bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, heavyWithin)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept-Encoding", "identity")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	answer := bufio.NewReader(response.Body)
	const good = `{"data":{` // the program tells errors before data
	if begin, _ := answer.Peek(len(good)); response.StatusCode == http.StatusOK && string(begin) == good {
		_, err := io.Copy(io.Discard, answer)
		return false, err
	}
	text, err := io.ReadAll(answer)
	if err != nil {
		return false, err
	}
	err = checkRefusal(response.Status, text)
	return err == nil, err
}

// checkRefusal returns an error unless all errors of an answer say that the request was too much.
func checkRefusal(status string, answer []byte) error {
	var told struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	err := json.Unmarshal(answer, &told)
	if err == nil && len(told.Errors) == 0 {
		err = errors.New("there are no errors")
	}
	for _, fault := range told.Errors {
		if !slices.Contains([]string{"UNAVAILABLE", "LIMIT_EXCEEDED"}, fault.Extensions.Code) {
			err = errors.New("it is not refused")
		}
	}
	if err != nil {
		return fmt.Errorf("%w: %s: %s", err, status, answer[:min(len(answer), 500)])
	}
	return nil
}

// tally collects what became of requests, by their kind. It is safe for concurrent use.
type tally struct {
	mu    sync.Mutex
	kinds map[string]*outcome
}

// outcome is what became of the requests of one kind.
type outcome struct {
	load.Result // of those that were answered and those that were refused
	refused     int
}

func (t *tally) add(kind string, took time.Duration, refused bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	of := t.kinds[kind]
	if of == nil {
		of = &outcome{}
		t.kinds[kind] = of
	}
	of.Latencies = append(of.Latencies, took)
	if refused {
		of.refused++
	}
}
