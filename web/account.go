package web

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/graph/fault"
	"junction/storage"
)

// Account is what may be told of a request: nothing in it is a variable's value, or a query's text.
type Account struct {
	// RequestID is the request's ID, the client's own or a new one.
	RequestID string
	// Trace is the ID of the trace that the request is part of; an [Observer] may set it.
	Trace string
	// Operation is the name of the operation that ran, cut to [LongestName] bytes; empty when it has none, or when the
	// request did not get as far as an operation.
	Operation string
	// Kind is query or mutation, and empty when the request did not get as far as an operation.
	Kind string
	// Codes are the extensions.code of the errors in the answer, each once, in the answer's order.
	Codes []string
	// Errors is how many errors of each code there are in the answer.
	Errors map[string]int
	// Limits names the limits that the errors are about, as the flags name them: body, nodes, time.
	Limits []string
	// Status and Bytes are those of the answer.
	Status, Bytes int
	// Duration is the time from the request's first line to the answer's last byte.
	Duration time.Duration
	// Statements and Rows are what the store did.
	Statements, Rows int64

	query string
}

// LongestName is how many bytes of an operation's name are told.
const LongestName = 100

// hashBytes is how much of the SHA-256 of a query is told: enough to tell queries apart.
const hashBytes = 8

// Hash returns 16 hexadecimal digits that stand for the text of the query: the first of its SHA-256. They are empty when
// the request held no query.
func (a *Account) Hash() string {
	if a.query == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(a.query))
	return fmt.Sprintf("%x", sum[:hashBytes])
}

// Outcome is ok, or the codes of the errors in the answer, with commas between them.
func (a *Account) Outcome() string {
	if len(a.Codes) == 0 {
		return "ok"
	}
	return strings.Join(a.Codes, ",")
}

// Observer is told of each GraphQL request as it comes in, and what it returns is told of it when it was answered. The
// context that it returns is the one in which the request runs; a [storage.Meter] is in it already.
type Observer func(ctx context.Context, header http.Header) (inner context.Context, over func(*Account))

// watched remembers what was answered, and what the store did for it.
type watched struct {
	http.ResponseWriter
	Account
	meter storage.Meter
}

func (w *watched) WriteHeader(status int) {
	w.Status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(p []byte) (int, error) {
	if w.Status == 0 {
		w.Status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.Bytes += n
	return n, err
}

// end completes the account, and tells it to the observers.
func (w *watched) end(after time.Duration, observers []func(*Account)) {
	if w.Status == 0 {
		w.unanswered()
	}
	w.Duration = after
	w.Statements, w.Rows = w.meter.Statements.Load(), w.meter.Rows.Load()
	for _, over := range slices.Backward(observers) {
		over(&w.Account)
	}
}

// Unwrap lets net/http reach what it needs of the writer below.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// accountOf is the account that is kept of the request that a writer answers. Where none is kept, nobody reads it.
func accountOf(w http.ResponseWriter) *Account {
	for {
		switch writer := w.(type) {
		case *watched:
			return &writer.Account
		case interface{ Unwrap() http.ResponseWriter }:
			w = writer.Unwrap()
		default:
			return &Account{}
		}
	}
}

// asked notes what a request asks for. The operation's own fields are empty when there is none in it.
func (a *Account) asked(query string, operation *graphql.OperationContext) {
	a.query = query
	if operation == nil || operation.Operation == nil {
		return
	}
	// The text of a name is a part of a long text, which it must not keep from being forgotten.
	a.Operation = strings.Clone(operation.Operation.Name[:min(len(operation.Operation.Name), LongestName)])
	switch operation.Operation.Operation {
	case ast.Mutation:
		a.Kind = string(ast.Mutation)
	default:
		a.Kind = string(ast.Query)
	}
}

// unanswered notes that the answer was never begun, because the program failed.
func (a *Account) unanswered() {
	a.Status = http.StatusInternalServerError
	a.Codes = []string{string(fault.Internal)}
	a.Errors = map[string]int{string(fault.Internal): 1}
}

// failed notes the errors of an answer.
func (a *Account) failed(errors gqlerror.List) {
	if len(errors) == 0 {
		return
	}
	a.Errors = make(map[string]int, 1)
	for _, err := range errors {
		code := codeOf(err)
		if a.Errors[code]++; a.Errors[code] == 1 {
			a.Codes = append(a.Codes, code)
		}
		// Errors of other codes may have a rule of the library's that they break.
		isLimit := code == limitExceeded || code == string(fault.Unavailable)
		if isLimit && err.Rule != "" && !slices.Contains(a.Limits, err.Rule) {
			a.Limits = append(a.Limits, err.Rule)
		}
	}
}

// codeOf is an error's extensions.code as the client reads it.
func codeOf(err *gqlerror.Error) string {
	switch code := err.Extensions["code"].(type) {
	case string:
		return code
	case fault.Code:
		return string(code)
	}
	return "UNKNOWN"
}
