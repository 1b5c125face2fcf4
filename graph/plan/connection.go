package plan

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Connection is what is selected of a connection, in order.
type Connection struct {
	Kind  *model.Kind
	Query *storage.Query
	// Reads and Counts say whether the page and the count are needed.
	Reads, Counts bool
	Parts         []Part
	// Below is all that is selected of the objects on the page.
	Below []*Object
	// Whole says that nothing in it is left to the executor.
	Whole    bool
	constant bool
}

// Part is a field of a connection, of an edge or of a page's information.
type Part struct {
	// Key is the alias as JSON, with its colon, and Of the type that it is a field of.
	Key, Name, Of string
	// Object is for nodes and node, and Parts for edges and pageInfo.
	Object *Object
	Parts  []Part
	// Whole says that nothing of it is left to the executor, and Left that all is.
	Whole, Left bool
	selected    graphql.CollectedField
}

// The fields of connections, edges and pages' information.
const (
	Nodes           = "nodes"
	Edges           = "edges"
	PageInfo        = "pageInfo"
	TotalCount      = "totalCount"
	Node            = "node"
	Cursor          = "cursor"
	HasNextPage     = "hasNextPage"
	HasPreviousPage = "hasPreviousPage"
	StartCursor     = "startCursor"
	EndCursor       = "endCursor"
)

// connection compiles what is selected of a field that is a connection to objects of a kind.
func (o *Operation) connection(kind *model.Kind, query *storage.Query, field graphql.CollectedField) *Connection {
	plan := &Connection{Kind: kind, Query: query, constant: true}
	plan.Parts, plan.Whole = o.parts(plan, field.Selections, typeOf(field))
	for i := range plan.Parts {
		plan.Reads = plan.Reads || ofPage(plan.Parts[i].Name)
		plan.Counts = plan.Counts || plan.Parts[i].Name == TotalCount
	}
	return plan
}

// NeedsPage reports whether the page of a connection is needed for what is selected of it.
func (o *Operation) NeedsPage(field graphql.CollectedField) bool {
	return slices.ContainsFunc(o.Collect(field), func(f graphql.CollectedField) bool { return ofPage(f.Name) })
}

// ofPage reports whether the page is needed for a field of a connection.
func ofPage(field string) bool { return field != names.TypeName && field != TotalCount }

// parts compiles what is selected of a connection, an edge or a page's information, and reports whether nothing in it is left
// to the executor.
func (o *Operation) parts(plan *Connection, selections ast.SelectionSet, typeName string) (parts []Part, whole bool) {
	fields, constant := o.document.Collect(o.OperationContext, selections, []string{typeName})
	plan.constant = plan.constant && constant
	parts, whole = make([]Part, len(fields)), true
	for i, field := range fields {
		part := Part{Key: jsonKey(field), Name: field.Name, Of: typeName, Whole: true, selected: field}
		switch field.Name {
		case Nodes, Node:
			part.Object = o.Object(plan.Kind, field.Selections)
			part.Whole = part.Object.Whole
			plan.Below = append(plan.Below, part.Object)
			plan.constant = plan.constant && part.Object.constant
		case Edges, PageInfo:
			part.Parts, part.Whole = o.parts(plan, field.Selections, typeOf(field))
		case names.TypeName, TotalCount, Cursor, HasNextPage, HasPreviousPage, StartCursor, EndCursor:
		default:
			part.Whole, part.Left = false, true
		}
		whole = whole && part.Whole
		parts[i] = part
	}
	return parts, whole
}
