package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"junction/storage"
)

// headerRequestID names a request in its answer and in the log.
const headerRequestID = "X-Request-Id"

// logged gives each request an ID, tells the observers of it, and the log in one line.
func logged(log *slog.Logger, observers []Observer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		ctx, id := named(r.Context(), w, r.Header)
		if len(observers) == 0 && !log.Enabled(ctx, slog.LevelInfo) { // nobody would be told
			next.ServeHTTP(w, r.WithContext(ctx))
			return
		}
		answer := &watched{ResponseWriter: w, Account: Account{RequestID: id}}
		ctx = storage.WithMeter(ctx, &answer.meter)
		over := make([]func(*Account), len(observers))
		for i, observer := range observers {
			ctx, over[i] = observer(ctx, r.Header)
		}
		defer func() { // whatever happens, so that what was counted as begun is counted as over
			answer.end(time.Since(began), over)
			tell(ctx, log, r.Method, &answer.Account)
		}()
		next.ServeHTTP(answer, r.WithContext(ctx))
	})
}

// tell logs a request.
func tell(ctx context.Context, log *slog.Logger, method string, a *Account) {
	if !log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	attributes := append(make([]slog.Attr, 0, 12),
		slog.String("method", method),
		slog.Int("status", a.Status),
		slog.String("outcome", a.Outcome()))
	for _, known := range [...]slog.Attr{
		slog.String("kind", a.Kind), slog.String("operation", a.Operation),
		slog.String("hash", a.Hash()), slog.String("limit", strings.Join(a.Limits, ",")), slog.String("trace", a.Trace),
	} {
		if known.Value.String() != "" {
			attributes = append(attributes, known)
		}
	}
	log.LogAttrs(ctx, slog.LevelInfo, "request", append(attributes,
		slog.Int("bytes", a.Bytes),
		slog.Duration("duration", a.Duration),
		slog.Int64("statements", a.Statements),
		slog.Int64("rows", a.Rows))...)
}

type requestIDKey struct{}

// named gives a request an ID, which its answer and each line that is logged for it name.
func named(ctx context.Context, w http.ResponseWriter, given http.Header) (inner context.Context, id string) {
	id = requestID(given.Get(headerRequestID))
	w.Header().Set(headerRequestID, id)
	return context.WithValue(ctx, requestIDKey{}, id), id
}

// maxRequestID is how long a client's own request ID may be.
const maxRequestID = 64

// requestID is the client's own ID for a request where that is plain, and else a new one.
func requestID(given string) string {
	if given == "" || len(given) > maxRequestID {
		return rand.Text()
	}
	for _, c := range []byte(given) {
		if c <= ' ' || c > '~' || c == '"' || c == '\\' {
			return rand.Text()
		}
	}
	return given
}

// LogHandler adds the request's ID to every line that is logged for a request.
type LogHandler struct{ slog.Handler }

// Handle logs a line.
func (h LogHandler) Handle(ctx context.Context, record slog.Record) error {
	if id, ok := ctx.Value(requestIDKey{}).(string); ok {
		record.AddAttrs(slog.String("request", id))
	}
	return h.Handler.Handle(ctx, record)
}

// WithAttrs returns a handler that adds attributes.
func (h LogHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return LogHandler{h.Handler.WithAttrs(attrs)}
}

// WithGroup returns a handler that groups attributes.
func (h LogHandler) WithGroup(name string) slog.Handler { return LogHandler{h.Handler.WithGroup(name)} }
