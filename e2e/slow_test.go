package e2e

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"testing"
	"time"
)

// Enough slow clients to fill what a server has for a few, and what they may take.
const (
	slowClients  = 300
	slowMayRead  = 4 * time.Second
	slowCutOff   = 30 * time.Second
	promptAnswer = 2 * time.Second
)

// TestSlowClientsHoldNobodyUp has 300 clients send a byte a second, in the headers or in the body, or nothing at all,
// and requires that others are answered meanwhile and that each slow one is cut off.
func TestSlowClientsHoldNobodyUp(t *testing.T) {
	t.Parallel()
	s := start(t, "--demo", "--max-read", slowMayRead.String())
	const header = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
	beginnings := []string{"", header, header + "\r\n"}
	var slow []net.Conn
	for i := range slowClients {
		conn := dial(t, s)
		slow = append(slow, conn)
		if _, err := io.WriteString(conn, beginnings[i%len(beginnings)]); err != nil {
			t.Fatal(err)
		}
	}

	ctx, cancel := context.WithCancel(t.Context())
	dripped := make(chan struct{})
	go func() {
		defer close(dripped)
		drip(ctx, slow)
	}()
	for began := time.Now(); time.Since(began) < slowMayRead; {
		asked := time.Now()
		s.must(t, `mutation { updateArticle(id: "Article:1", input: {}) { article { publications { totalCount } } } }`, nil)
		if took := time.Since(asked); took > promptAnswer {
			t.Errorf("an answer took %v", took)
		}
	}

	deadline := time.Now().Add(slowCutOff)
	answered := 0
	for i, conn := range slow {
		if err := conn.SetReadDeadline(deadline); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(conn)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			t.Fatalf("client %d is not cut off", i)
		}
		if strings.Contains(string(answer), " 408 ") {
			answered++
		}
	}
	cancel()
	<-dripped
	// One that writes just then gets no answer but a reset.
	t.Logf("%d of %d clients that were slow in the body were told so", answered, slowClients/len(beginnings))
}

// drip sends a byte a second to each connection that began something, as long as it is open.
func drip(ctx context.Context, conns []net.Conn) {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-second.C:
		}
		for i, conn := range conns {
			if i%3 != 0 {
				_, _ = conn.Write([]byte("x")) // which fails for one that is cut off
			}
		}
	}
}

// TestPipelinedRequestsAreAnsweredInOrder sends requests before the answers to those before have come.
func TestPipelinedRequestsAreAnsweredInOrder(t *testing.T) {
	t.Parallel()
	s := start(t, "--demo")
	conn := dial(t, s)
	get := func(query, connection string) string {
		return "GET /graphql?query=" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n"
	}
	if _, err := io.WriteString(conn, get("{a:__typename}", "keep-alive")+get("{b:__typename}", "keep-alive")+
		get("{c:__typename}", "close")); err != nil {
		t.Fatal(err)
	}
	if err := conn.SetReadDeadline(time.Now().Add(startWithin)); err != nil {
		t.Fatal(err)
	}
	answers, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	rest := string(answers)
	for _, name := range []string{"a", "b", "c"} {
		_, after, found := strings.Cut(rest, `{"data":{"`+name+`":"Query"}}`)
		if !found {
			t.Fatalf("the answer to %s is missing or out of order:\n%s", name, answers)
		}
		rest = after
	}
}

// TestHeadersAreBounded sends more headers than a server takes.
func TestHeadersAreBounded(t *testing.T) {
	t.Parallel()
	s := start(t)
	conn := dial(t, s)
	go func() {
		_, _ = io.WriteString(conn, "GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nX-Long: "+filling(secret)+"\r\n\r\n")
	}()
	if err := conn.SetReadDeadline(time.Now().Add(startWithin)); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, 64)
	n, _ := io.ReadFull(conn, answer)
	if !strings.HasPrefix(string(answer[:n]), "HTTP/1.1 431 ") {
		t.Errorf("the answer is %q", answer[:n])
	}
}
