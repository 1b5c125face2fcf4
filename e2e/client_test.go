package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// client keeps enough connections for all that a test does at once.
var client = &http.Client{
	Timeout:   40 * time.Second,
	Transport: &http.Transport{MaxIdleConnsPerHost: 64},
}

// vars are the variables of a GraphQL request.
type vars map[string]any

// response is an answer of the GraphQL endpoint.
type response struct {
	Data   map[string]any `json:"data"`
	Errors []gqlError     `json:"errors"`
}

// gqlError is a member of a response's errors.
type gqlError struct {
	Message    string `json:"message"`
	Path       []any  `json:"path"`
	Extensions struct {
		Code     string   `json:"code"`
		IDs      []string `json:"ids"`
		Argument string   `json:"argument"`
	} `json:"extensions"`
}

func (e gqlError) String() string {
	return fmt.Sprintf("%s at %v (%s): %s", e.Extensions.Code, e.Path, e.Extensions.Argument, e.Message)
}

// ask sends a GraphQL request and decodes its answer. It is for goroutines, which must not end a test; elsewhere
// [server.post] and [server.must] are shorter.
func (s *server) ask(ctx context.Context, query string, variables vars) (response, error) {
	var answer response
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return answer, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		return answer, err
	}
	req.Header.Set("Content-Type", "application/json")
	status, _, body, err := exchange(req)
	if err != nil {
		return answer, err
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return answer, fmt.Errorf("status %d, a body that is no GraphQL answer: %w\n%s", status, err, body)
	}
	return answer, nil
}

// post sends a GraphQL request and decodes its answer, errors and all.
func (s *server) post(t testing.TB, query string, variables vars) response {
	t.Helper()
	answer, err := s.ask(t.Context(), query, variables)
	if err != nil {
		t.Fatalf("%v\n%s", err, query)
	}
	return answer
}

// sendAs sends a GraphQL request with a header of its own; what it is answered does not matter.
func (s *server) sendAs(t testing.TB, header, value, query string, variables vars) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(header, value)
	if _, _, _, err := exchange(req); err != nil {
		t.Fatal(err)
	}
}

// must sends a GraphQL request that has to succeed, and returns its data.
func (s *server) must(t testing.TB, query string, variables vars) map[string]any {
	t.Helper()
	answer := s.post(t, query, variables)
	if len(answer.Errors) > 0 {
		t.Fatalf("refused: %v\n%s\n%v", answer.Errors, query, variables)
	}
	return answer.Data
}

// status is the status with which a path answers a GET.
func (s *server) status(ctx context.Context, path string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+path, http.NoBody)
	if err != nil {
		return 0, err
	}
	status, _, _, err := exchange(req)
	return status, err
}

// exchange sends a request and reads its answer to the end.
func exchange(req *http.Request) (status int, contentType string, body []byte, err error) {
	res, err := client.Do(req)
	if err != nil {
		return 0, "", nil, err
	}
	defer res.Body.Close()
	body, err = io.ReadAll(res.Body)
	return res.StatusCode, res.Header.Get("Content-Type"), body, err
}

// at finds a value in decoded JSON by its path: articles.nodes.0.headline.
func at(value any, path string) (any, error) {
	for step := range strings.SplitSeq(path, ".") {
		var found bool
		switch parent := value.(type) {
		case map[string]any:
			value, found = parent[step]
		case []any:
			if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(parent) {
				value, found = parent[i], true
			}
		}
		if !found {
			return nil, fmt.Errorf("no %q of %q", step, path)
		}
	}
	return value, nil
}

// get is the value at a path that has to be there.
func get[T any](t testing.TB, data map[string]any, path string) T {
	t.Helper()
	value, err := at(data, path)
	if err != nil {
		t.Fatalf("%v in %v", err, data)
	}
	typed, ok := value.(T)
	if !ok {
		t.Fatalf("%s is %v (%T), want a %T", path, value, value, typed)
	}
	return typed
}

// pluck is one field of every object of the list at a path.
func pluck(t testing.TB, data map[string]any, path, field string) []string {
	t.Helper()
	texts := []string{}
	for i := range get[[]any](t, data, path) {
		texts = append(texts, get[string](t, data, path+"."+strconv.Itoa(i)+"."+field))
	}
	return texts
}
