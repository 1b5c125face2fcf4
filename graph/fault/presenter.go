package fault

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"junction/storage"
)

// Presenter returns the one place where an error becomes an answer. What is the server's own fault is logged with its cause
// and told without it. Refused is the problem with the arguments of a field that failed before it had them, because the
// library could not use one; nil where there is no such problem.
func Presenter(log *slog.Logger, refused func(context.Context) error) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		answer := &gqlerror.Error{Path: graphql.GetPath(ctx), Extensions: map[string]any{}}
		var library *gqlerror.Error
		var argument *ArgumentError
		var notFound *storage.NotFoundError
		if problem := refused(ctx); problem != nil {
			err = problem
		}
		switch {
		case errors.As(err, &argument):
			answer.Message = argument.Error()
			answer.Extensions["code"] = argument.Code
			answer.Extensions["argument"] = argument.Argument
			answer.Rule = LimitFilter // which counts where the code is that of a limit
		case errors.As(err, &notFound):
			answer.Message = notFound.Error()
			answer.Extensions["code"] = NotFound
			answer.Extensions["ids"] = globalIDs(notFound.Missing)
		case errors.Is(err, context.DeadlineExceeded):
			answer.Message = "the request took too long"
			answer.Extensions["code"] = LimitExceeded
			answer.Rule = LimitTime
		case errors.Is(err, storage.ErrBusy):
			answer.Message = Busy
			answer.Extensions["code"] = Unavailable
			answer.Rule = LimitHeavy
		case errors.Is(err, storage.ErrUnavailable), errors.Is(err, context.Canceled):
			log.WarnContext(ctx, "unavailable", "path", answer.Path.String(), "cause", err)
			answer.Message = "the database cannot answer now; try again"
			if errors.Is(err, storage.ErrUncertain) {
				answer.Message = "the database was lost while it stored the change, which was made or not; look before you try again"
			}
			answer.Extensions["code"] = Unavailable
		case errors.As(err, &library) && library.Err == nil && library.Extensions["code"] != nil:
			return library
		default:
			log.ErrorContext(ctx, "internal error", "path", answer.Path.String(), "cause", err)
			answer.Message = "internal error"
			answer.Extensions["code"] = Internal
		}
		return answer
	}
}

// Recovered turns a panic into an error that is presented as an internal one, and keeps its stack for the log.
func Recovered(_ context.Context, panicked any) error {
	return fmt.Errorf("panic: %v\n%s", panicked, debug.Stack())
}

func globalIDs(refs []storage.Ref) []string {
	ids := make([]string, len(refs))
	for i, ref := range refs {
		ids[i] = ref.String()
	}
	return ids
}
