package execute

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/plan"
	"junction/graph/resolve"
	"junction/graph/write"
)

// answer is the answer to one operation, which is being made.
type answer struct {
	resolve.Operation
	executable graphql.ExecutableSchema // the library's
	size       write.Size
	byPlan     bool // plans may write it
}

func (a *answer) response(ctx context.Context) *graphql.Response {
	switch {
	case a.IsQuery():
		return a.query(ctx)
	case a.byPlan:
		return a.mutation(ctx)
	}
	return a.executed(ctx)
}

// executed is the answer of the library's executor to the context's operation.
func (a *answer) executed(ctx context.Context) *graphql.Response {
	ctx = context.WithValue(resolve.With(ctx, &a.Operation), sizeKey{}, &a.size)
	return a.executable.Exec(ctx)(ctx)
}

// query answers a query. All of it is read ahead. What plans can write they write, and the rest is left to the executor, or
// all where something could not be read: it tells what.
func (a *answer) query(ctx context.Context) *graphql.Response {
	roots := a.Roots()
	var columns plan.Columns
	if a.byPlan {
		columns = plan.ColumnsOf(roots)
	}
	if a.Reader.Query(ctx, roots, columns) && a.byPlan {
		if response, written := a.written(ctx, roots); written {
			return response
		}
	}
	if columns != nil { // the executor may ask for any
		a.Reader.ReadAll()
	}
	return a.executed(ctx)
}

// written answers a query along its plans, or reports that they cannot write it.
func (a *answer) written(ctx context.Context, roots []plan.Root) (response *graphql.Response, written bool) {
	response = &graphql.Response{}
	if selections := a.Left(roots); selections != nil {
		a.Freeze()
		response = a.execute(ctx, selections)
	}
	w := write.New(a.Reader, &a.size)
	if !w.Query(roots, response.Data) {
		write.Release(w.Data())
		return &graphql.Response{}, a.size.Exceeded() // which is an answer, too
	}
	response.Data = w.Data()
	return response, true
}

// mutation answers a mutation, whose changes are made one after the other. A change that fails is the executor's to tell, and
// so is what no plan can write.
func (a *answer) mutation(ctx context.Context) *graphql.Response {
	changes := a.Changes()
	a.Freeze()
	w, answer := write.New(a.Reader, &a.size), &graphql.Response{}
	for i := range changes {
		if response, written := a.change(ctx, w, i, &changes[i]); written {
			answer.Errors = append(answer.Errors, response.Errors...)
			continue
		}
		response := a.execute(ctx, a.LeftOf(&changes[i], true))
		answer.Errors = append(answer.Errors, response.Errors...)
		w.Executed(i, &changes[i], response.Data)
	}
	w.EndChanges(len(changes))
	answer.Data = w.Data()
	return answer
}

// change makes a change, and writes what it did along its plan.
func (a *answer) change(
	ctx context.Context, w *write.Writer, i int, field *plan.Change,
) (response *graphql.Response, written bool) {
	if field.Left {
		return nil, false
	}
	made := a.Change(ctx, field)
	if made.Err != nil || !made.Complete {
		return nil, false
	}
	response = &graphql.Response{}
	if !field.Whole {
		response = a.execute(ctx, a.LeftOf(field, false))
	}
	return response, w.Change(i, field, &made.Payload, response.Data)
}

// execute lets the library's executor answer a part of the operation. The response has its errors.
func (a *answer) execute(ctx context.Context, selections ast.SelectionSet) *graphql.Response {
	whole := a.OperationContext
	operation := *whole.Operation
	operation.SelectionSet = selections
	ctx = graphql.WithFreshResponseContext(graphql.WithOperationContext(ctx, &graphql.OperationContext{
		RawQuery: whole.RawQuery, Variables: whole.Variables, OperationName: whole.OperationName, Doc: whole.Doc,
		Extensions: whole.Extensions, Headers: whole.Headers, Operation: &operation, Stats: whole.Stats,
		DisableIntrospection: whole.DisableIntrospection, RecoverFunc: whole.RecoverFunc,
		ResolverMiddleware: whole.ResolverMiddleware, RootResolverMiddleware: whole.RootResolverMiddleware,
	}))
	response := a.executed(ctx)
	response.Errors = append(response.Errors, graphql.GetErrors(ctx)...)
	return response
}
