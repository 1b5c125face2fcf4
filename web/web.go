// Package web serves the program over HTTP: the GraphQL endpoint, the playground, and whether it is well.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/storage"
	"junction/web/playground"
)

// Config says what is served, and how much of it.
type Config struct {
	// Executor executes the operations.
	Executor Executor
	// Ready returns an error while requests cannot be answered.
	Ready func(context.Context) error
	// Positions is the store where queries may be answered from copies that lag behind, else nil.
	Positions storage.Positioned
	// Log gets a line for each request.
	Log *slog.Logger
	// Limits are the limits on one request.
	Limits Limits
	// Load is how much is executed at once.
	Load Load
	// Origins are those of the sites whose pages may call, besides the server's own; they must pass [CheckOrigins].
	Origins []string
	// Headers are those that these pages may send besides the ones that clients send anyway; they must pass [CheckHeaders].
	Headers []string
	// Hosts are the names by which the server may be called; /healthz and /readyz answer to any.
	Hosts Hosts
	// SDL is the text of the schema, which is served as a file; empty when nobody is told.
	SDL string
	// Examples are what the playground shows.
	Examples playground.Examples
	// NoPlayground serves no playground.
	NoPlayground bool
	// Observers are told of each request.
	Observers []Observer
	// Metrics serves the metrics; nil when they are not served here.
	Metrics http.Handler
}

// Executor reads and executes operations.
type Executor interface {
	graphql.GraphExecutor
	// Answer executes an operation, and sends the answer: nil where the time was over before it began. What the answer holds
	// is good until send returns.
	Answer(ctx context.Context, operation *graphql.OperationContext, send func(*graphql.Response))
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
	pathMetrics = "/metrics"
	pathSDL     = "/schema.graphqls"
)

// New returns the handler of all paths.
func New(config Config) http.Handler {
	mux := http.NewServeMux()
	endpoint := newEndpoint(config)
	mux.Handle(pathGraphQL, compressing(logged(config.Log, config.Observers,
		config.Hosts.guard(config.Log, crossOrigin(config, endpoint, endpoint.recovering(endpoint)), endpoint.misdirected))))
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
	if config.Metrics != nil {
		mux.Handle("GET "+pathMetrics, config.Hosts.Guard(config.Log, config.Metrics))
	}
	if config.SDL != "" {
		mux.Handle(pathSDL, compressing(
			config.Hosts.Guard(config.Log, crossOrigin(config, endpoint, serveSDL(config.SDL)))))
	}
	page := playground.Handler(pathGraphQL, config.Examples)
	if config.NoPlayground {
		page = http.HandlerFunc(nothing)
	}
	mux.Handle("/", config.Hosts.Guard(config.Log, page))
	return guarded(mux)
}

// well answers whether all is well.
func well(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("unavailable\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
