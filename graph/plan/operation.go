// Package plan compiles what an operation selects: fragments spread, @skip and @include applied, arguments read. What is
// selected is read ahead along plans, and written along them.
package plan

import (
	"errors"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/graph/documents"
	"junction/graph/fault"
	"junction/graph/schema"
	"junction/storage"
)

// Operation compiles the selections of one operation that is being executed. It is safe for concurrent use.
type Operation struct {
	*graphql.OperationContext
	Schema   *schema.Schema
	document documents.Document

	mutex   sync.Mutex
	read    map[*ast.Field]queryResult
	queries map[queryKey]*storage.Query
	objects map[objectKey]documents.Entry[*Object]
}

// New returns what compiles an operation. What stays the same each time is remembered of its document.
func New(operation *graphql.OperationContext, of *schema.Schema) *Operation {
	return &Operation{OperationContext: operation, Schema: of, document: documents.Of(operation)}
}

// Freeze ends that anything is remembered of the document: what is compiled from now on may not be part of it.
func (o *Operation) Freeze() { o.document = o.document.Frozen() }

// IsQuery reports whether the operation only reads.
func (o *Operation) IsQuery() bool { return o.Operation.Operation == ast.Query }

// Arguments are a field's arguments. Where one of them cannot be used, nothing of the field is done.
func (o *Operation) Arguments(field *ast.Field) (arguments.Arguments, error) {
	given, err := o.document.Arguments(o.Schema.Schema, o.OperationContext, field)
	if unusable, is := errors.AsType[*arguments.Error](err); is {
		return given, &fault.ArgumentError{Code: fault.InvalidInput, Argument: unusable.Place, Problem: unusable.Problem}
	}
	return given, err
}

// Collect lists the fields that are selected of a field, whose type is not abstract.
func (o *Operation) Collect(of graphql.CollectedField) []graphql.CollectedField {
	fields, _ := o.document.Collect(o.OperationContext, of.Selections, []string{typeOf(of)})
	return fields
}

// roots lists the fields at the top.
func (o *Operation) roots(of string) []graphql.CollectedField {
	fields, _ := o.document.Collect(o.OperationContext, o.Operation.SelectionSet, []string{of})
	return fields
}

func typeOf(field graphql.CollectedField) string { return field.Definition.Type.Name() }
