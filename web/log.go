package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"time"

	"junction/storage"
)

// headerRequestID names a request in its answer and in the log.
const headerRequestID = "X-Request-Id"

// logged gives each request an ID, and the log a line about it.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		id := requestID(r.Header.Get(headerRequestID))
		w.Header().Set(headerRequestID, id)
		meter := &storage.Meter{}
		ctx := storage.WithMeter(context.WithValue(r.Context(), requestIDKey{}, id), meter)
		answer := &watched{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(answer, r.WithContext(ctx))
		log.LogAttrs(ctx, slog.LevelInfo, "request",
			slog.String("method", r.Method),
			slog.Int("status", answer.status),
			slog.Int("bytes", answer.bytes),
			slog.Duration("duration", time.Since(began)),
			slog.Int64("statements", meter.Statements.Load()),
			slog.Int64("rows", meter.Rows.Load()))
	})
}

type requestIDKey struct{}

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

// watched remembers what was answered.
type watched struct {
	http.ResponseWriter
	status, bytes int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// Unwrap lets net/http reach what it needs of the writer below.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
