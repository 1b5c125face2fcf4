package e2e

import (
	"net/http"
	"strings"
	"testing"
)

// A mutation, and a site that may call where the flags say so.
const (
	plainMutation = `{"query": "mutation { createArticle(input: {headline: \"x\"}) { article { id } } }"}`
	trustedSite   = "https://app.example.com"
)

// send sends a request with these headers, given as name, value, name, value, and returns its answer's status and
// headers.
func (s *server) send(t testing.TB, method, path, body string, headers ...string) (int, http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		setHeader(req, headers[i], headers[i+1])
	}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode, res.Header
}

// setHeader sets a header of a request; that named Host stands elsewhere in Go.
func setHeader(req *http.Request, name, value string) {
	if name == "Host" {
		req.Host = value
		return
	}
	req.Header.Set(name, value)
}

// TestOtherSitesChangeNothing sends what a page of another site can make a browser send.
//
//nolint:tparallel // what one case changes, the next would count
func TestOtherSitesChangeNothing(t *testing.T) {
	t.Parallel()
	closed, open := start(t), start(t, "--cors-origin", trustedSite)
	for _, test := range []struct {
		name         string
		headers      []string
		closed, open int
	}{
		{"a page of the server's own", []string{"Sec-Fetch-Site", "same-origin"}, 200, 200},
		{"a request by hand", []string{"Sec-Fetch-Site", "none"}, 200, 200},
		{"what is no browser", nil, 200, 200},
		{"another site", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example.com"}, 403, 403},
		{"another host of the same site", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://127.0.0.1:1"}, 403, 403},
		{"another site in an old browser", []string{"Origin", "https://evil.example.com"}, 403, 403},
		{"a page without an origin", []string{"Sec-Fetch-Site", "cross-site", "Origin", "null"}, 403, 403},
		{"the trusted site", []string{"Sec-Fetch-Site", "cross-site", "Origin", trustedSite}, 403, 200},
		{"the trusted site in an old browser", []string{"Origin", trustedSite}, 403, 200},
		{"the trusted site without TLS", []string{"Sec-Fetch-Site", "cross-site", "Origin", "http://app.example.com"}, 403, 403},
		{"a site that begins alike", []string{"Sec-Fetch-Site", "cross-site", "Origin", trustedSite + ".evil.com"}, 403, 403},
		{"another site's form", []string{"Content-Type", "text/plain", "Sec-Fetch-Site", "cross-site"}, 403, 403},
		{"an own page's form", []string{"Content-Type", "text/plain", "Sec-Fetch-Site", "same-origin"}, 415, 415},
	} {
		t.Run(test.name, func(t *testing.T) {
			headers := append([]string{"Content-Type", "application/json"}, test.headers...)
			for s, want := range map[*server]int{closed: test.closed, open: test.open} {
				before := count(t, s)
				status, answered := s.send(t, http.MethodPost, "/graphql", plainMutation, headers...)
				if changed := count(t, s) - before; status != want || (changed == 1) != (want == 200) {
					t.Errorf("status %d, want %d; %v articles were made", status, want, changed)
				}
				mayRead := answered.Get("Access-Control-Allow-Origin")
				if isTrusted := s == open && strings.Contains(strings.Join(test.headers, " ")+" ", trustedSite+" "); (mayRead == trustedSite) != isTrusted {
					t.Errorf("Access-Control-Allow-Origin: %q", mayRead)
				}
			}
		})
	}
}

func count(t testing.TB, s *server) float64 {
	t.Helper()
	return get[float64](t, s.must(t, `{ articles { totalCount } }`, nil), "articles.totalCount")
}

// TestOtherSitesAskNothing sends queries, which change nothing but cost.
func TestOtherSitesAskNothing(t *testing.T) {
	t.Parallel()
	s := start(t)
	for site, want := range map[string]int{"": 200, "same-origin": 200, "none": 200, "same-site": 403, "cross-site": 403} {
		var headers []string
		if site != "" {
			headers = []string{"Sec-Fetch-Site", site}
		}
		if status, _ := s.send(t, http.MethodGet, "/graphql?query={__typename}", "", headers...); status != want {
			t.Errorf("a GET from %q: status %d, want %d", site, status, want)
		}
	}
	for _, path := range []string{"/", "/healthz", "/readyz"} { // a link to the playground is no harm
		if status, _ := s.send(t, http.MethodGet, path, "", "Sec-Fetch-Site", "cross-site"); status != 200 {
			t.Errorf("%s: status %d", path, status)
		}
	}
}

// TestPreflights asks, as browsers do first, whether a site may call.
func TestPreflights(t *testing.T) {
	t.Parallel()
	second := "http://localhost:3000"
	open := start(t, "--cors-origin", trustedSite+","+second)
	byEnv := startWith(t, launch{args: []string{"--listen", "127.0.0.1:0"}, env: []string{"JUNCTION_CORS_ORIGIN=" + trustedSite + "," + second}})
	repeated := start(t, "--cors-origin", trustedSite, "--cors-origin", second)
	closed := start(t)
	for _, s := range []*server{open, byEnv, repeated, closed} {
		for origin, trusted := range map[string]bool{trustedSite: true, second: true, "https://evil.example.com": false, "null": false} {
			trusted := trusted && s != closed
			status, answered := s.send(t, http.MethodOptions, "/graphql", "", "Origin", origin,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
			if status != http.StatusNoContent {
				t.Errorf("%s: status %d", origin, status)
			}
			allowed := answered.Get("Access-Control-Allow-Origin") == origin &&
				answered.Get("Access-Control-Allow-Methods") == "POST" &&
				answered.Get("Access-Control-Allow-Headers") == "content-type"
			if allowed != trusted || answered.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%s, trusted %t: %v", origin, trusted, answered)
			}
		}
	}
}

// TestPreflightsOfClients asks for the headers that clients send, and for others, and looks for what the log says of a
// refusal.
func TestPreflightsOfClients(t *testing.T) {
	t.Parallel()
	s := start(t, "--cors-origin", trustedSite, "--cors-header", "X-Tenant", "--cors-header", "x-role")
	tests := []struct{ name, origin, headers, told string }{
		{"a proxy's users", trustedSite, "authorization,content-type", ""},
		{"in another order", trustedSite, "content-type, authorization", ""},
		{"Apollo Client", trustedSite, "apollographql-client-name,apollographql-client-version,content-type", ""},
		{"Apollo's mobile clients", trustedSite, "apollo-require-preflight,x-apollo-operation-id,x-apollo-operation-name", ""},
		{"others against forgery", trustedSite, "content-type,graphql-preflight", ""},
		{"traces", trustedSite, "baggage,sentry-trace,traceparent,tracestate", ""},
		{"the program's own", trustedSite, "junction-position,x-request-id", ""},
		{"headers that a flag adds", trustedSite, "x-role,x-tenant", ""},
		{"none", trustedSite, "", ""},
		{"another header", trustedSite, "content-type,x-other", "--cors-header lets it\" origin=" + trustedSite + " headers=x-other "},
		{"another site", "https://other.example.com", "content-type", "--cors-origin lets it\" origin=https://other.example.com "},
	}
	for _, test := range tests {
		_, answered := s.send(t, http.MethodOptions, "/graphql", "", "Origin", test.origin, "X-Request-Id", requestID(test.name),
			"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", test.headers)
		allowed := answered.Get("Access-Control-Allow-Origin") == test.origin && answered.Get("Access-Control-Allow-Headers") == test.headers
		if allowed != (test.told == "") {
			t.Errorf("%s: the answer is %v", test.name, answered)
		}
	}
	s.stop(t) // after which the log is whole
	for _, test := range tests {
		warnings := linesWith(strings.Join(linesWith(s.log.String(), "request="+requestID(test.name)), ""), "level=WARN")
		if told := strings.Join(warnings, ""); !strings.Contains(told, test.told) || (told != "") != (test.told != "") {
			t.Errorf("%s: the log says %q", test.name, told)
		}
	}
}

// requestID is a name as it may stand in X-Request-Id.
func requestID(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, " ", "-"), "'", "")
}

// TestEveryAnswerIsGuarded looks at the headers that tell a browser to make nothing more of an answer than it is.
func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	s, bare := start(t), start(t, "--no-playground")
	for _, test := range []struct {
		*server
		method, path string
		status       int
		policy       string
	}{
		{s, "GET", "/graphql?query={__typename}", 200, "default-src 'none'; frame-ancestors 'none'"},
		{s, "GET", "/graphql?query={", 200, "default-src 'none'; frame-ancestors 'none'"},
		{s, "POST", "/graphql", 415, "default-src 'none'; frame-ancestors 'none'"},
		{s, "DELETE", "/graphql", 405, "default-src 'none'; frame-ancestors 'none'"},
		{s, "OPTIONS", "/graphql", 204, "default-src 'none'; frame-ancestors 'none'"},
		{s, "GET", "/healthz", 200, "default-src 'none'; frame-ancestors 'none'"},
		{s, "GET", "/readyz", 200, "default-src 'none'; frame-ancestors 'none'"},
		{s, "GET", "/", 200, "frame-ancestors 'none'"},
		{s, "GET", "/nowhere", 404, "frame-ancestors 'none'"},
		{bare, "GET", "/", 404, "default-src 'none'; frame-ancestors 'none'"},
		{bare, "GET", "/playground/", 404, "default-src 'none'; frame-ancestors 'none'"},
		{bare, "GET", "/graphql?query={__typename}", 200, "default-src 'none'; frame-ancestors 'none'"},
	} {
		status, header := test.send(t, test.method, test.path, "")
		if status != test.status {
			t.Errorf("%s %s: status %d, want %d", test.method, test.path, status, test.status)
		}
		if test.path != "/" && header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s %s may be kept: %q", test.method, test.path, header.Get("Cache-Control"))
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" ||
			!strings.HasSuffix(header.Get("Content-Security-Policy"), test.policy) {
			t.Errorf("%s %s: %v", test.method, test.path, header)
		}
	}
}

// TestOriginsThatAreNone are refused before the program serves, as other values are that no browser sends.
func TestOriginsThatAreNone(t *testing.T) {
	t.Parallel()
	for flag, values := range map[string][]string{
		"--cors-origin": {
			"*", "https://*.example.com", "null", "example.com", "https://example.com/", "https://example.com/path",
			"https://example.com:443", "http://example.com:80", "https://Example.com", "https://user@example.com",
			"https://example.com?x", "https://example.com#x", "ftp://example.com", "https://",
		},
		"--cors-header": {"*", "a b", "x:y", "X-Tenant"}, // the last is one, but there is no site that could send it
		"--host":        {"*", "https://example.com", "example.com:80", "example.com/", "a b", "[::1]"},
	} {
		for _, value := range values {
			dir := t.TempDir()
			got := runToEnd(t, launch{args: []string{"--listen", "127.0.0.1:0", flag, value}, dir: dir})
			if got.code != 1 || strings.Count(got.stderr, "\n") != 1 || !strings.Contains(got.stderr, flag) || len(contents(t, dir)) > 0 {
				t.Errorf("%s: exit code %d: %s", value, got.code, got.stderr)
			}
			t.Logf("it said: %s", got.stderr)
		}
	}
}
