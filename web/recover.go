package web

import (
	"net/http"
	"runtime/debug"

	"junction/graph/fault"
)

// recovering answers a request that made the program panic, at whatever stage it was, as one that failed for a fault of the
// server's. The log gets the cause. The library recovers what its resolvers do, and nothing else.
func (e *endpoint) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer e.recover(w, r)
		next.ServeHTTP(w, r)
	})
}

// recover ends a panic, and answers the request.
func (e *endpoint) recover(w http.ResponseWriter, r *http.Request) {
	switch cause := recover(); cause {
	case nil:
	case http.ErrAbortHandler: // which is how a handler says that the connection is to end
		panic(cause)
	default:
		e.log.ErrorContext(r.Context(), "a request panicked", "cause", cause, "stack", string(debug.Stack()))
		e.refuse(w, typeJSON, &refusal{http.StatusInternalServerError, "internal error", string(fault.Internal)})
	}
}
