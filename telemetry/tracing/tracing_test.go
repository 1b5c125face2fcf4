package tracing_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"go.opentelemetry.io/otel/codes"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"junction/storage"
	"junction/telemetry/tracing"
	"junction/web"
)

// What a database says of an error may hold a value, so a span says of it only what kind it is.
func TestErrorsAreOnlyClassed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("secret: %w", context.Canceled), "canceled"},
		{fmt.Errorf("secret: %w", context.DeadlineExceeded), "deadline exceeded"},
		{fmt.Errorf("secret: %w", storage.ErrUnavailable), "unavailable"},
		{errors.New("secret"), "failed"},
	} {
		meter := &storage.Meter{}
		spans := record(t, nil, meter, func(ctx context.Context) { meter.Watch(ctx, "SELECT 1")(0, test.err) })
		if have := spans[0].Status(); have.Code != codes.Error || have.Description != test.want {
			t.Errorf("%v is told as %v", test.err, have)
		}
	}
}

// Statements of a request whose trace nobody keeps cost nothing.
func TestStatementsAreNotWatchedInATraceThatIsNotSampled(t *testing.T) {
	t.Parallel()
	header := http.Header{"Traceparent": {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"}}
	meter := &storage.Meter{}
	if spans := record(t, header, meter, func(context.Context) {}); len(spans) > 0 || meter.Watch != nil {
		t.Errorf("there are %d spans; statements are watched: %t", len(spans), meter.Watch != nil)
	}
}

// record returns the spans of a request, in the order of their ends.
func record(t *testing.T, header http.Header, meter *storage.Meter, do func(context.Context)) []sdk.ReadOnlySpan {
	t.Helper()
	recorder := tracetest.NewSpanRecorder()
	tracer := tracing.New(sdk.NewTracerProvider(sdk.WithSpanProcessor(recorder)))
	ctx, over := tracer.Observe(storage.WithMeter(t.Context(), meter), header)
	do(ctx)
	over(&web.Account{})
	if err := tracer.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	return recorder.Ended()
}
