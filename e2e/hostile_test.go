package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// What an attack may take. It takes a second or two where nothing else runs; tests share the machine.
const (
	attackWithin = time.Minute
	refusedBytes = 64 << 10
	grownBytes   = 96 << 20
)

// holdsLittle has the program collect garbage early, so that the memory which it has is what it holds, and remember few
// documents.
var holdsLittle = []string{"GOGC=100", "GOMEMLIMIT=128MiB"}

// TestAttacks sends what is made to hurt, and requires a quick, short answer that tells nothing of the request back, and
// that the memory is as it was.
//
//nolint:tparallel // each attack is measured by itself
func TestAttacks(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{args: []string{"--listen", "127.0.0.1:0", "--demo"}, env: holdsLittle})
	s.settle(t)
	before, measured := s.memory()
	for _, attack := range attacks() {
		t.Run(attack.name, func(t *testing.T) { s.attacked(t, attack) })
	}
	s.settle(t)
	after, _ := s.memory()
	t.Logf("%d MiB before, %d MiB after", before>>20, after>>20)
	if measured && after > before+grownBytes {
		t.Errorf("the program holds %d bytes, and %d before", after, before)
	}
	s.must(t, `{ articles { totalCount } }`, nil)
}

// TestManyDifferentBadQueries sends queries that are wrong each in its own way, which must leave nothing in a cache.
func TestManyDifferentBadQueries(t *testing.T) {
	t.Parallel()
	s := startWith(t, launch{args: []string{"--listen", "127.0.0.1:0"}, env: holdsLittle})
	s.settle(t)
	before, measured := s.memory()
	began := time.Now()
	for i := range 2_000 {
		answer := s.post(t, fmt.Sprintf("{ articles { no%d } } #%s", i, strings.Repeat(secret, 2_000)), nil)
		if len(answer.Errors) != 1 {
			t.Fatalf("the answer is %v", answer)
		}
	}
	took := time.Since(began)
	s.settle(t)
	after, _ := s.memory()
	t.Logf("%v, %d MiB before, %d MiB after", took, before>>20, after>>20)
	if measured && after > before+grownBytes {
		t.Errorf("the program holds %d bytes, and %d before", after, before)
	}
}

// attacked makes an attack.
func (s *server) attacked(t *testing.T, attack attack) {
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", strings.NewReader(attack.body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	began := time.Now()
	status, _, body, err := exchange(req)
	took := time.Since(began)
	if err != nil {
		t.Fatal(err)
	}
	memory, _ := s.memory()
	var answer response
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatalf("the answer is no JSON: %v\n%.500s", err, body)
	}
	code := ""
	if len(answer.Errors) > 0 {
		code = answer.Errors[0].Extensions.Code
	}
	t.Logf("%7d bytes: %v, status %d, %s, %d bytes, %d MiB", len(attack.body), took.Round(100*time.Microsecond), status, code, len(body), memory>>20)
	if code != attack.want {
		t.Errorf("the code is %q, want %q: %.500s", code, attack.want, body)
	}
	if took > attackWithin {
		t.Errorf("it took %v", took)
	}
	if answer.Data != nil {
		return
	}
	if len(body) > refusedBytes {
		t.Errorf("the answer has %d bytes: %.500s", len(body), body)
	}
	if strings.Contains(string(body), strings.Repeat(secret, 51)) { // a message may quote 300 bytes
		t.Errorf("the answer repeats the request: %.500s", body)
	}
}

// settle has the program collect what it no longer needs: by itself it does so in proportion to its work.
func (s *server) settle(t testing.TB) {
	t.Helper()
	for range 300 {
		s.must(t, `{ articles { nodes { publications { nodes { articles { nodes { headline } } } } } } }`, nil)
	}
}

// memory is how much memory the program holds. It is not known everywhere.
func (s *server) memory() (bytes int, known bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", s.cmd.Process.Pid))
	if err != nil {
		return 0, false
	}
	var total, resident int
	if _, err := fmt.Sscan(string(text), &total, &resident); err != nil {
		return 0, false
	}
	return resident * os.Getpagesize(), true
}
