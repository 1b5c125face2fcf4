package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestStopUnderLoad sends a signal while clients write as fast as they can. Whatever the program took is answered: the
// requests that it had begun to read, and each one on a connection that it had accepted, so that no client meets a broken
// connection and wonders whether its change was made. All that was acknowledged is there afterwards, and nothing else.
func TestStopUnderLoad(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "articles.db")
	s := start(t, "--database", file)
	const clients, begun, enough = 8, 24, 200

	var acknowledged atomic.Int64
	var load sync.WaitGroup
	warm := make(chan struct{})
	for i := range clients {
		load.Go(func() {
			// A connection of its own, which is asked for again only when the program has closed it.
			own := &http.Client{Timeout: startWithin, Transport: &http.Transport{MaxConnsPerHost: 1}}
			for {
				err := createWith(t.Context(), own, s.URL, fmt.Sprintf("Client %d", i))
				var dial *net.OpError
				if errors.As(err, &dial) && dial.Op == "dial" {
					return
				}
				if err != nil {
					t.Errorf("client %d: %v", i, err)
					return
				}
				if acknowledged.Add(1) == enough {
					close(warm)
				}
			}
		})
	}
	const create = `{"query": "mutation { createArticle(input: {headline: \"Begun\"}) { article { headline } } }"}`
	var unread []*unfinished
	for range begun {
		unread = append(unread, begin(t, s, create))
	}
	select {
	case <-warm:
	case <-time.After(startWithin):
		t.Fatalf("%d changes within %v", acknowledged.Load(), startWithin)
	}

	signalled := time.Now()
	s.signal(t, syscall.SIGTERM)
	load.Wait()
	for i, request := range unread {
		if status, body := request.finish(t); status != http.StatusOK {
			t.Errorf("begun request %d: status %d, %s", i, status, body)
		}
	}
	s.mustEnd(t, stopWithin)
	t.Logf("%d changes acknowledged; stopped within %v", acknowledged.Load(), time.Since(signalled))

	data := start(t, "--database", file).must(t, `{ articles { totalCount } }`, nil)
	if count := get[float64](t, data, "articles.totalCount"); count != float64(acknowledged.Load()+begun) {
		t.Errorf("%v articles, want %d", count, acknowledged.Load()+begun)
	}
}

// createWith makes an article through a client of the test's.
func createWith(ctx context.Context, with *http.Client, url, headline string) error {
	body := fmt.Sprintf(`{"query": "mutation { createArticle(input: {headline: \"%s\"}) { article { id } } }"}`, headline)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/graphql", strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := with.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err == nil && !bytes.HasPrefix(answer, []byte(`{"data":{"createArticle":{"article":`)) {
		err = fmt.Errorf("status %d, %s", res.StatusCode, answer)
	}
	return err
}
