package storage

import "junction/model"

// Query asks for one page of objects.
type Query struct {
	// Where lets objects through; nil lets all through.
	Where Filter
	// Repeat gives an object once for every link that a Some at the top of Where matches, as a join does. The top is
	// Where itself or a member of an And that is Where itself; the first such Some counts. A relation ignores Repeat.
	Repeat bool
	// Fields are those that the objects come with, besides the order's; 0 is all.
	Fields Fields
	// Link are the fields that the links of a relation's page come with, besides the order's; 0 is all.
	Link Fields
	// Order is the order of the page, whichever way it is walked.
	Order Order
	// After and Before bound the page, exclusively; nil does not.
	After, Before *Cursor
	// Limit is the most objects of a page, 0 or more.
	Limit int
	// Backward takes the last objects between the bounds instead of the first.
	Backward bool
}

// Reads are the fields that the objects of a kind come with.
func (q *Query) Reads(of *model.Kind) Fields {
	reads := q.Fields.Reads(of)
	if field := q.Order.Field; field != nil && !field.OfLink {
		reads |= FieldsOf(field)
	}
	return reads
}

// ReadsOfLinks are the fields that links come with, which a kind describes; none where it is nil.
func (q *Query) ReadsOfLinks(link *model.Kind) Fields {
	if link == nil {
		return 0
	}
	reads := q.Link.Reads(link)
	if field := q.Order.Field; field != nil && field.OfLink {
		reads |= FieldsOf(field)
	}
	return reads
}

// Order is an order of objects. Ties are broken by ID in the same direction.
type Order struct {
	// Field is the field to order by, texts by code point; nil orders by ID alone. The page of a relation can be ordered by a
	// field of its links, too.
	Field *model.Field
	// Descending runs from the highest to the lowest.
	Descending bool
}

// Cursor is a place in an order: that of an object, whether it still exists or not.
type Cursor struct {
	// Value is that of the order's field; null where the order is by ID alone.
	Value model.Value
	// ID is the object's ID.
	ID ID
	// Linked is the ID of the linked object where a query repeats objects, else 0. As a bound of a query that repeats,
	// 0 stands for all of the object's places; as one of a query that does not, Linked does not matter.
	Linked ID
}

// Page is a page of objects and what lies around it.
type Page struct {
	Edges []Edge
	// HasPrevious and HasNext say exactly whether objects lie before and after the page. An empty page lies just after
	// the query's After or at the front, or, if it was walked backward, just before its Before or at the end, also where
	// After does not lie before Before.
	HasPrevious, HasNext bool
}

// Edge is an object on a page.
type Edge struct {
	Node Object
	// Linked is the ID of the linked object where a query repeats objects, else 0.
	Linked ID
	// Link is the data of the link, on a page of a relation whose links have any.
	Link Object
}

// Nodes are the objects of some edges.
func Nodes(edges []Edge) []Object {
	nodes := make([]Object, len(edges))
	for i := range edges {
		nodes[i] = edges[i].Node
	}
	return nodes
}

// Place is the place of an object in an order. The object, or its link, must have the order's field.
func (o Order) Place(of *Edge) Cursor {
	place := Cursor{ID: of.Node.ID, Linked: of.Linked}
	switch {
	case o.Field == nil:
	case o.Field.OfLink:
		place.Value = of.Link.Value(o.Field)
	default:
		place.Value = of.Node.Value(o.Field)
	}
	return place
}
