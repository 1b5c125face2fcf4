// Package limits refuses operations that ask for more than a server gives, before any work is done for them.
package limits

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"junction/graph/documents"
	"junction/graph/fault"
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
	// Tokens is how many tokens the text may have; how many fields, spreads, variables and values there may be when
	// fragments are expanded and, as validation does, looked at once more by themselves; and how many values there may be
	// in arguments when variables are put in.
	Tokens int
	// Values is how many fields the objects of an answer may have in all, introspection included: it bounds the answer.
	Values int
}

// extension holds the limits before an operation is validated, because validation itself may be made to work hard, and
// the number of nodes after it, because that depends on the variables.
type extension struct {
	Operation
	documents *documents.Cache
	schema    *ast.Schema
	types     map[string][]string
	lists     map[string]int
}

// Extension returns what holds an executor to the limits. What is in the executor's cache of documents has passed them.
func Extension(limits Operation, documents *documents.Cache) graphql.HandlerExtension {
	return &extension{Operation: limits, documents: documents}
}

func (e *extension) ExtensionName() string { return "Limits" }

// Validate learns from the schema how much there is to tell of it.
func (e *extension) Validate(schema graphql.ExecutableSchema) error {
	e.schema = schema.Schema()
	e.types = typesOf(schema.Schema())
	e.lists = listsOf(schema.Schema())
	return nil
}

// MutateOperationParameters refuses a document for its text, before it is parsed, and for its form.
func (e *extension) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	if e.documents.Contains(params.Query) {
		return nil
	}
	text := read(params.Query, e.Tokens)
	switch {
	case text.tokens > e.Tokens:
		return exceeded("tokens", "the query must not have more than %d tokens", e.Tokens)
	case text.brackets > deepestBrackets:
		return exceeded("nesting", "the query must not nest brackets more than %d levels deep", deepestBrackets)
	case text.name > longestName:
		return exceeded("name", "a name must not have more than %d characters", longestName)
	}
	document, err := parser.ParseQuery(&ast.Source{Input: params.Query})
	if err != nil {
		return nil //nolint:nilerr // the executor parses it again, and says what is wrong with it
	}
	form := measure(document)
	for _, limit := range []struct {
		name, what string
		have, most int
	}{
		{"directives", "directives", form.directives, e.Directives},
		{"fields", "fields and fragment spreads, fragments expanded", form.size, e.Fields},
		{"depth", "levels of fields", form.depth, e.Depth},
		{"root-fields", "fields at the top", form.roots, e.RootFields},
		{"tokens", "tokens, fragments expanded", form.tokens, e.Tokens},
	} {
		if limit.have > limit.most {
			return exceeded(limit.name, "the operation must not have more than %d %s", limit.most, limit.what)
		}
	}
	return nil
}

// MutateOperationContext refuses an operation for what it asks for.
func (e *extension) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	count := e.count(operation)
	operation.Stats.SetExtension(e.ExtensionName(), count)
	if count.nodes > e.Nodes {
		return exceeded("nodes", "the operation must not ask for more than %d nodes, page sizes multiplied along the nesting", e.Nodes)
	}
	if count.tokens > e.Tokens {
		return exceeded("tokens", "the arguments must not hold more than %d values, a variable's counted each time it is used", e.Tokens)
	}
	if count.values > e.Values {
		return exceeded("values", "the operation must not ask for more than %d values, which are the fields of all objects", e.Values)
	}
	return nil
}

// count counts what an operation asks for.
func (e *extension) count(operation *graphql.OperationContext) counts {
	c := counter{
		OperationContext: operation, schema: e.schema, document: documents.Of(operation), types: e.types, lists: e.lists,
		most: counts{nodes: e.Nodes, tokens: e.Tokens, values: e.Values},
	}
	c.nodes = c.operation()
	return c.counts
}

// What makes an operation heavier by 1: so many nodes to read, or so many values to write, which are some hundred kilobytes.
const (
	nodesPerWeight  = 1_000
	valuesPerWeight = 4_000
)

// Weight is how heavy an operation is by what it asks for, at least 1. Of one that was held to no limits nothing is known.
func Weight(operation *graphql.OperationContext) int64 {
	asked, _ := operation.Stats.GetExtension((*extension)(nil).ExtensionName()).(counts)
	return int64(1 + max(asked.nodes/nodesPerWeight, asked.values/valuesPerWeight))
}

// exceeded refuses an operation for a limit, whose name is for counting and not for the client.
func exceeded(name, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{
		Rule:       name,
		Message:    fmt.Sprintf(format, args...),
		Extensions: map[string]any{"code": string(fault.LimitExceeded)},
	}
}
