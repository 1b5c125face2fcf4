package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"junction/web"
)

const (
	typename = `{ __typename }`
	isQuery  = `{"__typename":"Query"}`
	unknown  = "PERSISTED_QUERY_NOT_FOUND"
)

func TestAQueryIsKnownByItsHashOnceItWasSentWithIt(t *testing.T) {
	t.Parallel()
	for name, ask := range map[string]func(testServer, testing.TB, request) string{
		"by POST": testServer.ask, "by GET": testServer.askURL,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := setupDoor(t, web.AutomaticQueries(10))
			for _, step := range []struct {
				request request
				want    string
			}{
				{request{"extensions": hashed(typename)}, unknown},
				{request{"query": typename}, isQuery},
				{request{"extensions": hashed(typename)}, unknown},
				{request{"query": typename, "extensions": hashed(typename)}, isQuery},
				{request{"extensions": hashed(typename)}, isQuery},
				{request{"query": "", "extensions": hashed(typename)}, isQuery},
			} {
				if have := ask(server, t, step.request); have != step.want {
					t.Errorf("%v gets %s, not %s", step.request, have, step.want)
				}
			}
		})
	}
}

func TestHashesThatNameNothing(t *testing.T) {
	t.Parallel()
	server := setupDoor(t, web.AutomaticQueries(10))
	of := func(extension any) map[string]any { return map[string]any{"persistedQuery": extension} }
	for _, test := range []struct {
		name    string
		request request
		want    string
	}{
		{"another query's", request{"query": typename, "extensions": hashed("{ a }")}, "INVALID_INPUT"},
		{"an empty one", request{"extensions": of(map[string]any{"version": 1, "sha256Hash": ""})}, "INVALID_INPUT"},
		{"none", request{"query": typename, "extensions": of(map[string]any{"version": 1})}, "INVALID_INPUT"},
		{"no version", request{"query": typename, "extensions": of(map[string]any{"sha256Hash": sha(typename)})}, "INVALID_INPUT"},
		{"a text", request{"query": typename, "extensions": of("x")}, "INVALID_INPUT"},
		{"another version", request{"query": typename, "extensions": of(map[string]any{"version": 2})}, "PERSISTED_QUERY_NOT_SUPPORTED"},
		{"null", request{"query": typename, "extensions": of(nil)}, isQuery},
		{"null without a query", request{"extensions": of(nil)}, "INVALID_INPUT"},
		{"a query that is no text", request{"query": 7, "extensions": hashed(typename)}, "INVALID_INPUT"},
		{"a name that a manifest would know", request{"documentId": "x"}, "PERSISTED_QUERY_NOT_SUPPORTED"},
		{"a name beside a query", request{"query": typename, "id": "x"}, isQuery},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if have := server.ask(t, test.request); have != test.want {
				t.Errorf("it gets %s, not %s", have, test.want)
			}
		})
	}
	off := setupDoor(t, web.AutomaticQueries(0))
	for _, request := range []request{{"extensions": hashed(typename)}, {"query": typename, "extensions": hashed(typename)}} {
		if have := off.ask(t, request); have != "PERSISTED_QUERY_NOT_SUPPORTED" {
			t.Errorf("where there are none, %v gets %s", request, have)
		}
	}
}

// What is sent is what is hashed, though the transport changes a query that escapes surrogate pairs.
func TestAQueryWithSurrogatesIsKnownByTheHashOfWhatWasSent(t *testing.T) {
	t.Parallel()
	server := setupDoor(t, web.AutomaticQueries(10))
	query := `{ articles(where: {headline: {eq: "\ud83d\ude00"}}) { totalCount } }`
	const none = `{"articles":{"totalCount":0}}`
	if have := server.ask(t, request{"query": query, "extensions": hashed(query)}); have != none {
		t.Errorf("with its hash it gets %s", have)
	}
	if have := server.ask(t, request{"extensions": hashed(query)}); have != none {
		t.Errorf("by its hash it gets %s", have)
	}
	if have := server.ask(t, request{"query": query, "extensions": hashed(query + " ")}); have != "INVALID_INPUT" {
		t.Errorf("with another hash it gets %s", have)
	}
}

func TestOnlyValidQueriesAreKept(t *testing.T) {
	t.Parallel()
	server := setupDoor(t, web.AutomaticQueries(1))
	server.ask(t, request{"query": typename, "extensions": hashed(typename)})
	for _, query := range []string{
		"{", "{ nothing }", "{ ...A } fragment A on Query " + nested(16), "query ($a: ID!) { article(id: $a) { id } }",
		typename + strings.Repeat(" ", 16<<10),
	} {
		for range 2 {
			server.ask(t, request{"query": query, "extensions": hashed(query)})
		}
		if have := server.ask(t, request{"extensions": hashed(query)}); have != unknown {
			t.Errorf("%.40s is kept: %s", query, have)
		}
	}
	if have := server.ask(t, request{"extensions": hashed(typename)}); have != isQuery {
		t.Errorf("a query was driven out: %s", have)
	}
	other := typename + " # another"
	server.ask(t, request{"query": other, "extensions": hashed(other)})
	if have := server.ask(t, request{"extensions": hashed(typename)}); have != unknown {
		t.Errorf("there is room for more than one: %s", have)
	}
}

func TestMutationsAreNotMadeByGetThroughTheirHash(t *testing.T) {
	t.Parallel()
	server := setupDoor(t, web.AutomaticQueries(10))
	mutation := `mutation { createArticle(input: {headline: "x"}) { article { headline } } }`
	if have := server.ask(t, request{"query": mutation, "extensions": hashed(mutation)}); have != `{"createArticle":{"article":{"headline":"x"}}}` {
		t.Fatal(have)
	}
	if have := server.askURL(t, request{"extensions": hashed(mutation)}); have != "INVALID_INPUT" {
		t.Errorf("it gets %s", have)
	}
	if have := server.ask(t, request{"query": `{ articles { totalCount } }`}); have != `{"articles":{"totalCount":1}}` {
		t.Errorf("afterwards there is %s", have)
	}
}

// The caches of queries do not hold on to what queries are a part of.
func TestAQueryDoesNotKeepItsURL(t *testing.T) { //nolint:paralleltest // it measures memory
	handler := handlerOf(t, web.Load{}, web.AutomaticQueries(1_000_000))
	ask := func(query, more string) {
		recorder := httptest.NewRecorder()
		target := "/graphql?query=" + query + `&extensions={"persistedQuery":{"version":1,"sha256Hash":"` + sha(query) + `"}}` + more
		handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, target, http.NoBody))
		if recorder.Code != 200 || strings.Contains(recorder.Body.String(), "errors") {
			t.Fatalf("it gets %d: %s", recorder.Code, recorder.Body)
		}
	}
	before := heap()
	for i := range 100 { // each of nearly a megabyte, for a query of a few bytes
		ask(fmt.Sprintf("{a%d:__typename}", i), "&x="+strings.Repeat("x", 900<<10))
	}
	if grown := heap() - before; grown > 20<<20 {
		t.Errorf("queries in long URLs took %d KiB", grown>>10)
	}
	runtime.KeepAlive(handler)
}

// heap is how many bytes are in use.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
