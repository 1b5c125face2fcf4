package main

import (
	"log/slog"
	"net/http"
	"time"
)

// What a connection may take besides the request's own limits: time to take the answer, time to rest between requests,
// and bytes of headers, a GET's query among them.
const (
	answerTimeout = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	headerBytes   = 64 << 10
)

// server is one that slow clients do not hold up: each is cut off in time, and costs little until then.
func (l limitFlags) server(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: min(headerTimeout, l.MaxRead),
		ReadTimeout:       l.MaxRead,
		// Counted from the end of the headers, so that it holds all that comes after.
		WriteTimeout:   l.MaxRead + l.MaxTime + answerTimeout,
		IdleTimeout:    idleTimeout,
		MaxHeaderBytes: headerBytes,
		ErrorLog:       slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}
