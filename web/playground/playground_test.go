package playground_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"junction/web/playground"
)

// page is a started playground.
type page struct {
	handler http.Handler
}

func setup(t testing.TB) page {
	t.Helper()
	return page{handler: playground.Handler("/graphql", examples)}
}

// ask sends one request; headers are given as name, value, name, value.
func (p page) ask(t testing.TB, method, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, http.NoBody)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w
}

// body is that of an answer that must not be compressed.
func body(t testing.TB, response *httptest.ResponseRecorder) string {
	t.Helper()
	if encoding := response.Header().Get("Content-Encoding"); encoding != "" {
		t.Fatalf("the answer is encoded: %q", encoding)
	}
	return response.Body.String()
}

var reference = regexp.MustCompile(`(?:src|href|data-tabs)="([^"]*)"`)

// assets returns every URL that the page refers to.
func (p page) assets(t testing.TB) []string {
	t.Helper()
	var urls []string
	for _, found := range reference.FindAllStringSubmatch(body(t, p.ask(t, http.MethodGet, "/")), -1) {
		urls = append(urls, found[1])
	}
	if len(urls) == 0 {
		t.Fatal("the page refers to nothing")
	}
	return urls
}

func TestPageNamesNoOtherHostAndHoldsNoScript(t *testing.T) {
	t.Parallel()
	html := body(t, setup(t).ask(t, http.MethodGet, "/"))
	for _, word := range []string{"http:", "https:", `"//`, "<style", "style=", "onload", "javascript:"} {
		if strings.Contains(html, word) {
			t.Errorf("the page holds %q", word)
		}
	}
	if inline := regexp.MustCompile(`<script[^>]*>[^<]`).FindString(html); inline != "" {
		t.Errorf("the page has an inline script: %s", inline)
	}
	if !strings.Contains(html, `data-endpoint="/graphql"`) {
		t.Error("the page does not name the endpoint")
	}
}

func TestPageIsCalledAsTheProgramIs(t *testing.T) {
	t.Parallel()
	page := page{handler: playground.Handler("/graphql", playground.Examples{Name: "Zoo", About: "Animals & keepers."})}
	html := body(t, page.ask(t, http.MethodGet, "/"))
	for _, want := range []string{"<title>Zoo · ", "<h1>Zoo</h1>", "<p>Animals &amp; keepers.</p>"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %s:\n%s", want, html)
		}
	}
}

func TestEndpointIsEscaped(t *testing.T) {
	t.Parallel()
	html := body(t, page{playground.Handler(`/q?a="><script>`, examples)}.ask(t, http.MethodGet, "/"))
	if strings.Contains(html, "><script>\"") || !strings.Contains(html, "data-endpoint=\"/q?a=&#34;&gt;&lt;script&gt;\"") {
		t.Errorf("not escaped:\n%s", html)
	}
}

func TestEverythingThePageRefersToIsServedForGood(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for _, url := range p.assets(t) {
		t.Run(url, func(t *testing.T) {
			t.Parallel()
			if !regexp.MustCompile(`^/playground/[a-z.-]+\.[0-9a-f]{16}\.(css|js|json|svg)$`).MatchString(url) {
				t.Errorf("the URL does not name a hash")
			}
			response := p.ask(t, http.MethodGet, url)
			if response.Code != http.StatusOK {
				t.Fatalf("status %d", response.Code)
			}
			if got := response.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
				t.Errorf("Cache-Control: %q", got)
			}
			if got := response.Header().Get("Content-Type"); got == "" {
				t.Error("no Content-Type")
			}
			if content := body(t, response); content == "" || strings.Contains(content, "sourceMappingURL") {
				t.Errorf("the content is empty or refers to a source map")
			}
		})
	}
}

func TestBothEncodingsAreTheSameContent(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for _, url := range append(p.assets(t), "/") {
		compressed := p.ask(t, http.MethodGet, url, "Accept-Encoding", "gzip, deflate, br")
		plain := p.ask(t, http.MethodGet, url)
		for _, response := range []*httptest.ResponseRecorder{compressed, plain} {
			if got := response.Header().Get("Vary"); got != "Accept-Encoding" {
				t.Errorf("%s: Vary: %q", url, got)
			}
			if got, want := response.Header().Get("Content-Length"), strconv.Itoa(response.Body.Len()); got != want {
				t.Errorf("%s: Content-Length: %q, want %s", url, got, want)
			}
		}
		if got := compressed.Header().Get("Content-Encoding"); got != "gzip" {
			t.Fatalf("%s: Content-Encoding: %q", url, got)
		}
		if compressed.Header().Get("ETag") == plain.Header().Get("ETag") {
			t.Errorf("%s: two encodings share the ETag %s", url, plain.Header().Get("ETag"))
		}
		r, err := gzip.NewReader(compressed.Body)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if string(content) != body(t, plain) {
			t.Errorf("%s: the encodings differ", url)
		}
	}
}

func TestGzipIsSentToThoseWhoTakeIt(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for accept, want := range map[string]bool{
		"":                        false,
		"identity":                false,
		"br":                      false,
		"gzip":                    true,
		"GZIP":                    true,
		"br, gzip;q=0.5":          true,
		"gzip; q=0":               false,
		"gzip;q=0.000, *":         false,
		"*":                       true,
		"*;q=0":                   false,
		"gzip;q=much":             false,
		"x-gzip, deflate;q=1, br": false,
	} {
		response := p.ask(t, http.MethodGet, "/", "Accept-Encoding", accept)
		if got := response.Header().Get("Content-Encoding") == "gzip"; got != want {
			t.Errorf("Accept-Encoding %q: gzip %t, want %t", accept, got, want)
		}
	}
}

func TestPageIsAskedForAgainAndNotSentTwice(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for _, accept := range []string{"gzip", "identity"} {
		first := p.ask(t, http.MethodGet, "/", "Accept-Encoding", accept)
		if got := first.Header().Get("Cache-Control"); got != "no-cache" {
			t.Errorf("Cache-Control: %q", got)
		}
		again := p.ask(t, http.MethodGet, "/", "Accept-Encoding", accept, "If-None-Match", first.Header().Get("ETag"))
		if again.Code != http.StatusNotModified {
			t.Errorf("with the ETag: status %d, want 304", again.Code)
		}
		if length := again.Body.Len(); length != 0 {
			t.Errorf("a 304 with a body of %d bytes", length)
		}
		other := p.ask(t, http.MethodGet, "/", "Accept-Encoding", accept, "If-None-Match", `"other"`)
		if other.Code != http.StatusOK {
			t.Errorf("with another ETag: status %d, want 200", other.Code)
		}
	}
	if one, two := p.ask(t, http.MethodGet, "/").Header().Get("ETag"),
		(page{playground.Handler("/other", examples)}).ask(t, http.MethodGet, "/").Header().Get("ETag"); one == two {
		t.Errorf("two different pages share the ETag %s", one)
	}
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for _, accept := range []string{"gzip", "identity"} {
		get := p.ask(t, http.MethodGet, "/", "Accept-Encoding", accept)
		head := p.ask(t, http.MethodHead, "/", "Accept-Encoding", accept)
		if length := head.Body.Len(); length != 0 {
			t.Errorf("HEAD with a body of %d bytes", length)
		}
		if got, want := head.Header().Get("Content-Length"), get.Header().Get("Content-Length"); head.Code != http.StatusOK || got != want {
			t.Errorf("HEAD: status %d, length %s; GET: length %s", head.Code, got, want)
		}
	}
}

func TestOtherRequestsAreRefused(t *testing.T) {
	t.Parallel()
	p := setup(t)
	asset := p.assets(t)[0]
	for name, test := range map[string]struct {
		method, path string
		status       int
	}{
		"an unknown path":                 {http.MethodGet, "/index.html", http.StatusNotFound},
		"the folder":                      {http.MethodGet, "/playground/", http.StatusNotFound},
		"an asset without its hash":       {http.MethodGet, "/playground/playground.js", http.StatusNotFound},
		"an asset with something after":   {http.MethodGet, asset + "/", http.StatusNotFound},
		"a path with dots":                {http.MethodGet, "/playground/../", http.StatusNotFound},
		"an unknown path, another method": {http.MethodPost, "/elsewhere", http.StatusNotFound},
		"POST of the page":                {http.MethodPost, "/", http.StatusMethodNotAllowed},
		"DELETE of an asset":              {http.MethodDelete, asset, http.StatusMethodNotAllowed},
		"OPTIONS of the page":             {http.MethodOptions, "/", http.StatusMethodNotAllowed},
	} {
		response := p.ask(t, test.method, test.path)
		if response.Code != test.status {
			t.Errorf("%s: status %d, want %d", name, response.Code, test.status)
		}
		if allow := response.Header().Get("Allow"); (allow == "GET, HEAD") != (test.status == http.StatusMethodNotAllowed) {
			t.Errorf("%s: Allow: %q", name, allow)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	p := setup(t)
	for _, path := range append(p.assets(t), "/", "/unknown") {
		header := p.ask(t, http.MethodGet, path).Header()
		for name, want := range map[string]string{
			"Cross-Origin-Opener-Policy": "same-origin",
			"Referrer-Policy":            "no-referrer",
			"X-Content-Type-Options":     "nosniff",
			"X-Frame-Options":            "DENY",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", path, name, got, want)
			}
		}
		policy := header.Get("Content-Security-Policy")
		for _, directive := range []string{
			"default-src 'none'", "script-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
			"frame-ancestors 'none'",
		} {
			if !strings.Contains(policy, directive+";") && !strings.HasSuffix(policy, directive) {
				t.Errorf("%s: the policy lacks %s: %s", path, directive, policy)
			}
		}
		if strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") || strings.Contains(policy, "*") {
			t.Errorf("%s: the policy is too wide: %s", path, policy)
		}
	}
}

func TestPageGetsTheTabs(t *testing.T) {
	t.Parallel()
	p := setup(t)
	want, err := json.Marshal(examples.Tabs)
	if err != nil {
		t.Fatal(err)
	}
	for _, url := range p.assets(t) {
		if strings.HasPrefix(url, "/playground/tabs.") {
			if got := body(t, p.ask(t, http.MethodGet, url)); !bytes.Equal([]byte(got), want) {
				t.Errorf("got %s, want %s", got, want)
			}
			return
		}
	}
	t.Error("the page does not refer to the tabs")
}
