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
}

// aside is what is served on an address of its own.
type aside struct {
	*http.Server
	what, addr string
}

// exportTimeout is how long a stop waits for the last traces to be taken.
const exportTimeout = 2 * time.Second

// newSeeing starts what the flags and the environment ask for; what they do not ask for is not there at all.
func newSeeing(ctx context.Context, given seeingFlags, store storage.Store, log *slog.Logger) (_ *seeing, err error) {
	s := &seeing{}
	defer func() {
		if err != nil {
			s.stop(ctx, log)
		}
	}()
	if given.Metrics != metricsOff {
		counted := metrics.New(version, store)
		s.observers = append(s.observers, counted.Observe)
		s.metrics = counted.Handler()
		if given.Metrics != metricsOnMain {
			mux := http.NewServeMux()
			mux.Handle("GET /metrics", s.metrics)
			s.metrics = nil
			if err := s.serve(ctx, "metrics", given.Metrics, mux, log); err != nil {
				return nil, err
			}
		}
	}
	if given.Pprof != "" {
		if err := s.serve(ctx, "profiles", given.Pprof, profiles(), log); err != nil {
			return nil, err
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

// serve serves something on an address of its own.
func (s *seeing) serve(ctx context.Context, what, addr string, handler http.Handler, log *slog.Logger) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot serve the %s on %s: %w", what, addr, cause(err))
	}
	server := &http.Server{
		Handler: web.HostsOf(listener.Addr(), nil).Guard(log, handler), ReadHeaderTimeout: headerTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	s.asides = append(s.asides, aside{server, what, listener.Addr().String()})
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.ErrorContext(ctx, "no longer serving "+what, "cause", err)
		}
	}()
	return nil
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
