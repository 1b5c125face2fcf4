package e2e

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"junction/internal/effort"
)

// TestSignalLetsARequestFinish sends a signal while a request runs: the program takes no new connection, answers the
// request, keeps what it changed, and exits 0.
func TestSignalLetsARequestFinish(t *testing.T) {
	t.Parallel()
	for _, sig := range []os.Signal{syscall.SIGTERM, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "articles.db")
			s := start(t, "--database", file)
			request := begin(t, s, `{"query": "mutation { createArticle(input: {headline: \"Late\"}) { article { id } } }"}`)
			s.signal(t, sig)
			waitRefused(t, s)

			status, body := request.finish(t)
			if want := `{"data":{"createArticle":{"article":{"id":"Article:1"}}}}`; status != http.StatusOK || body != want {
				t.Errorf("status %d, %s, want 200, %s", status, body, want)
			}
			s.mustEnd(t, stopWithin)

			data := start(t, "--database", file).must(t, `{ articles { totalCount } }`, nil)
			if count := get[float64](t, data, "articles.totalCount"); count != 1 {
				t.Errorf("%v articles after the restart, want 1", count)
			}
		})
	}
}

// TestIdleConnectionsDoNotHoldTheStop stops a program to which connections are open that ask nothing.
func TestIdleConnectionsDoNotHoldTheStop(t *testing.T) {
	t.Parallel()
	s := start(t)
	for range 3 {
		dial(t, s)
	}
	s.must(t, `{ __typename }`, nil) // leaves a connection that has asked and may again
	s.stop(t)
}

// TestSlowClientHoldsTheStopTenSecondsAtMost stops a program while a request runs that never ends.
func TestSlowClientHoldsTheStopTenSecondsAtMost(t *testing.T) {
	t.Parallel()
	if effort.Less(t, "the ten seconds of a stop") {
		return
	}
	s := start(t)
	begin(t, s, `{"query": "{ articles { totalCount } }"}`)
	s.signal(t, syscall.SIGTERM)
	s.mustEnd(t, stopWithin+5*time.Second)
}

// unfinished is a request whose head is sent, and which the program has begun to read.
type unfinished struct {
	conn   net.Conn
	answer *bufio.Reader
	body   string
}

// begin sends the head of a request and waits until the program asks for its body.
func begin(t testing.TB, s *server, body string) *unfinished {
	t.Helper()
	conn := dial(t, s)
	_, err := fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	if err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewReader(conn)
	for _, want := range []string{"HTTP/1.1 100 Continue\r\n", "\r\n"} {
		if line, err := answer.ReadString('\n'); line != want {
			t.Fatalf("the program sent %q (%v), want %q", line, err, want)
		}
	}
	return &unfinished{conn, answer, body}
}

// finish sends the body and reads the answer.
func (u *unfinished) finish(t testing.TB) (status int, body string) {
	t.Helper()
	if _, err := io.WriteString(u.conn, u.body); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(u.answer, nil)
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, strings.TrimSpace(string(raw))
}

// dial opens a connection, which the test's end closes.
func dial(t testing.TB, s *server) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(startWithin)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// waitRefused waits until the program takes no new connection.
func waitRefused(t testing.TB, s *server) {
	t.Helper()
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(stopWithin); time.Now().Before(deadline); <-again.C {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
		if err != nil {
			return
		}
		conn.Close()
	}
	t.Fatalf("new connections are still taken %v after the signal", stopWithin)
}
