package resolve

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

// Code says in an error's extensions.code what went wrong.
type Code string

// The codes of this server. Requests that do not parse or validate have those of the GraphQL library.
const (
	CodeLimitExceeded Code = "LIMIT_EXCEEDED"
	CodeInvalidID     Code = "INVALID_ID"
	CodeWrongType     Code = "WRONG_TYPE"
	CodeInvalidInput  Code = "INVALID_INPUT"
	CodeNotFound      Code = "NOT_FOUND"
	CodeUnavailable   Code = "UNAVAILABLE"
	CodeInternal      Code = "INTERNAL"
)

// LimitTime names the limit on a request's time, as limitFilter names those on a filter and limitAnswer that on an answer, in
// the Rule of an error whose code is LIMIT_EXCEEDED. The client does not see it; it is for counting.
const (
	LimitTime   = "time"
	LimitHeavy  = "heavy" // of heavy work at once; its code is UNAVAILABLE
	limitFilter = "filter"
	limitAnswer = "answer"
)

// Busy is what clients are told where there is more to do at once than can be done.
const Busy = "the server has too much to do now; try again"

// rank orders the codes of problems with arguments: where several hold, the lowest is told.
var rank = map[Code]int{CodeLimitExceeded: 0, CodeInvalidID: 1, CodeWrongType: 2, CodeInvalidInput: 3}

// argumentError is a problem with an argument.
type argumentError struct {
	code     Code
	argument string // such as friendIds[2] or where.id.in
	problem  string // completes the sentence that the argument's name begins
}

func (e *argumentError) Error() string { return e.argument + " " + e.problem }

// problems keeps the problem to tell of all that a field's arguments have: the first of the lowest rank, or a fault.
type problems struct {
	worst *argumentError
	fault error // of the server's own
}

func (p *problems) add(code Code, argument, format string, args ...any) {
	if p.worst == nil || rank[code] < rank[p.worst.code] {
		p.worst = &argumentError{code, argument, fmt.Sprintf(format, args...)}
	}
}

// addInvalid adds what the validation of an object says that an input describes.
func (p *problems) addInvalid(err error) {
	var invalid *storage.InvalidError
	if errors.As(err, &invalid) {
		p.add(CodeInvalidInput, inInput(invalid.Field), "%s", invalid.Problem)
	}
}

// addFault adds what is the server's own fault.
func (p *problems) addFault(fault error) {
	if p.fault == nil {
		p.fault = fault
	}
}

func (p *problems) err() error {
	switch {
	case p.fault != nil:
		return p.fault
	case p.worst != nil:
		return p.worst
	}
	return nil
}

// presenter is the one place where an error becomes an answer. What is the server's own fault is logged with its cause
// and told without it.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		answer := &gqlerror.Error{Path: graphql.GetPath(ctx), Extensions: map[string]any{}}
		var library *gqlerror.Error
		var argument *argumentError
		var notFound *storage.NotFoundError
		if refused := refusedArguments(ctx); refused != nil {
			err = refused
		}
		switch {
		case errors.As(err, &argument):
			answer.Message = argument.Error()
			answer.Extensions["code"] = argument.code
			answer.Extensions["argument"] = argument.argument
			answer.Rule = limitFilter // which counts where the code is that of a limit
		case errors.As(err, &notFound):
			answer.Message = notFound.Error()
			answer.Extensions["code"] = CodeNotFound
			answer.Extensions["ids"] = globalIDs(notFound.Missing)
		case errors.Is(err, context.DeadlineExceeded):
			answer.Message = "the request took too long"
			answer.Extensions["code"] = CodeLimitExceeded
			answer.Rule = LimitTime
		case errors.Is(err, storage.ErrBusy):
			answer.Message = Busy
			answer.Extensions["code"] = CodeUnavailable
			answer.Rule = LimitHeavy
		case errors.Is(err, storage.ErrUnavailable), errors.Is(err, context.Canceled):
			log.WarnContext(ctx, "unavailable", "path", answer.Path.String(), "cause", err)
			answer.Message = "the database cannot answer now; try again"
			if errors.Is(err, storage.ErrUncertain) {
				answer.Message = "the database was lost while it stored the change, which was made or not; look before you try again"
			}
			answer.Extensions["code"] = CodeUnavailable
		case errors.As(err, &library) && library.Err == nil && library.Extensions["code"] != nil:
			return library
		default:
			log.ErrorContext(ctx, "internal error", "path", answer.Path.String(), "cause", err)
			answer.Message = "internal error"
			answer.Extensions["code"] = CodeInternal
		}
		return answer
	}
}

// refusedArguments is the problem with the arguments of a field that failed before it had them, because the library could
// not use one.
func refusedArguments(ctx context.Context) error {
	field := graphql.GetFieldContext(ctx)
	if field == nil || field.Args != nil || field.Field.Field == nil || len(field.Field.Arguments) == 0 {
		return nil
	}
	_, err := operationFrom(ctx).argumentsOf(field.Field.Field)
	return err
}

// recovered turns a panic into an error that is presented as an internal one, and keeps its stack for the log.
func recovered(_ context.Context, panicked any) error {
	return fmt.Errorf("panic: %v\n%s", panicked, debug.Stack())
}

func globalIDs(refs []storage.Ref) []string {
	ids := make([]string, len(refs))
	for i, ref := range refs {
		ids[i] = ref.String()
	}
	return ids
}
