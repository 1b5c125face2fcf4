// Package floor is what the program is measured against: a server that answers the benchmark's requests, and no others,
// with the same bytes, and does as little as can be done for that. It knows the requests by their names, so there is no
// GraphQL; its statements are the fastest that were found; the JSON is written by hand. Below the statements it has what
// the program has: the driver, the settings of the connections, the size of the pools. Only database/sql is left out
// where the driver does without.
//
// What it leaves out is everything else: limits, errors, logs, metrics, and ending a statement whose client has left.
package floor

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"time"
)

// Serve serves a database until the context ends.
func Serve(ctx context.Context, addr, dsn string) (err error) {
	store, err := open(ctx, dsn)
	if err != nil {
		return fmt.Errorf("the floor cannot use the database: %w", err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("POST /graphql", floor{store})
	mux.HandleFunc("GET /readyz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) { tell(w, store) })
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
		return server.Close()
	}
}

// tell writes the two metrics that the benchmark reads, named as the program names them.
func tell(w io.Writer, store store) {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	fmt.Fprintf(w, "go_memstats_mallocs_total %d\njunction_statements_total %d\n", memory.Mallocs, store.Statements())
}

// floor answers requests.
type floor struct{ store store }

// request is what is read of a request's body; each kind of request has some of the variables.
type request struct {
	OperationName string
	Variables     struct {
		ID, After, Prefix, Article string
		Publications               []string
		Input                      struct {
			Headline       string
			PublicationIDs []string
		}
	}
}

// buffers keeps the memory of requests and answers.
var buffers = sync.Pool{New: func() any { return &buffer{} }}

type buffer struct {
	request bytes.Buffer
	answer  answer
}

func (f floor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	b.request.Reset()
	b.answer = append(b.answer[:0], `{"data":`...)
	var asked request
	if _, err := b.request.ReadFrom(r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := json.Unmarshal(b.request.Bytes(), &asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	// A context that can be cancelled would cost a goroutine for each statement.
	if err := f.answer(context.WithoutCancel(r.Context()), &b.answer, &asked); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	b.answer = append(b.answer, "}\n"...)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(b.answer)))
	_, _ = w.Write(b.answer) // a client that is gone needs no answer
}

// answer appends the data that a request asks for.
func (f floor) answer(ctx context.Context, to *answer, asked *request) error {
	switch asked.OperationName {
	case "Q1":
		return f.article(ctx, to, asked)
	case "Q2":
		return f.levels(ctx, to, asked)
	case "Q3":
		return f.search(ctx, to, asked)
	case "Q4", "Q4m":
		return f.publication(ctx, to, asked)
	case "Q5":
		return f.edges(ctx, to, asked)
	case "M1":
		return f.addPublications(ctx, to, asked)
	case "M2":
		return f.setPublications(ctx, to, asked)
	case "M3":
		return f.createArticle(ctx, to, asked)
	}
	return fmt.Errorf("the floor does not know %q", asked.OperationName)
}
