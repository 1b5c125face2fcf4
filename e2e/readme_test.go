package e2e

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
)

// The README's examples are what the server says: each ```graphql block is asked of one program with the demonstration
// data, in order, and the ```json block after it is the answer.
func TestReadmeExamplesAreTrue(t *testing.T) {
	t.Parallel()
	const path = "../README.md"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"```sh\ngo run . --demo\n```", "```sh\ngo test ./...\n```"} {
		if !strings.Contains(string(readme), command) {
			t.Errorf("the README does not name the command %q", command)
		}
	}
	s := start(t, "--demo")
	const question, answer, end = "```graphql\n", "```json\n", "```\n"
	var rewritten strings.Builder
	rest, examples := string(readme), 0
	for {
		before, after, found := strings.Cut(rest, question)
		rewritten.WriteString(before)
		if !found {
			break
		}
		query, after, _ := strings.Cut(after, end)
		between, after, _ := strings.Cut(after, answer)
		want, after, ended := strings.Cut(after, end)
		if !ended || strings.TrimSpace(between) != "" {
			t.Fatalf("no answer follows\n%s", query)
		}
		have := s.readmeAnswer(t, query)
		if have != want && !*update {
			t.Errorf("the README says that\n%s\nis answered with\n%s\nand it is\n%s", query, want, have)
		}
		rewritten.WriteString(question + query + end + between + answer + have + end)
		rest = after
		examples++
	}
	if examples < 5 {
		t.Errorf("the README has %d examples", examples)
	}
	if *update {
		if err := os.WriteFile(path, []byte(rewritten.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// readmeAnswer asks a query and lays out its whole answer as the golden files do.
func (s *server) readmeAnswer(t testing.TB, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	status, _, body, err := exchange(req)
	if err != nil || status != http.StatusOK {
		t.Fatalf("status %d, %v\n%s", status, err, body)
	}
	return strings.TrimRight(layOut(body), "\n") + "\n"
}
