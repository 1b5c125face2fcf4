package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// reference is a Node.js program that answers requests as the server should: graphql-js, on data in memory. See
// testdata/reference/main.mjs.
type reference struct {
	requests io.Writer
	answers  *bufio.Reader
}

// verdict is the reference's answer to a request.
type verdict struct {
	Verdict   string          `json:"verdict"`   // parse, validation, operation, variables: what refused it; or executed
	Variables []string        `json:"variables"` // those whose values were refused
	Message   string          `json:"message"`   // why it was refused
	Data      json.RawMessage `json:"data"`
	Errors    []struct {
		Path      []any    `json:"path"`
		Code      string   `json:"code"`
		Arguments []string `json:"arguments"` // an answer names one of them
		IDs       []string `json:"ids"`
	} `json:"errors"`
}

// startReference starts the reference, which was installed in a folder. The test's end stops it.
func startReference(t testing.TB, dir string, arguments ...string) *reference {
	t.Helper()
	schema, err := filepath.Abs("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{"main.mjs", schema}, arguments...)...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	requests, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	answers, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = requests.Close() // at which it ends
		if err := cmd.Wait(); err != nil {
			t.Errorf("the reference: %v\n%s", err, &stderr)
		}
	})
	return &reference{requests, bufio.NewReader(answers)}
}

// ask has the reference answer a request's body.
func (r *reference) ask(body []byte) (*verdict, error) {
	if _, err := r.requests.Write(append(body, '\n')); err != nil {
		return nil, fmt.Errorf("the reference takes no request: %w", err)
	}
	line, err := r.answers.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("the reference does not answer: %w", err)
	}
	answer := &verdict{}
	return answer, json.Unmarshal(line, answer)
}
