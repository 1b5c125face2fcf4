// Package httpserver serves HTTP so that slow clients hold up nobody, and stops so that no request is broken off.
package httpserver

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// HeaderTimeout is how long a client may take to say what it wants.
const HeaderTimeout = 10 * time.Second

// What a connection may take besides the request's own limits: time to take the answer, time to rest between requests,
// and bytes of headers, a GET's query among them.
const (
	answerTimeout = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	headerBytes   = 64 << 10
)

// stopTimeout is how long a stop lets what runs finish.
const stopTimeout = 10 * time.Second

// Limits are the times that one request may take.
type Limits struct {
	Read time.Duration // for the client to send it
	Run  time.Duration // for the handler to answer it
}

// Serve serves a handler until the context ends, and then finishes what runs. Each slow client is cut off in time, and
// costs little until then.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, limits Limits, log *slog.Logger) error {
	leaving := &farewellHandler{Handler: handler}
	server := &http.Server{
		Handler:           leaving,
		ReadHeaderTimeout: min(HeaderTimeout, limits.Read),
		ReadTimeout:       limits.Read,
		// Counted from the end of the headers, so that it holds all that comes after.
		WriteTimeout:   limits.Read + limits.Run + answerTimeout,
		IdleTimeout:    idleTimeout,
		MaxHeaderBytes: headerBytes,
		ErrorLog:       slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	log.InfoContext(ctx, "stopping")
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := stop(stopping, server, listener, leaving); err != nil {
		log.WarnContext(ctx, "stopped before everything was finished", "cause", err)
		return server.Close()
	}
	return nil
}
