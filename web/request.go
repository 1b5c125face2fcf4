package web

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"

	"junction/graph/fault"
)

// refusal is an answer to a request that is no GraphQL request.
type refusal struct {
	status  int
	message string
	code    string // extensions.code
}

func (r *refusal) Error() string { return r.message }

// limit names the limit that the request exceeds, if it is refused for one.
func (r *refusal) limit() string {
	switch {
	case r.code == string(fault.Unavailable):
		return "load"
	case r.code != limitExceeded:
		return ""
	case r.status == http.StatusRequestEntityTooLarge:
		return "body"
	case r.status == http.StatusRequestTimeout:
		return "read"
	case r.status == http.StatusBadRequest:
		return "json-depth"
	}
	return ""
}

func badRequest(format string, args ...any) *refusal {
	return &refusal{status: http.StatusBadRequest, message: fmt.Sprintf(format, args...), code: invalidInput}
}

// promised is how many bytes of a body are made room for because the client says that they will come.
const promised = 16 << 10

// readRequest reads the parameters of a GraphQL request, from the URL of a GET and from the body of a POST.
func (l Limits) readRequest(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	if r.Method == http.MethodGet {
		return l.readURL(r.URL)
	}
	if err := checkContentType(r.Header.Get("Content-Type")); err != nil {
		return nil, err
	}
	if err := checkContentEncoding(w.Header(), r.Header); err != nil {
		return nil, err
	}
	var text bytes.Buffer
	text.Grow(int(min(max(r.ContentLength, 0), promised)) + bytes.MinRead)
	_, err := text.ReadFrom(http.MaxBytesReader(w, r.Body, l.Body))
	switch _, tooLarge := errors.AsType[*http.MaxBytesError](err); {
	case tooLarge:
		return nil, &refusal{
			http.StatusRequestEntityTooLarge, fmt.Sprintf("the request body must not exceed %d bytes", l.Body), limitExceeded,
		}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &refusal{http.StatusRequestTimeout, "the request body came too slowly", limitExceeded}
	case err != nil:
		return nil, badRequest("the request body could not be read")
	}
	value, err := l.readJSON(text.Bytes())
	if err != nil {
		return nil, err
	}
	members, ok := value.(map[string]any)
	if !ok {
		return nil, badRequest("the request body must be a JSON object")
	}
	return readParameters(members)
}

// checkContentType lets JSON in UTF-8 through.
func checkContentType(header string) error {
	if header == "application/json" {
		return nil
	}
	mediaType, parameters, err := mime.ParseMediaType(header)
	charset := strings.ToLower(parameters["charset"])
	if err != nil || mediaType != "application/json" || (charset != "" && charset != "utf-8") {
		return &refusal{http.StatusUnsupportedMediaType, "the content type must be application/json in UTF-8", invalidInput}
	}
	return nil
}

// checkContentEncoding lets a body through that is as it was written: few clients compress what is so short. The answer's
// header says so to the others.
func checkContentEncoding(answer, request http.Header) error {
	const plain = "identity"
	for _, coding := range request.Values("Content-Encoding") {
		if !strings.EqualFold(coding, plain) {
			answer.Set("Accept-Encoding", plain)
			return &refusal{http.StatusUnsupportedMediaType, "the body must not be compressed", invalidInput}
		}
	}
	return nil
}

func (l Limits) readURL(u *url.URL) (*graphql.RawParams, error) {
	given, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, badRequest("the query string is malformed")
	}
	members := make(map[string]any)
	for _, name := range append([]string{"query", "operationName"}, idParameters...) {
		if text := given.Get(name); text != "" {
			if !utf8.ValidString(text) {
				return nil, badRequest("%s must be valid UTF-8", name)
			}
			members[name] = strings.Clone(text) // which may be a part of the URL, that no cache of queries shall keep
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if text := given.Get(name); text != "" {
			if members[name], err = l.readJSON([]byte(text)); err != nil {
				return nil, err
			}
		}
	}
	return readParameters(members)
}

// readParameters checks the types of the parameters, where null is as good as absent.
func readParameters(members map[string]any) (*graphql.RawParams, error) {
	params := &graphql.RawParams{}
	var ok bool
	query, isText := members["query"].(string)
	if params.Query, ok = joinSurrogates(query); !ok {
		return nil, &refusal{http.StatusBadRequest, "the query must not escape half of a surrogate pair", errcode.ParseFailed}
	}
	if name := members["operationName"]; name != nil {
		if params.OperationName, ok = name.(string); !ok {
			return nil, badRequest("the parameter operationName must be a text")
		}
	}
	if variables := members["variables"]; variables != nil {
		if params.Variables, ok = variables.(map[string]any); !ok {
			return nil, badRequest("the parameter variables must be an object")
		}
	}
	if extensions := members["extensions"]; extensions != nil {
		if params.Extensions, ok = extensions.(map[string]any); !ok {
			return nil, badRequest("the parameter extensions must be an object")
		}
	}
	named := readReference(members, query, params)
	if (query == "" && !named) || (members["query"] != nil && !isText) {
		return nil, badRequest("the request must hold the parameter query, a text that is not empty")
	}
	return params, nil
}
