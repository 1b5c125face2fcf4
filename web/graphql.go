package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/graph/fault"
	"junction/storage"
	"junction/web/limits"
)

// The codes of requests that are refused here.
const (
	invalidInput  = string(fault.InvalidInput)
	limitExceeded = string(fault.LimitExceeded)
)

// endpoint answers GraphQL over HTTP: queries by GET and POST, mutations by POST. The library's own transports neither
// bound the body nor answer as the GraphQL over HTTP specification asks.
type endpoint struct {
	executor  Executor
	limits    Limits
	positions storage.Positioned
	admission *admission
	log       *slog.Logger
}

func newEndpoint(config Config) *endpoint {
	return &endpoint{config.Executor, config.Limits, config.Positions, newAdmission(config.Load), config.Log}
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	mediaType := negotiate(r.Header, typeJSON, typeResponse)
	switch {
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		e.refuse(w, typeJSON, &refusal{http.StatusMethodNotAllowed, "use GET or POST", invalidInput})
		return
	case mediaType == "":
		message := "accept " + typeJSON + " or " + typeResponse
		e.refuse(w, typeJSON, &refusal{http.StatusNotAcceptable, message, invalidInput})
		return
	}
	after, err := e.position(r.Header)
	if err != nil {
		e.refuse(w, mediaType, err)
		return
	}
	params, err := e.limits.readRequest(w, r)
	if err != nil {
		e.refuse(w, mediaType, err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), e.limits.Time)
	defer cancel()
	operation, faults := e.executor.CreateOperationContext(ctx, params)
	accountOf(w).asked(params.Query, operation)
	if faults != nil {
		ctx = graphql.WithOperationContext(ctx, operation)
		faults = faults[:min(len(faults), e.limits.Errors+1)] // one more than are told
		e.answer(w, mediaType, e.executor.DispatchError(ctx, faults))
		return
	}
	if r.Method == http.MethodGet && operation.Operation.Operation != ast.Query {
		w.Header().Set("Allow", "POST, OPTIONS")
		e.refuse(w, mediaType, &refusal{http.StatusMethodNotAllowed, "a mutation must be sent by POST", invalidInput})
		return
	}
	place, ok := e.admission.enter(ctx, limits.Weight(operation))
	if !ok {
		e.refuse(w, mediaType, e.admission.refusal(w.Header()))
		return
	}
	defer place.leave() // when the answer is sent, which a client may take its time to take
	e.executor.Answer(e.reading(storage.WithUsage(ctx), operation, after), operation, func(response *graphql.Response) {
		switch {
		case response == nil:
			e.answer(w, mediaType, e.late(ctx, operation))
		case refusedByStore(ctx, response):
			e.refuse(w, mediaType, e.admission.refusal(w.Header()))
		default:
			e.tellPosition(ctx, w.Header(), operation)
			e.answer(w, mediaType, response)
		}
	})
}

// refusedByStore reports whether the store had too much heavy work to do, before it did anything for an operation.
func refusedByStore(ctx context.Context, response *graphql.Response) bool {
	meter := storage.MeterFrom(ctx)
	return meter != nil && meter.Statements.Load() == 0 && slices.ContainsFunc(response.Errors, func(err *gqlerror.Error) bool {
		return err.Rule == fault.LimitHeavy
	})
}

// late answers an operation whose time was over before the first resolver ran.
func (e *endpoint) late(ctx context.Context, operation *graphql.OperationContext) *graphql.Response {
	return e.executor.DispatchError(graphql.WithOperationContext(ctx, operation), gqlerror.List{{
		Message: "the request took too long", Extensions: map[string]any{"code": limitExceeded}, Rule: fault.LimitTime,
	}})
}

// refuse answers a request that is no GraphQL request.
func (e *endpoint) refuse(w http.ResponseWriter, mediaType string, err error) {
	refused, is := errors.AsType[*refusal](err)
	if !is {
		refused = badRequest("the request cannot be read")
	}
	fault := &gqlerror.Error{
		Message: refused.message, Extensions: map[string]any{"code": refused.code}, Rule: refused.limit(),
	}
	e.write(w, mediaType, refused.status, &graphql.Response{Errors: gqlerror.List{fault}})
}

// misdirected refuses a request that calls the server by a name that it does not have.
func (e *endpoint) misdirected(w http.ResponseWriter) {
	e.refuse(w, typeJSON, &refusal{http.StatusMisdirectedRequest, notOurs, invalidInput})
}

// answer answers a GraphQL request. One that was not executed has no data, not even null.
func (e *endpoint) answer(w http.ResponseWriter, mediaType string, response *graphql.Response) {
	status := http.StatusOK
	if response.Data == nil && mediaType == typeResponse {
		status = http.StatusBadRequest
	}
	e.write(w, mediaType, status, response)
}

// inOnePiece is how many bytes of data are copied, to be sent together with what is around them; more cost more to copy
// than to send by themselves.
const inOnePiece = 16 << 10

// aroundData is how many bytes stand around the data of an answer without errors, or some more.
const aroundData = 16

// write sends an answer.
func (e *endpoint) write(w http.ResponseWriter, mediaType string, status int, response *graphql.Response) {
	response.Errors = tellable(response.Errors, e.limits.Errors)
	accountOf(w).failed(response.Errors)
	var body bytes.Buffer
	if len(response.Data) <= inOnePiece {
		body.Grow(len(response.Data) + aroundData)
	}
	body.WriteByte('{')
	separator := ""
	member := func(name string, value []byte) {
		body.WriteString(separator + `"` + name + `":`)
		body.Write(value)
		separator = ","
	}
	if len(response.Errors) > 0 {
		member("errors", encode(response.Errors))
	}
	if len(response.Extensions) > 0 {
		member("extensions", encode(response.Extensions))
	}
	const end = "}\n"
	var rest []byte
	switch data := response.Data; {
	case data == nil:
		body.WriteString(end)
	case len(data) <= inOnePiece:
		member("data", data)
		body.WriteString(end)
	default:
		member("data", nil)
		data = append(data, end...)
		rest = data
	}
	header := w.Header()
	header.Set("Content-Type", mediaType+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(body.Len()+len(rest)))
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes()) // a client that is gone needs no answer
	if rest != nil {
		_, _ = w.Write(rest) //nolint:gosec // it is JSON, and no browser is let take it for a page
	}
}

// encode writes JSON as it is, without the escapes that only HTML needs.
func encode(value any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return []byte(`null`) // errors and extensions hold nothing that JSON cannot say
	}
	return bytes.TrimRight(text.Bytes(), "\n")
}
