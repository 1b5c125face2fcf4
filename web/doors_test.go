package web_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"junction/entity"
	"junction/storage/sqlite"
	"junction/web"
)

// setupDoor serves an empty database in memory to those who name their documents as an extension allows.
func setupDoor(t testing.TB, documents graphql.HandlerExtension) testServer {
	t.Helper()
	store, err := sqlite.Open(context.Background(), sqlite.Memory, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	server := httptest.NewServer(web.New(web.Config{
		Executor: executorOf(store, log, onOperation, documents), Ready: store.Ping, Log: log, Limits: onRequest,
	}))
	t.Cleanup(func() {
		server.Close()
		store.Close()
	})
	return testServer{server.URL}
}

// request is a request's parameters. An answer to it is told as its data or as its first error's code.
type request map[string]any

func (s testServer) ask(t testing.TB, of request) string {
	t.Helper()
	body, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	return told(s.send(t, "POST", "/graphql", string(body), http.Header{"Content-Type": {"application/json"}}))
}

// askURL is ask by GET.
func (s testServer) askURL(t testing.TB, of request) string {
	t.Helper()
	values := url.Values{}
	for name, value := range of {
		text, isText := value.(string)
		if !isText {
			raw, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			text = string(raw)
		}
		values.Set(name, text)
	}
	return told(s.send(t, "GET", "/graphql?"+values.Encode(), "", nil))
}

func told(a answer) string {
	if len(a.Errors) > 0 {
		return a.code()
	}
	return string(a.Data)
}

// hashed are the extensions that name a query by its hash.
func hashed(query string) map[string]any {
	return map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": sha(query)}}
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
