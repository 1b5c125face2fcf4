package web

import (
	"maps"
	"net/http"
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
