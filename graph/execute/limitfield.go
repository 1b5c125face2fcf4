package execute

import (
	"context"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/graph/fault"
	"junction/graph/write"
)

type sizeKey struct{}

// limitField limits a field at the top that the library's executor answers. A null stays the very value by which the executor
// knows it.
func limitField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	switch value := next(ctx); value {
	case nil, graphql.Null, graphql.RequiredNull:
		return value
	default:
		return limitedField{value, ctx.Value(sizeKey{}).(*write.Size)}
	}
}

// limitedField is a field whose value stops being written when the answer is too long.
type limitedField struct {
	graphql.Marshaler
	size *write.Size
}

func (f limitedField) MarshalGQL(to io.Writer) { f.Marshaler.MarshalGQL(f.size.Writer(to)) }

// tooLong says that an answer would have been too long.
func tooLong(most int64, isQuery bool) *graphql.Response {
	message := fmt.Sprintf("the answer must not have more than %d bytes", most)
	if !isQuery {
		message += "; the mutation was executed all the same"
	}
	return &graphql.Response{Errors: gqlerror.List{{
		Message: message, Extensions: map[string]any{"code": string(fault.LimitExceeded)}, Rule: fault.LimitAnswer,
	}}}
}
