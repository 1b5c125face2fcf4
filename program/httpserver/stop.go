package httpserver

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// farewell is how long a server that stops goes on answering on the connections that it has, and says that they end.
const farewell = 250 * time.Millisecond

// farewellHandler answers as another handler does, and after it is told to, with the connection's end.
type farewellHandler struct {
	http.Handler
	ending atomic.Bool
}

// ServeHTTP answers a request.
func (h *farewellHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.ending.Load() {
		w.Header().Set("Connection", "close")
	}
	h.Handler.ServeHTTP(w, r)
}

// stop takes no new connection, finishes what runs, and ends before the context does.
//
// http.Server.Shutdown alone closes at once each connection on which it has read no request yet, and resets those on
// which one has just arrived: under load, every fourth stop broke off a request that way. So the connections' clients
// are first told to leave, with their next answer.
func stop(ctx context.Context, server *http.Server, listener net.Listener, handler *farewellHandler) error {
	_ = listener.Close() // Shutdown does so again
	handler.ending.Store(true)
	select {
	case <-time.After(farewell):
	case <-ctx.Done():
	}
	return server.Shutdown(ctx)
}
