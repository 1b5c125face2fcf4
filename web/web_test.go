package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/entity"
	"junction/graph"
	"junction/graph/documents"
	"junction/graph/execute"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/web"
	"junction/web/limits"
)

// The limits that the contract gives as defaults.
var (
	onOperation = limits.Operation{Nodes: 200_000, Depth: 15, RootFields: 100, Fields: 10_000, Directives: 50, Tokens: 100_000, Values: 2_000_000}
	onRequest   = web.Limits{Body: 1 << 20, JSONDepth: 100, Errors: 20, Time: 30 * time.Second}
)

func TestRequestsThatAreNoGraphQLRequests(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	deep := func(n int) string {
		return `{"query":"{ __typename }","extensions":{"a":` + strings.Repeat("[", n-2) + strings.Repeat("]", n-2) + `}}`
	}
	size := func(n int) string {
		const begin, end = `{"query":"{ __typename }`, `"}`
		return begin + strings.Repeat(" ", n-len(begin)-len(end)) + end
	}
	for _, test := range []struct {
		name, method, body, contentType, accept string
		status                                  int
	}{
		{"a query", "POST", `{"query":"{ __typename }"}`, "application/json", "", 200},
		{"a charset that is named", "POST", `{"query":"{ __typename }"}`, "application/json; charset=UTF-8", "", 200},
		{"another charset", "POST", `{"query":"{ __typename }"}`, "application/json; charset=utf-16", "", 415},
		{"no content type", "POST", `{"query":"{ __typename }"}`, "", "", 415},
		{"a form", "POST", `query=%7B__typename%7D`, "application/x-www-form-urlencoded", "", 415},
		{"a text", "POST", `{"query":"{ __typename }"}`, "text/plain", "", 415},
		{"another method", "PUT", `{"query":"{ __typename }"}`, "application/json", "", 405},
		{"a type that cannot be answered with", "POST", `{"query":"{ __typename }"}`, "application/json", "text/html", 406},
		{"a type that is accepted least", "POST", `{"query":"{ __typename }"}`, "application/json", "text/html, */*;q=0.1", 200},
		{"no body", "POST", ``, "application/json", "", 400},
		{"broken JSON", "POST", `{"query":`, "application/json", "", 400},
		{"two values", "POST", `{"query":"{ __typename }"} {}`, "application/json", "", 400},
		{"an array of requests", "POST", `[{"query":"{ __typename }"}]`, "application/json", "", 400},
		{"no query", "POST", `{}`, "application/json", "", 400},
		{"a query that is no text", "POST", `{"query":7}`, "application/json", "", 400},
		{"variables that are no object", "POST", `{"query":"{ __typename }","variables":[]}`, "application/json", "", 400},
		{"null for what is optional", "POST", `{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}`, "application/json", "", 200},
		{"wrong UTF-8", "POST", "{\"query\":\"{ __typename }\xff\"}", "application/json", "", 400},
		{"half of a surrogate pair", "POST", `{"query":"{ __typename }","variables":{"a":"\ud83d"}}`, "application/json", "", 400},
		{"the other half of one", "POST", `{"query":"{ __typename }","variables":{"a":"\ude00x"}}`, "application/json", "", 400},
		{"both halves", "POST", `{"query":"{ __typename }","variables":{"a":"\ud83d\ude00"}}`, "application/json", "", 200},
		{"an escaped backslash before what looks like one", "POST", `{"query":"{ __typename }","variables":{"a":"\\ud83d"}}`, "application/json", "", 200},
		{"the deepest body", "POST", deep(100), "application/json", "", 200},
		{"a body that is too deep", "POST", deep(101), "application/json", "", 400},
		{"the largest body", "POST", size(1 << 20), "application/json", "", 200},
		{"a body that is too large", "POST", size(1<<20 + 1), "application/json", "", 413},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			header := http.Header{}
			if test.contentType != "" {
				header.Set("Content-Type", test.contentType)
			}
			if test.accept != "" {
				header.Set("Accept", test.accept)
			}
			answer := server.send(t, test.method, "/graphql", test.body, header)
			if answer.status != test.status {
				t.Errorf("the status is %d, not %d: %s", answer.status, test.status, answer.body)
			}
			if answer.status != 200 && (len(answer.Errors) != 1 || answer.Data != nil) {
				t.Errorf("the answer is %s", answer.body)
			}
			if answer.status == 413 && answer.code() != "LIMIT_EXCEEDED" {
				t.Errorf("the code is %s", answer.code())
			}
		})
	}
}

func TestCompressedBodiesAreRefused(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	var compressed bytes.Buffer
	writer := gzip.NewWriter(&compressed)
	_, _ = writer.Write([]byte(`{"query":"{ __typename }"}`))
	_ = writer.Close()
	for _, coding := range []string{"gzip", "deflate", "zstd", "identity, gzip", "x"} {
		header := http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {coding}}
		refused := server.send(t, "POST", "/graphql", compressed.String(), header)
		if refused.status != 415 || refused.code() != "INVALID_INPUT" || refused.header.Get("Accept-Encoding") != "identity" {
			t.Errorf("%s gets %d with %v: %s", coding, refused.status, refused.header, refused.body)
		}
	}
}

func TestMutationsAreNotMadeByGet(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	get := func(query string) answer {
		return server.send(t, "GET", "/graphql?query="+url.QueryEscape(query), "", nil)
	}
	refused := get(`mutation { createArticle(input: {headline: "x"}) { article { id } } }`)
	if refused.status != 405 || refused.header.Get("Allow") != "POST, OPTIONS" {
		t.Errorf("it gets %d: %s", refused.status, refused.body)
	}
	if have := get(`{ articles { totalCount } }`); string(have.Data) != `{"articles":{"totalCount":0}}` {
		t.Errorf("afterwards there is %s", have.body)
	}
}

func TestReadinessIsThatOfTheDatabase(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err    error
		status int
	}{{nil, 200}, {errors.New("gone"), 503}} {
		handler := web.New(web.Config{
			Ready: func(context.Context) error { return test.err },
			Log:   slog.New(slog.DiscardHandler), Limits: onRequest,
		})
		for path, want := range map[string]int{"/healthz": 200, "/readyz": test.status} {
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
			if recorder.Code != want {
				t.Errorf("with %v, %s is %d, not %d", test.err, path, recorder.Code, want)
			}
		}
	}
}

func TestRequestIDsAreTakenOrGiven(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for given, taken := range map[string]bool{"abc-123": true, "": false, `a"b`: false, strings.Repeat("x", 65): false} {
		header := http.Header{"Content-Type": {"application/json"}, "X-Request-Id": {given}}
		have := server.send(t, "POST", "/graphql", `{"query":"{ __typename }"}`, header).header.Get("X-Request-Id")
		if have == "" || (have == given) != taken {
			t.Errorf("%q is answered with %q", given, have)
		}
	}
}

type testServer struct{ url string }

// plainClient asks for answers as they are written.
var plainClient = &http.Client{Transport: &http.Transport{DisableCompression: true}}

// executorOf executes operations on a store within limits.
func executorOf(
	store storage.Store, log *slog.Logger, operation limits.Operation, extensions ...graphql.HandlerExtension,
) web.Executor {
	documents := documents.NewCache(1 << 20)
	return execute.New(graph.NewSchema, entity.Types, store, documents, log, append(extensions, limits.Extension(operation, documents))...)
}

// setup serves an empty database in memory.
func setup(t testing.TB, on web.Limits) testServer {
	t.Helper()
	return setupFor(t, onOperation, on)
}

// setupFor serves an empty database in memory within limits on operations, too.
func setupFor(t testing.TB, operation limits.Operation, on web.Limits) testServer {
	t.Helper()
	store, err := sqlite.Open(context.Background(), sqlite.Memory, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	server := httptest.NewServer(web.New(web.Config{
		Executor: executorOf(store, log, operation), Ready: store.Ping, Log: log, Limits: on,
	}))
	t.Cleanup(func() {
		server.Close()
		store.Close()
	})
	return testServer{server.URL}
}

type answer struct {
	status int
	header http.Header
	body   string
	Data   json.RawMessage
	Errors []struct {
		Extensions struct{ Code string }
	}
}

// code is the first error's, or empty.
func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Extensions.Code
}

func (s testServer) post(t testing.TB, query string) answer {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return s.send(t, "POST", "/graphql", string(body), http.Header{"Content-Type": {"application/json"}})
}

func (s testServer) send(t testing.TB, method, path, body string, header http.Header) (a answer) {
	t.Helper()
	request, err := http.NewRequest(method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, values := range header {
		request.Header[name] = values
	}
	response, err := plainClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	a.status, a.header, a.body = response.StatusCode, response.Header, string(text)
	if err := json.Unmarshal(text, &a); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return a
}
