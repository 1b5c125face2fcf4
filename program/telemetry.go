package program

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof" // which also registers itself on a mux that nothing here serves
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/program/httpserver"
	"junction/storage"
	"junction/telemetry/metrics"
	"junction/telemetry/tracing"
	"junction/web"
)

// telemetryFlags say what the program tells of itself, and where. Traces have the standard OTEL_* variables.
type telemetryFlags struct {
	Metrics string `default:"main" placeholder:"WHERE" help:"Where /metrics is, for Prometheus: main, which is beside /graphql, an address of its own, or off (${env}, ${default})."`
	Pprof   string `placeholder:"ADDR" help:"Address of its own for Go's profiles, at /debug/pprof/; keep it from strangers (${env}, off by default)."`
}

// The values of --metrics that are no address.
const (
	metricsOnMain = "main"
	metricsOff    = "off"
)

// telemetry is what the program tells of itself.
type telemetry struct {
	observers  []web.Observer
	extensions []graphql.HandlerExtension
	metrics    http.Handler // on the main address; nil when it is not there
	tracer     *tracing.Tracer
	asides     []aside

	metricsAt, profilesAt net.Listener // nil when they have no address of their own
}

// aside is what is served on an address of its own.
type aside struct {
	*http.Server
	what, addr string
}

// exportTimeout is how long a stop waits for the last traces to be taken.
const exportTimeout = 2 * time.Second

// newTelemetry opens the addresses that the flags name, and starts the traces that the environment asks for; what they do
// not ask for is not there at all.
func newTelemetry(ctx context.Context, given telemetryFlags, of Application, log *slog.Logger) (_ *telemetry, err error) {
	t := &telemetry{}
	defer func() {
		if err != nil {
			t.stop(ctx, log)
		}
	}()
	if given.Metrics != metricsOff && given.Metrics != metricsOnMain {
		if t.metricsAt, err = httpserver.Listen(ctx, given.Metrics); err != nil {
			return nil, fmt.Errorf("cannot serve the metrics on %s: %w", given.Metrics, err)
		}
	}
	if given.Pprof != "" {
		if t.profilesAt, err = httpserver.Listen(ctx, given.Pprof); err != nil {
			return nil, fmt.Errorf("cannot serve the profiles on %s: %w", given.Pprof, err)
		}
	}
	if t.tracer, err = tracing.FromEnvironment(ctx, of.Name, of.Version, log); err != nil {
		return nil, err
	}
	if t.tracer != nil {
		t.observers = append(t.observers, t.tracer.Observe)
		t.extensions = append(t.extensions, t.tracer.Extension())
	}
	return t, nil
}

// begin counts what is asked of the store, and serves what has an address of its own.
func (t *telemetry) begin(ctx context.Context, given telemetryFlags, version string, store storage.Store, log *slog.Logger) {
	if given.Metrics != metricsOff {
		counted := metrics.New(version, store)
		t.observers = append([]web.Observer{counted.Observe}, t.observers...)
		t.metrics = counted.Handler()
	}
	if t.metricsAt != nil {
		mux := http.NewServeMux()
		mux.Handle("GET /metrics", t.metrics)
		t.metrics = nil
		t.serve(ctx, "metrics", t.metricsAt, mux, log)
	}
	if t.profilesAt != nil {
		t.serve(ctx, "profiles", t.profilesAt, profiles(), log)
	}
}

// serve serves something on an address of its own.
func (t *telemetry) serve(ctx context.Context, what string, listener net.Listener, handler http.Handler, log *slog.Logger) {
	server := &http.Server{
		Handler: web.HostsOf(listener.Addr(), nil).Guard(log, handler), ReadHeaderTimeout: httpserver.HeaderTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	t.asides = append(t.asides, aside{server, what, listener.Addr().String()})
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.ErrorContext(ctx, "no longer serving "+what, "cause", err)
		}
	}()
}

// announce logs what is served on addresses of their own.
func (t *telemetry) announce(ctx context.Context, log *slog.Logger) {
	for _, aside := range t.asides {
		log.InfoContext(ctx, "serving "+aside.what, "addr", aside.addr)
	}
}

// stop exports the traces of what was the last to run, and ends the rest.
func (t *telemetry) stop(ctx context.Context, log *slog.Logger) {
	for _, aside := range t.asides {
		_ = aside.Close() // whoever looks on is cut off
	}
	for _, listener := range []net.Listener{t.metricsAt, t.profilesAt} {
		if listener != nil {
			_ = listener.Close() // a second time, where something was served
		}
	}
	if t.tracer == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), exportTimeout)
	defer cancel()
	if err := t.tracer.Shutdown(ctx); err != nil {
		log.WarnContext(ctx, "the last traces were not exported", "cause", err)
	}
}

// profiles serves Go's profiles, and nothing else.
func profiles() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}
