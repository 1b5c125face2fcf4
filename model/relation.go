package model

// Relation is a many-to-many relation.
type Relation struct {
	// Index is the relation's place among [Model.Relations].
	Index int
	// Table is the junction, which holds a row for each link.
	Table string
	// Sides are the relation as it is seen from either end. A symmetric relation has one, which is in both places.
	Sides [2]*Side
	// Link describes the data that each link has: it is as a kind, but not among [Model.Kinds], and what it describes has no
	// ID. The junction, its table, has a column for each field. It is nil where links have no data.
	Link *Kind
}

// Side is a relation as it is seen from one of its ends, the near one: its objects own links to those at the far end.
type Side struct {
	// Index is the side's place among [Model.Sides].
	Index int
	// Name is what the near kind calls the field: friends.
	Name string
	// Was is its former name, for the migration that renames it; empty for none.
	Was string
	// Description and Deprecated are as those of a [Field].
	Description, Deprecated string
	// Mutations is what the names of the mutations of its links end with: Friends, for addFriends. Empty, it is the name
	// with a first capital.
	Mutations string
	// Mutation is the same of those that are about one object, or what links to it has: Friend, for moveFriend. Empty, it is
	// the singular with a first capital.
	Mutation string
	// Singular is the name for one of the objects at the far end: friend. Arguments that name such objects begin
	// with it: friendIds.
	Singular  string
	Near, Far *Kind
	Relation  *Relation
	// Reverse is the same relation, seen from the other end.
	Reverse *Side
	// Column and FarColumn are the junction's columns that hold the near and the far object's ID.
	Column, FarColumn string
	// SortKeys are the far fields and the links' fields by which an owner's pages cost the page, however many links it has.
	SortKeys []SortKey
}

// SortKey is a field of the far kind, of which the junction keeps a copy, or one of the links' own, by which the junction has
// an index, to give an owner's pages in its order.
type SortKey struct {
	Field *Field
	// Column is the junction's, with the copy or the field itself.
	Column string
	// Index is the junction's, by [Side.Column], then Column, then [Side.FarColumn].
	Index string
}

// Symmetric reports whether the relation is the same from both ends. The junction then has a row for each way of a link:
// two, or one where an object is linked to itself.
func (r *Relation) Symmetric() bool { return r.Sides[0] == r.Sides[1] }

// LinkField returns the field of the relation's links with a name, or nil.
func (s *Side) LinkField(name string) *Field {
	if s.Relation.Link == nil {
		return nil
	}
	return s.Relation.Link.Field(name)
}

// Position returns the field by which people put the side's lists in order, or nil where they cannot.
func (s *Side) Position() *Field {
	if s.Relation.Link == nil {
		return nil
	}
	for _, field := range s.Relation.Link.Fields {
		if field.Position == s {
			return field
		}
	}
	return nil
}

// Orders are the fields by which the side's lists can be ordered: those of the far kind, then those of the links, of which
// the position is the last.
func (s *Side) Orders() (orders []*Field) {
	for _, field := range s.Far.Fields {
		if field.Ordered {
			orders = append(orders, field)
		}
	}
	if s.Relation.Link == nil {
		return orders
	}
	for _, field := range s.Relation.Link.Fields {
		if field.Ordered && field.Position == nil {
			orders = append(orders, field)
		}
	}
	if position := s.Position(); position != nil {
		orders = append(orders, position)
	}
	return orders
}

// WritesLinks reports whether clients can give or change data of the side's links.
func (s *Side) WritesLinks() bool {
	return s.Relation.Link != nil && len(s.Relation.Link.Writable()) > 0
}

// Copies are those of the sort keys that copy a field of the far kind.
func (s *Side) Copies() (keys []SortKey) {
	for _, key := range s.SortKeys {
		if !key.Field.OfLink {
			keys = append(keys, key)
		}
	}
	return keys
}

// String names a side by its kind and its field: Person.friends.
func (s *Side) String() string { return s.Near.Name + "." + s.Name }

// SortKey returns the key for the order by a field, or nil where the junction has none.
func (s *Side) SortKey(by *Field) *SortKey {
	for i := range s.SortKeys {
		if s.SortKeys[i].Field == by {
			return &s.SortKeys[i]
		}
	}
	return nil
}
