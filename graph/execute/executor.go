// Package execute executes GraphQL operations on a [storage.Store]: it reads requests, answers them along their plans, and
// leaves to the library's executor what no plan can write.
package execute

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"junction/graph/arguments"
	"junction/graph/documents"
	"junction/graph/fault"
	"junction/graph/resolve"
	"junction/graph/schema"
	"junction/graph/types"
	"junction/graph/validation"
	"junction/graph/write"
	"junction/storage"
)

// Executor executes operations as the library's executor does, once they are read. It reads requests itself, because the
// library takes values for variables that GraphQL refuses.
type Executor struct {
	*executor.Executor
	schema     *ast.Schema
	documents  *documents.Cache
	rules      func() *rules.Rules
	parameters []graphql.OperationParameterMutator
	operations []graphql.OperationContextMutator

	once  sync.Once
	hooks *graphql.OperationContext // an operation with the extensions' hooks, which the library keeps to itself
}

// New returns what executes operations on a store, held to what the extensions ask. The schema's own execution answers what
// no plan does, with values of the Go types of the store's kinds. What is known of documents is kept in a cache of its own.
// Faults are logged with their cause.
func New(
	of schema.Executable, goTypes types.GoTypes, store storage.Store, cache *documents.Cache, log *slog.Logger,
	extensions ...graphql.HandlerExtension,
) *Executor {
	planned := newPlanned(of(of.Shown()), goTypes, store)
	e := &Executor{
		Executor: executor.New(planned), schema: planned.Schema(), rules: validation.Rules, documents: cache,
	}
	e.SetErrorPresenter(fault.Presenter(log, resolve.RefusedArguments))
	e.SetRecoverFunc(fault.Recovered)
	e.use(extension.Introspection{})
	for _, extension := range extensions {
		switch asks := extension.(type) {
		case AnswerLimit:
			planned.mostBytes = int64(asks)
			continue
		case Unplanned:
			planned.byPlan = false
			continue
		case graphql.FieldInterceptor, graphql.RootFieldInterceptor: // plans tell nobody of fields
			planned.byPlan = false
		}
		e.use(extension)
	}
	e.AroundRootFields(limitField)
	return e
}

// HideSchema has the executor refuse introspection, and tell nobody what else a misspelt name could have been.
func (e *Executor) HideSchema() { e.rules = validation.QuietRules }

// Answer executes an operation, and sends the answer: nil where the time was over before it began. What the answer holds is
// good until send returns.
func (e *Executor) Answer(ctx context.Context, operation *graphql.OperationContext, send func(*graphql.Response)) {
	respond, ctx := e.DispatchOperation(ctx, operation)
	response := respond(ctx)
	send(response)
	if response != nil {
		write.Release(response.Data)
	}
}

// use adds an extension.
func (e *Executor) use(extension graphql.HandlerExtension) {
	e.Use(extension)
	if mutator, is := extension.(graphql.OperationParameterMutator); is {
		e.parameters = append(e.parameters, mutator)
	}
	if mutator, is := extension.(graphql.OperationContextMutator); is {
		e.operations = append(e.operations, mutator)
	}
}

// CreateOperationContext reads a request. Where that fails, the faults say why, and the operation holds what was read.
func (e *Executor) CreateOperationContext(
	ctx context.Context, params *graphql.RawParams,
) (*graphql.OperationContext, gqlerror.List) {
	e.once.Do(func() { // with a request that is refused
		e.hooks, _ = e.Executor.CreateOperationContext(graphql.StartOperationTrace(ctx), &graphql.RawParams{})
	})
	operation := &graphql.OperationContext{
		DisableIntrospection: true, RecoverFunc: e.hooks.RecoverFunc,
		ResolverMiddleware: e.hooks.ResolverMiddleware, RootResolverMiddleware: e.hooks.RootResolverMiddleware,
	}
	ctx = graphql.WithOperationContext(ctx, operation)
	for _, extension := range e.parameters {
		if fault := extension.MutateOperationParameters(ctx, params); fault != nil {
			return operation, gqlerror.List{fault}
		}
	}
	operation.RawQuery, operation.OperationName = params.Query, params.OperationName
	operation.Extensions, operation.Headers = params.Extensions, params.Headers
	var faults gqlerror.List
	if operation.Doc, faults = e.document(ctx, params.Query); faults != nil {
		return operation, faults
	}
	if err := e.readOperation(operation, params); err != nil {
		return operation, faultsOf(err, errcode.ValidationFailed)
	}
	for _, extension := range e.operations {
		if fault := extension.MutateOperationContext(ctx, operation); fault != nil {
			return operation, gqlerror.List{fault}
		}
	}
	return operation, nil
}

// document returns a query's document, parsed and validated.
func (e *Executor) document(ctx context.Context, query string) (*ast.QueryDocument, gqlerror.List) {
	if document, known := e.documents.Get(ctx, query); known {
		return document, nil
	}
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	switch {
	case err != nil:
		return nil, faultsOf(err, errcode.ParseFailed)
	case len(document.Operations) == 0:
		return nil, faultsOf(errors.New("the document holds no operation"), errcode.ValidationFailed)
	}
	if faults := validator.ValidateWithRules(e.schema, document, e.rules()); len(faults) > 0 {
		return nil, faultsOf(faults, errcode.ValidationFailed)
	}
	e.documents.Add(ctx, query, document)
	return document, nil
}

// readOperation chooses the operation that a request names, and reads its variables.
func (e *Executor) readOperation(operation *graphql.OperationContext, params *graphql.RawParams) (err error) {
	if operation.Operation, err = chosen(operation.Doc.Operations, params.OperationName); err != nil {
		return err
	}
	if operation.Variables, err = arguments.Variables(e.schema, operation.Operation, params.Variables); err != nil {
		return err
	}
	return validation.CheckConditions(operation)
}

// chosen is the operation with a name; without a name, the only one.
func chosen(operations ast.OperationList, name string) (*ast.OperationDefinition, error) {
	if operation := operations.ForName(name); operation != nil {
		return operation, nil
	}
	names := make([]string, len(operations))
	for i, operation := range operations {
		names[i] = operation.Name
	}
	if name == "" {
		return nil, fmt.Errorf("the document holds several operations, so operationName must name one: %s", strings.Join(names, ", "))
	}
	return nil, fmt.Errorf("the document holds no operation named %s", name)
}

// faultsOf are faults of a request with a code of the library's.
func faultsOf(err error, code string) gqlerror.List {
	var faults gqlerror.List
	var fault *gqlerror.Error
	switch {
	case errors.As(err, &faults):
	case errors.As(err, &fault):
		faults = gqlerror.List{fault}
	default:
		faults = gqlerror.List{{Message: err.Error()}}
	}
	for _, fault := range faults {
		errcode.Set(fault, code)
	}
	return faults
}
