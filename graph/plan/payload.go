package plan

import (
	"github.com/99designs/gqlgen/graphql"

	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// PayloadField is a field of a payload.
type PayloadField struct {
	// Key is the alias, and Of the type that it is a field of.
	Key, Of string
	Content Content
	// Via is the side whose links the field shows; nil for all others.
	Via *model.Side
	// Object is what is selected of the objects that the field shows, and Edges of the edges.
	Object *Object
	Edges  *PayloadEdges
	// Left says that the field is left to the executor.
	Left     bool
	selected graphql.CollectedField
}

// Content is what a field of a payload shows.
type Content int8

// What a field of a payload shows: the object that was changed, or that owns links, and the objects at the other ends of
// links; edges of them; IDs, and counts.
const (
	Unknown Content = iota // to plans
	PayloadType
	ChangedObject
	AddedObjects
	UpdatedObjects
	RemovedObjects
	ChangedEdge
	AddedEdges
	InverseEdges
	UpdatedEdges
	UpdatedInverseEdges
	MovedEdge
	DeletedID
	DeletedIDs
	UnlinkedIDs
	DeletedCount
	LinkCount
)

// PayloadEdges is what is selected of edges that are on no page. Their cursors are those of the default order, or of the
// order by hand where one was moved in that.
type PayloadEdges struct {
	Part
	Kind  *model.Kind
	Order storage.Order
	// Below is all that is selected of the objects.
	Below []*Object
}

// Whole reports whether nothing of the field is left to the executor.
func (f *PayloadField) Whole() bool {
	return !f.Left && (f.Object == nil || f.Object.Whole) && (f.Edges == nil || f.Edges.Whole)
}

// payloadField compiles a field of what a mutation returns, which is of a type.
func (o *Operation) payloadField(of names.Mutation, selected graphql.CollectedField, typeName string) PayloadField {
	field := PayloadField{Key: selected.Alias, Of: typeName, selected: selected}
	field.Content, field.Via = content(of, selected.Name)
	switch field.Content {
	case Unknown:
		field.Left = true
	case ChangedObject:
		field.Object = o.Object(of.Kind, selected.Selections)
	case AddedObjects, UpdatedObjects, RemovedObjects:
		field.Object = o.Object(field.Via.Far, selected.Selections)
	case ChangedEdge:
		field.Edges = o.edges(schema.List{Kind: of.Kind}, selected)
	case AddedEdges, UpdatedEdges:
		field.Edges = o.edges(schema.Linked(field.Via), selected)
	case MovedEdge:
		field.Edges = o.edges(schema.Linked(field.Via), selected)
		field.Edges.Order = storage.Order{Field: field.Via.Position()}
	case InverseEdges, UpdatedInverseEdges:
		field.Edges = o.edges(schema.Linked(field.Via.Reverse), selected)
	default: // IDs, counts, and the type
	}
	return field
}

// edges compiles what is selected of a field that shows edges of a list, or one.
func (o *Operation) edges(of schema.List, field graphql.CollectedField) *PayloadEdges {
	page := &Connection{List: of}
	part := Part{Key: field.Alias, Name: field.Name, selected: field}
	part.Parts, part.Whole = o.parts(page, field, o.edgePart)
	return &PayloadEdges{Part: part, Kind: of.Kind, Order: storage.Order{Field: of.Kind.DefaultOrder}, Below: page.Below}
}

// Those of a payload's fields that no kind or side gives a name, by what the mutation does.
var contents = map[names.Verb]map[string]Content{
	names.Delete:    {names.DeletedID: DeletedID, names.RemovedLinkCount: LinkCount},
	names.DeleteAll: {names.DeletedIDs: DeletedIDs, names.DeletedCount: DeletedCount, names.RemovedLinkCount: LinkCount},
	names.Add:       linkContents,
	names.Remove:    linkContents,
	names.Set:       linkContents,
	names.Clear:     {names.RemovedCount: LinkCount, names.RemovedIDs: UnlinkedIDs},
	names.UpdateLinks: {
		names.Updated: UpdatedObjects, names.UpdatedEdges: UpdatedEdges, names.InverseEdges: UpdatedInverseEdges,
	},
	names.Move: {names.MovedEdge: MovedEdge},
}

var linkContents = map[string]Content{
	names.Added: AddedObjects, names.AddedEdges: AddedEdges, names.InverseEdges: InverseEdges,
	names.Updated: UpdatedObjects, names.UpdatedEdges: UpdatedEdges,
	names.Removed: RemovedObjects, names.RemovedIDs: UnlinkedIDs,
}

// content is what a field of the payload of a mutation shows, and the side whose links it shows.
func content(of names.Mutation, field string) (Content, *model.Side) {
	deletes := of.Verb == names.Delete || of.Verb == names.DeleteAll
	switch known, is := contents[of.Verb][field]; {
	case is:
		return known, of.Side
	case field == names.TypeName:
		return PayloadType, nil
	case !deletes && field == names.Object(of.Kind):
		return ChangedObject, nil
	case of.Verb == names.Create && field == names.ObjectEdge(of.Kind):
		return ChangedEdge, nil
	}
	for _, side := range of.Kind.Sides {
		added, inverse := names.CreatedEdges(side)
		switch {
		case of.Verb == names.Create && field == added:
			return AddedEdges, side
		case of.Verb == names.Create && field == inverse:
			return InverseEdges, side
		case deletes && field == names.Unlinked(side):
			return UnlinkedIDs, side
		}
	}
	return Unknown, nil
}
