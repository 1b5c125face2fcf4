// Package limits refuses operations that ask for more than a server gives, before any work is done for them.
package limits

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"junction/graph"
)

// Operation holds the limits on one operation.
type Operation struct {
	// Nodes is how many objects an answer may hold: page sizes multiplied along the nesting, defaults counted; a list
	// that is no page counts as long as the list that is its field's argument.
	Nodes int
	// Depth is how deep fields may nest, introspection apart.
	Depth int
	// RootFields is how many fields may stand at the top, each alias counted.
	RootFields int
	// Fields is how many fields and fragment spreads there may be when fragments are expanded.
	Fields int
	// Directives is how many directives there may be.
	Directives int
}

// extension holds the limits before an operation is validated, because validation itself may be made to work hard, and
// the number of nodes after it, because that depends on the variables.
type extension struct {
	Operation
	passed *lru.Cache[string, struct{}]
}

// passedQueries is how many queries are remembered to have passed, and longestPassed how long one of them may be.
const (
	passedQueries = 1000
	longestPassed = 16 << 10
)

// Extension returns what holds an executor to the limits.
func Extension(limits Operation) graphql.HandlerExtension {
	passed, err := lru.New[string, struct{}](passedQueries)
	if err != nil {
		panic(err) // the size is a positive constant
	}
	return &extension{limits, passed}
}

func (e *extension) ExtensionName() string { return "Limits" }

func (e *extension) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a document for its form. One that does not parse is left to the executor.
func (e *extension) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	if e.passed.Contains(params.Query) {
		return nil
	}
	document, err := parser.ParseQuery(&ast.Source{Input: params.Query})
	if err != nil {
		return nil //nolint:nilerr // the executor parses it again, and says what is wrong with it
	}
	form := measure(document)
	for _, limit := range []struct {
		what       string
		have, most int
	}{
		{"directives", form.directives, e.Directives},
		{"fields and fragment spreads, fragments expanded", form.size, e.Fields},
		{"levels of fields", form.depth, e.Depth},
		{"fields at the top", form.roots, e.RootFields},
	} {
		if limit.have > limit.most {
			return exceeded("the operation must not have more than %d %s", limit.most, limit.what)
		}
	}
	if len(params.Query) <= longestPassed {
		e.passed.Add(params.Query, struct{}{})
	}
	return nil
}

// MutateOperationContext refuses an operation for what it asks for.
func (e *extension) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	count := counter{operation, e.Nodes}
	if count.operation() > e.Nodes {
		return exceeded("the operation must not ask for more than %d nodes, page sizes multiplied along the nesting", e.Nodes)
	}
	return nil
}

func exceeded(format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf(format, args...),
		Extensions: map[string]any{"code": string(graph.CodeLimitExceeded)},
	}
}
