package e2e

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"junction/internal/effort"
)

// allowedBytes is the memory that suffices for any traffic that the limits let through, and allowed what a container that
// has no more tells the program.
const (
	allowedBytes = 512 << 20
	allowed      = "GOMEMLIMIT=358MiB" // seven tenths, as the program takes of a container's
)

// TestMemoryOfDocuments sends documents each of which is another, and as large as they are cheap to send.
func TestMemoryOfDocuments(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{args: []string{"--listen", "127.0.0.1:0", "--demo"}, env: []string{allowed}})
	documents := effort.Rounds(t, 300, 1_500)
	fields := strings.Repeat("id ", 5_400)
	for i := range documents {
		s.must(t, fmt.Sprintf("{ articles(first: 1) { nodes { %s } } } #%d", fields, i), nil)
		s.holdsEnough(t)
	}
}

// TestMemoryOfAnswersThatNobodyReads has clients ask for large answers and take none of them.
func TestMemoryOfAnswersThatNobodyReads(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{args: []string{"--listen", "127.0.0.1:0", "--demo"}, env: []string{allowed}})
	const aliases, ids, clients = 99, 1_000, 12
	var query strings.Builder
	query.WriteString("query ($v: [ID!]!) { nodes(ids: $v) { ... on Article {")
	for i := range aliases {
		fmt.Fprintf(&query, " %s%d: headline", strings.Repeat("a", 120), i)
	}
	query.WriteString(" } } }")
	list := strings.Split(strings.Repeat("Article:2 ", ids), " ")[:ids]
	body, err := json.Marshal(map[string]any{"query": query.String(), "variables": map[string]any{"v": list}})
	if err != nil {
		t.Fatal(err)
	}
	request := fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		len(body), body)
	for range clients {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := conn.Write([]byte(request)); err != nil {
			t.Fatal(err)
		}
	}
	for until := time.Now().Add(3 * time.Second); time.Now().Before(until); {
		s.holdsEnough(t)
		s.must(t, `{ articles(first: 1) { nodes { headline } } }`, nil) // which is light, and has its turn
	}
}

// holdsEnough requires that the program has no more memory than suffices.
func (s *server) holdsEnough(t testing.TB) {
	t.Helper()
	if bytes, known := s.memory(); known && bytes > allowedBytes {
		t.Fatalf("the program holds %d MiB", bytes>>20)
	}
}
