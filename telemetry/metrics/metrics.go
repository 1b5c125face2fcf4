// Package metrics counts what the program does, for Prometheus. No label's values are a client's choice, so that the
// number of series is bounded whatever is asked.
package metrics

import (
	"context"
	"net/http"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"junction/storage"
	"junction/web"
)

// scrapes is how many may be answered at a time; a stranger who asks for many gets 503.
const scrapes = 4

// Metrics is what is counted. It has a registry of its own, so that there may be several in one process.
type Metrics struct {
	registry         *prometheus.Registry
	requests         *prometheus.CounterVec   // by kind and status
	durations        *prometheus.HistogramVec // by kind
	errors           *prometheus.CounterVec   // by code
	limits           *prometheus.CounterVec   // by limit
	statements, rows prometheus.Counter
	inFlight         prometheus.Gauge
}

// New returns the metrics of a version of the program and of its store, whose own are told if it is
// [storage.Measured].
func New(version string, store storage.Store) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: counters("junction_requests_total",
			"GraphQL requests answered, by kind of operation (none: it got as far as none) and HTTP status.", "kind", "status"),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "junction_request_duration_seconds",
			Help:    "Time that GraphQL requests took, by kind of operation.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"kind"}),
		errors: counters("junction_errors_total", "Errors in answers, by extensions.code.", "code"),
		limits: counters("junction_limits_hit_total",
			"Requests refused or cut short by a limit, by the limit, as its flag names it without max-.", "limit"),
		statements: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "junction_statements_total", Help: "SQL statements run for GraphQL requests.",
		}),
		rows: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "junction_rows_total", Help: "Rows that these statements returned or changed.",
		}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "junction_requests_in_flight", Help: "GraphQL requests that are being answered.",
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "junction_build_info", Help: "Always 1; its label is the program's version.",
		ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.durations, m.errors, m.limits, m.statements, m.rows, m.inFlight, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if measured, ok := store.(storage.Measured); ok {
		m.registry.MustRegister(database{measured})
	}
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// Handler serves the metrics in the format that a scraper asks for.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: scrapes})
}

// Observe is a [web.Observer].
func (m *Metrics) Observe(ctx context.Context, _ http.Header) (inner context.Context, over func(*web.Account)) {
	m.inFlight.Inc()
	return ctx, m.over
}

func (m *Metrics) over(a *web.Account) {
	m.inFlight.Dec()
	kind := a.Kind
	if kind == "" {
		kind = "none"
	}
	m.requests.WithLabelValues(kind, strconv.Itoa(a.Status)).Inc()
	m.durations.WithLabelValues(kind).Observe(a.Duration.Seconds())
	m.statements.Add(float64(a.Statements))
	m.rows.Add(float64(a.Rows))
	for code, count := range a.Errors {
		m.errors.WithLabelValues(code).Add(float64(count))
	}
	for _, limit := range a.Limits {
		m.limits.WithLabelValues(limit).Inc()
	}
}
