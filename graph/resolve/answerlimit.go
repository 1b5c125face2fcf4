package resolve

import (
	"context"
	"fmt"
	"io"
	"math"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// AnswerLimit is an extension that refuses an answer whose data would have more bytes. They are counted while they are
// written, so that such an answer takes no more memory than a long one that is not refused.
type AnswerLimit int64

// ExtensionName names the extension.
func (AnswerLimit) ExtensionName() string { return "AnswerLimit" }

// Validate accepts every schema.
func (AnswerLimit) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptOperation lets an operation know its limit.
func (l AnswerLimit) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, answerLimitKey{}, l))
}

type answerLimitKey struct{}

// answerSize counts the bytes of an answer, in both ways to it.
type answerSize struct {
	most     int64
	objects  atomic.Int64 // bytes of the objects that were written for the executor, many at the same time
	data     int64        // bytes of the data that the executor writes in the end
	exceeded atomic.Bool
}

// limitedIn takes the limit from the context; without one there is none.
func (s *answerSize) limitedIn(ctx context.Context) {
	s.most = math.MaxInt64
	if limit, ok := ctx.Value(answerLimitKey{}).(AnswerLimit); ok {
		s.most = int64(limit)
	}
}

// exceeds reports whether there are too many bytes with those that are being written, or ever were.
func (s *answerSize) exceeds(writing int) bool {
	if s.objects.Load()+int64(writing) > s.most {
		s.exceeded.Store(true)
	}
	return s.exceeded.Load()
}

// held is the response, or says that it would have been too long.
func (s *answerSize) held(response *graphql.Response, operation ast.Operation) *graphql.Response {
	if response == nil || !s.exceeded.Load() && int64(len(response.Data)) <= s.most {
		return response
	}
	message := fmt.Sprintf("the answer must not have more than %d bytes", s.most)
	if operation == ast.Mutation {
		message += "; the mutation was executed all the same"
	}
	return &graphql.Response{Errors: gqlerror.List{{
		Message: message, Extensions: map[string]any{"code": string(CodeLimitExceeded)}, Rule: limitAnswer,
	}}}
}

// limitedField is a field at the top whose value stops being written when the answer is too long.
type limitedField struct {
	graphql.Marshaler
	size *answerSize
}

// limitField limits a field at the top. A null stays the very value by which the executor knows it.
func limitField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	switch value := next(ctx); value {
	case nil, graphql.Null, graphql.RequiredNull:
		return value
	default:
		return limitedField{value, &operationFrom(ctx).size}
	}
}

func (f limitedField) MarshalGQL(to io.Writer) {
	f.Marshaler.MarshalGQL(limitedWriter{to, f.size})
}

type limitedWriter struct {
	to   io.Writer
	size *answerSize
}

func (w limitedWriter) Write(p []byte) (int, error) {
	if w.size.data += int64(len(p)); w.size.data > w.size.most || w.size.exceeded.Load() {
		w.size.exceeded.Store(true)
		return len(p), nil // nobody will read it
	}
	return w.to.Write(p)
}
