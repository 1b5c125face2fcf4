package web_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/entity"
	"junction/graph"
	"junction/graph/documents"
	"junction/graph/execute"
	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/web"
	"junction/web/limits"
)

// faulty panics at one stage of each request for articles.
type faulty struct{ stage string }

func (faulty) ExtensionName() string { return "Faulty" }

func (faulty) Validate(graphql.ExecutableSchema) error { return nil }

func (f faulty) panicAt(ctx context.Context, stage string) {
	if f.stage == stage && graphql.HasOperationContext(ctx) && strings.Contains(graphql.GetOperationContext(ctx).RawQuery, "articles") {
		panic("at " + stage)
	}
}

func (f faulty) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	if f.stage == "parameters" && strings.Contains(params.Query, "articles") {
		panic("at parameters")
	}
	return nil
}

func (f faulty) MutateOperationContext(ctx context.Context, _ *graphql.OperationContext) *gqlerror.Error {
	f.panicAt(ctx, "operation")
	return nil
}

func (f faulty) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	f.panicAt(ctx, "dispatch")
	return next(ctx)
}

func (f faulty) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	f.panicAt(ctx, "response")
	response := next(ctx)
	if f.stage == "writing" && len(response.Extensions) == 0 {
		response.Extensions = map[string]any{"faulty": faultyValue{}}
	}
	return response
}

// faultyValue cannot be written.
type faultyValue struct{}

func (faultyValue) MarshalJSON() ([]byte, error) { panic("at writing") }

// faultyStore panics when articles are read.
type faultyStore struct{ storage.Store }

func (s faultyStore) Collection(of *model.Kind) storage.Collection {
	if of == entity.Articles.Kind {
		return faultyCollection{}
	}
	return s.Store.Collection(of)
}

type faultyCollection struct{ storage.Collection }

func (faultyCollection) Page(context.Context, storage.Query) (storage.Page, error) {
	panic("at reading")
}

// Whatever panics for a request, and wherever, the request is answered, the log has the cause, and the place that the
// request had is free for the next.
func TestPanicsAreInternalErrorsAtEachStage(t *testing.T) {
	t.Parallel()
	for _, stage := range []string{"parameters", "operation", "dispatch", "response", "reading", "writing"} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			var log lockedBuffer
			store, err := sqlite.Open(context.Background(), sqlite.Memory, entity.Schema)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() })
			logger := slog.New(slog.NewTextHandler(&log, nil))
			documents := documents.NewCache(1 << 20)
			read := store
			if stage == "reading" {
				read = faultyStore{store}
			}
			executor := execute.New(graph.NewSchema, entity.Types, read, documents, logger, faulty{stage}, limits.Extension(onOperation, documents))
			server := httptest.NewServer(web.New(web.Config{
				Executor: executor, Ready: store.Ping, Log: logger, Limits: onRequest,
				Load: web.Load{InFlight: 1, Wait: 10 * time.Second},
			}))
			t.Cleanup(server.Close)
			for range 3 {
				answer := testServer{server.URL}.post(t, `{ articles { nodes { id } } }`)
				if answer.code() != "INTERNAL" || len(answer.Errors) != 1 || strings.Contains(answer.body, "at "+stage) {
					t.Errorf("the answer is %d %s", answer.status, answer.body)
				}
			}
			if !strings.Contains(log.String(), "at "+stage) {
				t.Errorf("the log is %s", log.String())
			}
			if stage != "writing" {
				if answer := (testServer{server.URL}).post(t, `{ publications { totalCount } }`); answer.status != http.StatusOK {
					t.Errorf("then the answer is %s", answer.body)
				}
			}
		})
	}
}

// lockedBuffer may be written by a server while a test reads it.
type lockedBuffer struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.String()
}
