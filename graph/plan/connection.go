package plan

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Connection is what is selected of a connection, in order.
type Connection struct {
	schema.List
	Query *storage.Query
	// Reads and Counts say whether the page and the count are needed.
	Reads, Counts bool
	Parts         []Part
	// Below is all that is selected of the objects on the page, and Link of their links.
	Below []*Object
	Link  storage.Fields
	// Whole says that nothing in it is left to the executor.
	Whole    bool
	constant bool
}

// Part is a field of a connection, of an edge or of a page's information.
type Part struct {
	// Key is the alias, and Of the type that it is a field of.
	Key, Name, Of string
	// Object is for nodes and node, Parts for edges and pageInfo, and Field for one of a link's fields.
	Object *Object
	Parts  []Part
	Field  *model.Field
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

// connection compiles what is selected of a field that is a connection to a list.
func (o *Operation) connection(list schema.List, query *storage.Query, field graphql.CollectedField) *Connection {
	plan := &Connection{List: list, Query: query, Link: storage.OnlyID, constant: true}
	plan.Parts, plan.Whole = o.parts(plan, field, o.connectionPart)
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

// parts compiles what is selected of a connection, an edge or a page's information, each field by a function, and reports
// whether nothing in it is left to the executor.
func (o *Operation) parts(
	plan *Connection, of graphql.CollectedField, compile func(*Connection, *Part),
) (parts []Part, whole bool) {
	typeName := typeOf(of)
	fields, constant := o.document.Collect(o.OperationContext, of.Selections, []string{typeName})
	plan.constant = plan.constant && constant
	parts, whole = make([]Part, len(fields)), true
	for i, field := range fields {
		part := &parts[i]
		*part = Part{Key: field.Alias, Name: field.Name, Of: typeName, Whole: true, selected: field}
		if field.Name != names.TypeName {
			compile(plan, part)
		}
		whole = whole && part.Whole
	}
	return parts, whole
}

func (o *Operation) connectionPart(plan *Connection, part *Part) {
	switch part.Name {
	case Nodes:
		o.objectPart(plan, part)
	case Edges:
		part.Parts, part.Whole = o.parts(plan, part.selected, o.edgePart)
	case PageInfo:
		part.Parts, part.Whole = o.parts(plan, part.selected, pageInfoPart)
	case TotalCount:
	default:
		part.leave()
	}
}

func (o *Operation) edgePart(plan *Connection, part *Part) {
	switch part.Name {
	case Node:
		o.objectPart(plan, part)
	case Cursor:
	default:
		if part.Field = plan.LinkField(part.Name); part.Field == nil {
			part.leave()
			return
		}
		plan.Link |= storage.FieldsOf(part.Field)
	}
}

func (o *Operation) objectPart(plan *Connection, part *Part) {
	part.Object = o.Object(plan.Kind, part.selected.Selections)
	part.Whole = part.Object.Whole
	plan.Below = append(plan.Below, part.Object)
	plan.constant = plan.constant && part.Object.constant
}

func pageInfoPart(_ *Connection, part *Part) {
	switch part.Name {
	case HasNextPage, HasPreviousPage, StartCursor, EndCursor:
	default:
		part.leave()
	}
}

// leave leaves the part to the executor.
func (p *Part) leave() { p.Whole, p.Left = false, true }
