package web

import "net/http"

// Unseen is the GraphQL endpoint with nothing around it but what gives a request its ID, and Seen the same with all that
// looks at it, for the benchmark that compares them.
func Unseen(config Config) http.Handler {
	endpoint := newEndpoint(config)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, _ := named(r.Context(), w, r.Header)
		endpoint.ServeHTTP(w, r.WithContext(ctx))
	})
}

func Seen(config Config) http.Handler {
	return logged(config.Log, config.Observers, newEndpoint(config))
}

// ReadJSON reads what a client sends.
func ReadJSON(limits Limits, text string) (any, error) { return limits.readJSON([]byte(text)) }
