// Package tracing tells OpenTelemetry how requests spend their time: a span for each request, in it one for each field
// at its top, and in these one for each statement. No span holds a variable's value or a query's text; statements stand
// with placeholders for their parameters.
package tracing

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"junction/storage"
	"junction/web"
)

// Tracer makes spans.
type Tracer struct {
	provider *sdk.TracerProvider
	trace.Tracer
}

// New returns a tracer that hands its spans to a provider, which it owns.
func New(provider *sdk.TracerProvider) *Tracer {
	return &Tracer{provider, provider.Tracer("junction")}
}

// Shutdown exports what has not been exported yet.
func (t *Tracer) Shutdown(ctx context.Context) error { return t.provider.Shutdown(ctx) }

// Observe is a [web.Observer]: it makes the span of a request, part of the trace that the header's traceparent names,
// if it names one.
func (t *Tracer) Observe(ctx context.Context, header http.Header) (inner context.Context, over func(*web.Account)) {
	ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(header))
	ctx, span := t.Start(ctx, "request", trace.WithSpanKind(trace.SpanKindServer))
	if span.IsRecording() {
		if meter := storage.MeterFrom(ctx); meter != nil {
			meter.Watch = t.statement
		}
	}
	return ctx, func(account *web.Account) {
		account.Trace = span.SpanContext().TraceID().String()
		end(span, account)
	}
}

// end ends the span of a request.
func end(span trace.Span, account *web.Account) {
	defer span.End()
	if !span.IsRecording() {
		return
	}
	if account.Kind != "" {
		span.SetName(strings.TrimSpace(account.Kind + " " + account.Operation))
		span.SetAttributes(attribute.String("graphql.operation.type", account.Kind))
	}
	if account.Operation != "" {
		span.SetAttributes(attribute.String("graphql.operation.name", account.Operation))
	}
	if hash := account.Hash(); hash != "" {
		span.SetAttributes(attribute.String("graphql.document.hash", hash))
	}
	span.SetAttributes(
		attribute.String("request.id", account.RequestID),
		attribute.Int("http.response.status_code", account.Status),
		attribute.Int64("junction.statements", account.Statements),
		attribute.Int64("junction.rows", account.Rows))
	if outcome := account.Outcome(); outcome != "ok" {
		span.SetAttributes(attribute.String("error.type", outcome))
		span.SetStatus(codes.Error, outcome)
	}
}

// statement makes the span of a statement; it is a [storage.Meter]'s Watch.
func (t *Tracer) statement(ctx context.Context, text string) func(rows int64, err error) {
	verb, _, _ := strings.Cut(text, " ")
	_, span := t.Start(ctx, verb, trace.WithSpanKind(trace.SpanKindClient),
		trace.WithAttributes(attribute.String("db.operation.name", verb), attribute.String("db.query.text", text)))
	return func(rows int64, err error) {
		span.SetAttributes(attribute.Int64("db.response.returned_rows", rows))
		if err != nil { // what it says may hold a value, so it is only classed
			span.SetStatus(codes.Error, class(err))
		}
		span.End()
	}
}

// class says of an error what its kind is, and no more.
func class(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, context.DeadlineExceeded):
		return "deadline exceeded"
	case errors.Is(err, storage.ErrUnavailable):
		return "unavailable"
	}
	return "failed"
}

// Extension returns what makes the spans of the fields at the top of an operation.
func (t *Tracer) Extension() graphql.HandlerExtension { return rootFields{t} }

type rootFields struct{ *Tracer }

var _ graphql.RootFieldInterceptor = rootFields{}

func (rootFields) ExtensionName() string { return "Tracing" }

func (rootFields) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptRootField makes a span around a field with all that lies below it.
func (r rootFields) InterceptRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := graphql.GetRootFieldContext(ctx)
	if field == nil || !trace.SpanFromContext(ctx).IsRecording() {
		return next(ctx)
	}
	inner, span := r.Start(ctx, field.Field.ObjectDefinition.Name+"."+field.Field.Name, trace.WithAttributes(
		attribute.String("graphql.field.name", field.Field.Name), attribute.String("graphql.field.path", field.Field.Alias)))
	defer span.End()
	answer := next(inner)
	for _, err := range graphql.GetErrors(ctx) {
		if len(err.Path) > 0 && err.Path[0] == ast.PathName(field.Field.Alias) {
			span.SetStatus(codes.Error, "there are errors in it")
			break
		}
	}
	return answer
}
