package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/rs/cors"
)

// policy is what an answer may do in a browser that takes it for a page: nothing.
const policy = "default-src 'none'; frame-ancestors 'none'"

// guards are shared by all answers: what sets another value puts it in the place of these.
var guards = http.Header{
	"Cache-Control":                {"no-store"},
	"Content-Security-Policy":      {policy},
	"Cross-Origin-Resource-Policy": {"same-origin"},
	"Referrer-Policy":              {"no-referrer"},
	"X-Content-Type-Options":       {"nosniff"},
}

// guarded gives every answer the headers that keep a browser from making more of it than it is. What serves pages, or
// what may be kept, sets its own.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), guards)
		next.ServeHTTP(w, r)
	})
}

// nothing is served where there is no playground.
func nothing(w http.ResponseWriter, _ *http.Request) { http.Error(w, "not found", http.StatusNotFound) }

// CheckOrigins refuses what is no origin as browsers send it: scheme, host, and a port that is not the scheme's own. A *
// is none: who wants every site to call can have a proxy say so.
func CheckOrigins(origins []string) error {
	for _, origin := range origins {
		u, err := url.Parse(origin)
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Hostname() == "" || strings.Contains(origin, "*") {
			return fmt.Errorf("%q is no origin; one is written like https://example.com or http://localhost:3000", origin)
		}
		port := u.Port()
		if (u.Scheme == "https" && port == "443") || (u.Scheme == "http" && port == "80") {
			port = ""
		}
		sent := u.Scheme + "://" + strings.ToLower(u.Hostname())
		if strings.Contains(u.Hostname(), ":") {
			sent = u.Scheme + "://[" + strings.ToLower(u.Hostname()) + "]"
		}
		if port != "" {
			sent += ":" + port
		}
		if origin != sent {
			return fmt.Errorf("no browser sends the origin %q; it sends %q", origin, sent)
		}
	}
	return nil
}

// crossOrigin lets pages of other sites in that are trusted, and refuses all others, whatever they ask: a query changes
// nothing, but it costs, and how long it takes can tell what its answer is. Browsers tell where a request comes from;
// what tells nothing is no browser. The origins must have passed [CheckOrigins].
func crossOrigin(origins []string, e *endpoint, next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	for _, origin := range origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			panic(err) // see CheckOrigins
		}
	}
	checked := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r
		if r.Method == http.MethodGet { // which is not to be taken for harmless
			posted := *r
			posted.Method, asked = http.MethodPost, &posted
		}
		if protection.Check(asked) != nil {
			e.refuse(w, typeJSON, &refusal{http.StatusForbidden, "pages of other sites may not call; see --cors-origin", invalidInput})
			return
		}
		next.ServeHTTP(w, r)
	})
	if len(origins) == 0 {
		return checked
	}
	const remembered = 10 * time.Minute
	return cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Accept", "Content-Type", headerRequestID, headerPosition, "Traceparent", "Tracestate"},
		ExposedHeaders: []string{headerRequestID, headerPosition, "Retry-After"},
		MaxAge:         int(remembered.Seconds()),
	}).Handler(checked)
}
