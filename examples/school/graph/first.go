package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/storage"
	"school/entity"
)

// first is the first course that a query has, or nil.
func first(ctx context.Context, session storage.Session, of storage.Query) (*entity.Course, error) {
	of.Limit = 1
	page, err := entity.Courses.In(session).Page(ctx, of)
	if err != nil || len(page.Edges) == 0 {
		return nil, err
	}
	return &page.Edges[0].Node, nil
}

// invalid is the error of an argument, as those of all other fields are.
func invalid(ctx context.Context, argument, problem string) error {
	return &gqlerror.Error{
		Message:    argument + " " + problem,
		Path:       graphql.GetPath(ctx),
		Extensions: map[string]any{"code": "INVALID_INPUT", "argument": argument},
	}
}
