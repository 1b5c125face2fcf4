package web_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"junction/entity"
	"junction/storage/sqlite"
	"junction/web"
)

// hold keeps every operation that is named Held from being executed until held is closed.
type hold struct{ held chan struct{} }

func (hold) ExtensionName() string { return "Hold" }

func (hold) Validate(graphql.ExecutableSchema) error { return nil }

func (h hold) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	if graphql.GetOperationContext(ctx).OperationName == "Held" {
		<-h.held
	}
	return next(ctx)
}

// handlerOf is the handler of an empty database in memory.
func handlerOf(t testing.TB, load web.Load, extensions ...graphql.HandlerExtension) http.Handler {
	t.Helper()
	store, err := sqlite.Open(context.Background(), sqlite.Memory, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	log := slog.New(slog.DiscardHandler)
	return web.New(web.Config{
		Executor: executorOf(store, log, onOperation, extensions...),
		Ready:    store.Ping, Log: log, Limits: onRequest, Load: load,
	})
}

// begin sends a request from a client that waits for its answer, which is there when the channel is closed.
func begin(handler http.Handler, query, operation, accept string) (*httptest.ResponseRecorder, <-chan struct{}) {
	body, _ := json.Marshal(map[string]string{"query": query, "operationName": operation})
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", accept)
	recorder, answered := httptest.NewRecorder(), make(chan struct{})
	go func() {
		defer close(answered)
		handler.ServeHTTP(recorder, request)
	}()
	return recorder, answered
}

const (
	light = `query Held { __typename } query Free { __typename }`
	heavy = `query Held { nodes(ids: ["Article:1", "Article:1"]) { ... on Article { publications(first: 1000) { nodes { id } } } } }
		query Free { nodes(ids: ["Article:1", "Article:1"]) { ... on Article { publications(first: 1000) { nodes { id } } } } }`
)

// Time in a bubble stands still while anything runs, and passes at once when everything waits.
func TestWhatIsTooMuchAtOnceWaitsAndIsThenRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		inFlight int64
		running  []string
		next     string
		enters   bool
	}{
		{"one is executed at once", 1, []string{light}, light, false},
		{"there is room for another", 3, []string{light, light}, light, true},
		{"and no more", 3, []string{light, light, light}, light, false},
		{"a heavy one takes the room of three", 5, []string{heavy}, heavy, false},
		{"and leaves that of two", 5, []string{heavy, light}, light, true},
		{"one too heavy for the room is executed, but no other heavy one", 2, []string{heavy}, heavy, false},
		{"a light one does not wait behind it", 2, []string{heavy}, light, true},
		{"nor does a heavy one behind what is light", 1, []string{light}, heavy, true},
		{"without a bound all enter", 0, []string{heavy, heavy, heavy}, heavy, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				held := make(chan struct{})
				handler := handlerOf(t, web.Load{InFlight: test.inFlight, Wait: 1500 * time.Millisecond}, hold{held})
				var running []<-chan struct{}
				for _, query := range test.running {
					_, answered := begin(handler, query, "Held", "application/json")
					running = append(running, answered)
				}
				synctest.Wait()
				began := time.Now()
				answer, answered := begin(handler, test.next, "Free", "application/json")
				<-answered
				switch took := time.Since(began); {
				case test.enters && (answer.Code != 200 || took > 0):
					t.Errorf("it does not enter at once: after %v it gets %d, %s", took, answer.Code, answer.Body)
				case !test.enters && took != 1500*time.Millisecond:
					t.Errorf("it waited for %v", took)
				case !test.enters:
					isBusy(t, answer, "application/json")
				}
				for path, want := range map[string]int{"/healthz": 200, "/readyz": 200} {
					recorder := httptest.NewRecorder()
					handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, http.NoBody))
					if recorder.Code != want {
						t.Errorf("%s is %d meanwhile", path, recorder.Code)
					}
				}
				close(held)
				for _, answered := range running {
					<-answered
				}
				answer, answered = begin(handler, test.next, "Free", "")
				<-answered
				if answer.Code != 200 {
					t.Errorf("afterwards it gets %d: %s", answer.Code, answer.Body)
				}
			})
		})
	}
}

func TestWhoWaitsEntersWhenThereIsRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		held := make(chan struct{})
		handler := handlerOf(t, web.Load{InFlight: 1, Wait: time.Second}, hold{held})
		running, ran := begin(handler, light, "Held", "")
		synctest.Wait()
		waiting, waited := begin(handler, light, "Free", "")
		synctest.Wait()
		select {
		case <-waited:
			t.Fatalf("it did not wait: %d, %s", waiting.Code, waiting.Body)
		default:
		}
		close(held)
		<-ran
		<-waited
		if running.Code != 200 || waiting.Code != 200 {
			t.Errorf("they get %d and %d", running.Code, waiting.Code)
		}
	})
}

// What is refused before it is executed does not wait for a turn.
func TestOtherRefusalsDoNotWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		held := make(chan struct{})
		handler := handlerOf(t, web.Load{InFlight: 1, Wait: time.Second}, hold{held})
		_, ran := begin(handler, light, "Held", "")
		synctest.Wait()
		began := time.Now()
		for query, code := range map[string]string{
			"": "INVALID_INPUT", "{": "GRAPHQL_PARSE_FAILED", "{ nothing }": "GRAPHQL_VALIDATION_FAILED", pages(1000, 1000): "LIMIT_EXCEEDED",
		} {
			answer, answered := begin(handler, query, "", "")
			<-answered
			if !strings.Contains(answer.Body.String(), code) || time.Since(began) > 0 {
				t.Errorf("%q gets %s after %v", query, answer.Body, time.Since(began))
			}
		}
		busy, answered := begin(handler, light, "Free", "application/graphql-response+json")
		<-answered
		isBusy(t, busy, "application/graphql-response+json")
		close(held)
		<-ran
	})
}

// isBusy requires the answer of a server that has too much to do.
func isBusy(t *testing.T, answer *httptest.ResponseRecorder, mediaType string) {
	t.Helper()
	const body = `{"errors":[{"message":"the server has too much to do now; try again","extensions":{"code":"UNAVAILABLE"}}]}` + "\n"
	header := answer.Header()
	if answer.Code != 503 || answer.Body.String() != body || !strings.HasPrefix(header.Get("Content-Type"), mediaType+";") {
		t.Errorf("it gets %d, %s: %s", answer.Code, header.Get("Content-Type"), answer.Body)
	}
	if after, err := strconv.Atoi(header.Get("Retry-After")); err != nil || after < 1 || after > 2 {
		t.Errorf("Retry-After is %q", header.Get("Retry-After"))
	}
}

// Admission costs less than what differs from one run to the next.
func BenchmarkAdmission(b *testing.B) {
	for name, load := range map[string]web.Load{"without": {}, "with": {InFlight: 256, Wait: time.Second}} {
		b.Run(name, func(b *testing.B) {
			handler := handlerOf(b, load)
			b.ReportAllocs()
			b.RunParallel(func(each *testing.PB) {
				for each.Next() {
					request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ articles { nodes { id } } }"}`))
					request.Header.Set("Content-Type", "application/json")
					handler.ServeHTTP(httptest.NewRecorder(), request)
				}
			})
		})
	}
}
