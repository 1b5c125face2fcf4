//go:build unix

package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	sdk "go.opentelemetry.io/otel/sdk/trace"

	"junction/entity"
	"junction/graph"
	"junction/graph/documents"
	"junction/graph/execute"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/telemetry/metrics"
	"junction/telemetry/tracing"
	"junction/web"
)

// BenchmarkBeingSeen compares the endpoint with nothing that looks at it to the same with all that looks at it: switched off,
// and each of it switched on. They take turns, in an order that is drawn anew each time, and what counts is the time that
// the process worked, without collecting garbage: so nothing else that the machine does meets one of them alone. It
// reports the median of the turns' ratios to the bare endpoint, in percent, and the quartiles around it; that of "again",
// the bare endpoint once more, is what cannot be told from nothing.
func BenchmarkBeingSeen(b *testing.B) {
	for name, query := range map[string]string{
		"one row":  `{ article(id: "Article:1") { headline } }`,
		"50 lists": `{ articles(first: 50) { nodes { id headline publications { nodes { id title } } } } }`,
	} {
		b.Run(name, func(b *testing.B) { compare(b, query) })
	}
}

// turn is how many requests are sent before the next variant has its turn: some milliseconds' worth.
const turn = 50

func compare(b *testing.B, query string) {
	variants := []string{"bare", "again", "off", "log", "metrics", "traces"}
	handlers := handlersOf(b)
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		b.Fatal(err)
	}
	run := func(handler http.Handler) time.Duration {
		runtime.GC() // which else would be the lot of whoever is next
		began := worked(b)
		for range turn {
			request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
			request.Header.Set("Content-Type", "application/json")
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, request)
			if text := recorder.Body.String(); !strings.HasPrefix(text, `{"data":`) {
				b.Fatal(text)
			}
		}
		return worked(b) - began
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	ratios := make(map[string][]float64)
	var bare time.Duration
	rounds := 0
	for b.Loop() {
		took := make(map[string]time.Duration, len(variants))
		for _, i := range rand.Perm(len(variants)) { // so that none always pays for the garbage of the same other one
			took[variants[i]] = run(handlers[variants[i]])
		}
		rounds++
		bare += took["bare"]
		for _, variant := range variants[1:] {
			ratios[variant] = append(ratios[variant], 100*float64(took[variant])/float64(took["bare"]))
		}
	}
	b.ReportMetric(float64(bare.Microseconds())/float64(turn*rounds), "µs/bare")
	b.ReportMetric(0, "ns/op") // of all variants together, which says nothing
	for variant, all := range ratios {
		slices.Sort(all)
		for name, at := range map[string]int{"q1": len(all) / 4, "median": len(all) / 2, "q3": len(all) * 3 / 4} {
			b.ReportMetric(all[at], fmt.Sprintf("%s-%s-%%", variant, name))
		}
	}
}

// worked is how long the process has worked, which does not count what else the machine does meanwhile.
func worked(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// handlersOf are the variants, on one store.
func handlersOf(b *testing.B) map[string]http.Handler {
	store, err := sqlite.Open(b.Context(), sqlite.Memory, entity.Schema)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	fill(b, store)
	provider := sdk.NewTracerProvider(sdk.WithBatcher(nowhere{}))
	tracer := tracing.New(provider)
	b.Cleanup(func() { _ = tracer.Shutdown(context.Background()) })

	quiet := slog.New(slog.DiscardHandler)
	config := func(log *slog.Logger, observers []web.Observer, extensions ...graphql.HandlerExtension) web.Config {
		return web.Config{
			Executor: execute.New(graph.NewSchema, entity.Types, store, documents.NewCache(1<<20), quiet, extensions...),
			Ready:    store.Ping, Log: log, Limits: onRequest, Observers: observers,
		}
	}
	loud := slog.New(web.LogHandler{Handler: slog.NewTextHandler(io.Discard, nil)})
	counted := metrics.New("test", store)
	return map[string]http.Handler{
		"bare":    web.Unseen(config(quiet, nil)),
		"again":   web.Unseen(config(quiet, nil)),
		"off":     web.Seen(config(quiet, nil)),
		"log":     web.Seen(config(loud, nil)),
		"metrics": web.Seen(config(quiet, []web.Observer{counted.Observe})),
		"traces":  web.Seen(config(quiet, []web.Observer{tracer.Observe}, tracer.Extension())),
	}
}

// fill makes 50 articles in five publications each.
func fill(b *testing.B, store storage.Store) {
	b.Helper()
	var publications []storage.ID
	for i := range 5 {
		publication, err := entity.Publications.In(store).Create(b.Context(), entity.Publication{Title: fmt.Sprint("Publication ", i)})
		if err != nil {
			b.Fatal(err)
		}
		publications = append(publications, publication.ID)
	}
	for i := range 50 {
		article, err := entity.Articles.In(store).Create(b.Context(), entity.Article{Headline: fmt.Sprint("Article ", i)})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := entity.Article_Publications.In(store).Add(b.Context(), article.ID, publications); err != nil {
			b.Fatal(err)
		}
	}
}

// nowhere is an exporter that exports nothing.
type nowhere struct{}

func (nowhere) ExportSpans(context.Context, []sdk.ReadOnlySpan) error { return nil }

func (nowhere) Shutdown(context.Context) error { return nil }
