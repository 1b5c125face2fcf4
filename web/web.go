// Package web serves the program over HTTP: the GraphQL endpoint, the playground, and whether it is well.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/web/playground"
)

// Config says what is served, and how much of it.
type Config struct {
	// Executor executes the operations.
	Executor graphql.GraphExecutor
	// Ready returns an error while requests cannot be answered.
	Ready func(context.Context) error
	// Log gets a line for each request.
	Log *slog.Logger
	// Limits are the limits on one request.
	Limits Limits
}

// Limits holds the limits on one request, whatever operation it asks for.
type Limits struct {
	// Body is the most bytes that a request's body may have.
	Body int64
	// JSONDepth is how deep the body, or the variables in a URL, may nest.
	JSONDepth int
	// Errors is how many errors an answer holds at most; at least 1.
	Errors int
	// Time is the most time that a request may take.
	Time time.Duration
}

// The paths that are served.
const (
	pathGraphQL = "/graphql"
	pathHealth  = "/healthz"
	pathReady   = "/readyz"
)

// New returns the handler of all paths.
func New(config Config) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(pathGraphQL, logged(config.Log, &endpoint{config.Executor, config.Limits}))
	mux.HandleFunc("GET "+pathHealth, func(w http.ResponseWriter, _ *http.Request) { well(w, nil) })
	mux.HandleFunc("GET "+pathReady, func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), config.Limits.Time)
		defer cancel()
		err := config.Ready(ctx)
		if err != nil {
			config.Log.WarnContext(ctx, "not ready", "cause", err)
		}
		well(w, err)
	})
	mux.Handle("/", playground.Handler(pathGraphQL))
	return mux
}

// well answers whether all is well.
func well(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("unavailable\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
