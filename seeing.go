package main

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

	"junction/storage"
	"junction/telemetry/metrics"
	"junction/telemetry/tracing"
	"junction/web"
)

// seeingFlags say how the program lets itself be seen from outside. Traces have the standard OTEL_* variables.
type seeingFlags struct {
	Metrics string `default:"main" placeholder:"WHERE" help:"Where /metrics is, for Prometheus: main, which is beside /graphql, an address of its own, or off (${env}, ${default})."`
	Pprof   string `placeholder:"ADDR" help:"Address of its own for Go's profiles, at /debug/pprof/; keep it from strangers (${env}, off by default)."`
}

// The values of --metrics that are no address.
const (
	metricsOnMain = "main"
	metricsOff    = "off"
)

// seeing is what lets the program be seen from outside.
type seeing struct {
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

// newSeeing opens the addresses that the flags name, and starts the traces that the environment asks for; what they do
// not ask for is not there at all.
func newSeeing(ctx context.Context, given seeingFlags, log *slog.Logger) (_ *seeing, err error) {
	s := &seeing{}
	defer func() {
		if err != nil {
			s.stop(ctx, log)
		}
	}()
	if given.Metrics != metricsOff && given.Metrics != metricsOnMain {
		if s.metricsAt, err = listen(ctx, given.Metrics); err != nil {
			return nil, fmt.Errorf("cannot serve the metrics on %s: %w", given.Metrics, err)
		}
	}
	if given.Pprof != "" {
		if s.profilesAt, err = listen(ctx, given.Pprof); err != nil {
			return nil, fmt.Errorf("cannot serve the profiles on %s: %w", given.Pprof, err)
		}
	}
	if s.tracer, err = tracing.FromEnvironment(ctx, version, log); err != nil {
		return nil, err
	}
	if s.tracer != nil {
		s.observers = append(s.observers, s.tracer.Observe)
		s.extensions = append(s.extensions, s.tracer.Extension())
	}
	return s, nil
}

// begin counts what is asked of the store, and serves what has an address of its own.
func (s *seeing) begin(ctx context.Context, given seeingFlags, store storage.Store, log *slog.Logger) {
	if given.Metrics != metricsOff {
		counted := metrics.New(version, store)
		s.observers = append([]web.Observer{counted.Observe}, s.observers...)
		s.metrics = counted.Handler()
	}
	if s.metricsAt != nil {
		mux := http.NewServeMux()
		mux.Handle("GET /metrics", s.metrics)
		s.metrics = nil
		s.serve(ctx, "metrics", s.metricsAt, mux, log)
	}
	if s.profilesAt != nil {
		s.serve(ctx, "profiles", s.profilesAt, profiles(), log)
	}
}

// serve serves something on an address of its own.
func (s *seeing) serve(ctx context.Context, what string, listener net.Listener, handler http.Handler, log *slog.Logger) {
	server := &http.Server{
		Handler: web.HostsOf(listener.Addr(), nil).Guard(log, handler), ReadHeaderTimeout: headerTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	s.asides = append(s.asides, aside{server, what, listener.Addr().String()})
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.ErrorContext(ctx, "no longer serving "+what, "cause", err)
		}
	}()
}

// announce logs what is served on addresses of their own.
func (s *seeing) announce(ctx context.Context, log *slog.Logger) {
	for _, aside := range s.asides {
		log.InfoContext(ctx, "serving "+aside.what, "addr", aside.addr)
	}
}

// stop exports the traces of what was the last to run, and ends the rest.
func (s *seeing) stop(ctx context.Context, log *slog.Logger) {
	for _, aside := range s.asides {
		_ = aside.Close() // whoever looks on is cut off
	}
	for _, listener := range []net.Listener{s.metricsAt, s.profilesAt} {
		if listener != nil {
			_ = listener.Close() // a second time, where something was served
		}
	}
	if s.tracer == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), exportTimeout)
	defer cancel()
	if err := s.tracer.Shutdown(ctx); err != nil {
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
