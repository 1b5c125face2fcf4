// Package model describes entities: kinds of object, their fields, and the many-to-many relations between them. All that
// the program knows of a user's entities is a value of [Model]. The lists in it have a fixed order, by which everything
// else is arranged: what belongs to a kind or to a side is found by its index.
package model

import (
	"fmt"
	"strings"
)

// Model is a description of entities. It does not change once it is made by [New].
type Model struct {
	Kinds     []*Kind
	Relations []*Relation
	// Enums are the types of those fields that are enums.
	Enums []*EnumType
	// Description says what the whole is.
	Description string
	// Sides are both sides of every relation, and of a symmetric one its only side.
	Sides []*Side
}

// Kind is a kind of object.
type Kind struct {
	// Index is the kind's place among [Model.Kinds].
	Index int
	// Name is what GraphQL calls the type: Person.
	Name string
	// Was is a former name, by which clients may still know the objects' IDs; empty for none.
	Was string
	// Description is for clients, as those of fields and sides are.
	Description string
	// Plural names the list of all its objects: people.
	Plural string
	// Table is the table that holds its objects, each with a column for every field.
	Table string
	// Marks is the table that marks the objects that have lost very many links, on an engine that deletes those later. It
	// is empty where none are marked.
	Marks string
	// Fields are in the order in which they are declared; there are at most [MostFields].
	Fields []*Field
	// DefaultOrder is the field that objects are ordered by where a query does not say; nil is the ID.
	DefaultOrder *Field
	// Sides are those of the relations' sides that are seen from this kind.
	Sides []*Side
}

// MostFields is how many fields a kind may have.
const MostFields = 63

// Field is a field of a kind.
type Field struct {
	// Index is the field's place among [Kind.Fields].
	Index int
	// Name is what GraphQL calls the field: bornAt.
	Name string
	// Column holds its values. Empty, it is called as the field is.
	Column string
	// Was is the field's former name, for the migration that renames it; empty for none.
	Was string
	// Description and Deprecated are for clients; the second says why the field is not to be used, and is empty otherwise.
	Description, Deprecated string
	Type                    Type
	// Nullable says that there may be no value.
	Nullable bool
	// Min and Max bound the length of a text in characters; a Max of 0 is as long as texts may be.
	Min, Max int
	// Range bounds a number; nil where any will do.
	Range *Range
	// Values are those of an enum, which Enum describes.
	Values []string
	Enum   *EnumType
	// Ordered says that objects can be ordered by the field, for which it has an index.
	Ordered bool
	// Unique says that no two objects have the same value, so that an object can be looked up by it.
	Unique bool
	// Default is the value where none is given; null is the same as none.
	Default Value
	// Stamp says when the server sets the field, a time. What it sets, clients cannot.
	Stamp Stamp
	// Position is the side in whose lists the field, one of a link, keeps the order that people make: a text, by which links
	// are ordered, and which clients do not see. It is nil for any other field.
	Position *Side
}

// Range is the least and the greatest number that a field may hold; null is no bound. Both are values of the field's type.
type Range struct{ Min, Max Value }

// Stamp says when the server sets a time.
type Stamp int8

// The moments at which a time is set. OnUpdate is when an object is created and whenever it is updated.
const (
	NoStamp Stamp = iota
	OnCreate
	OnUpdate
)

// EnumType is a type with a few values that have names.
type EnumType struct {
	Name, Description string
	Values            []EnumValue
}

// EnumValue is a value of an enum. Deprecated says why it is not to be used, and is empty otherwise.
type EnumValue struct{ Name, Description, Deprecated string }

// Type is the type of a field's values.
type Type int8

// The types of values.
const (
	Text Type = iota
	Integer
	Float
	Boolean
	Time
	Enum
)

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

// String names a side by its kind and its field: Person.friends.
func (s *Side) String() string { return s.Near.Name + "." + s.Name }

// String is the kind's name.
func (k *Kind) String() string { return k.Name }

// SortKey returns the key for the order by a field, or nil where the junction has none.
func (s *Side) SortKey(by *Field) *SortKey {
	for i := range s.SortKeys {
		if s.SortKeys[i].Field == by {
			return &s.SortKeys[i]
		}
	}
	return nil
}

// New makes a model of kinds and relations. Both know their fields, their ends and their tables; the indexes and what
// leads from a kind to its sides is filled in here. It panics where a name stands for two things, or a kind has too
// many fields.
func New(kinds []*Kind, relations []*Relation) *Model {
	m := &Model{Kinds: kinds, Relations: relations}
	for i, kind := range kinds {
		kind.Index = i
		kind.number()
	}
	for i, relation := range relations {
		relation.Index = i
		if relation.Link != nil {
			relation.Link.Table = relation.Table
			relation.Link.number()
		}
		first, second := relation.Sides[0], relation.Sides[1]
		first.Reverse, second.Reverse = second, first
		for _, side := range relation.Sides {
			if side.Relation != nil {
				continue // a symmetric one, the second time
			}
			side.Relation, side.Index = relation, len(m.Sides)
			if side.Mutations == "" {
				side.Mutations = strings.ToUpper(side.Name[:1]) + side.Name[1:]
			}
			m.Sides = append(m.Sides, side)
			side.Near.Sides = append(side.Near.Sides, side)
		}
	}
	m.mustBeUnambiguous()
	return m
}

// number fills in the places and the columns of the kind's fields.
func (k *Kind) number() {
	for i, field := range k.Fields {
		field.Index = i
		if field.Column == "" {
			field.Column = field.Name
		}
	}
}

func (m *Model) mustBeUnambiguous() {
	for _, kind := range m.Kinds {
		if m.Kind(kind.Name) != kind {
			panic(fmt.Sprintf("two kinds are called %s", kind))
		}
		if len(kind.Fields) > MostFields {
			panic(fmt.Sprintf("%s has more than %d fields", kind, MostFields))
		}
		names := make(map[string]bool)
		for _, field := range kind.Fields {
			if names[field.Name] {
				panic(fmt.Sprintf("%s.%s stands for two things", kind, field.Name))
			}
			names[field.Name] = true
		}
		for _, side := range kind.Sides {
			if names[side.Name] {
				panic(fmt.Sprintf("%s stands for two things", side))
			}
			names[side.Name] = true
		}
	}
}

// Kind returns the kind with a name, or nil.
func (m *Model) Kind(name string) *Kind {
	for _, kind := range m.Kinds {
		if kind.Name == name {
			return kind
		}
	}
	return nil
}

// Field returns the field with a name, or nil.
func (k *Kind) Field(name string) *Field {
	for _, field := range k.Fields {
		if field.Name == name {
			return field
		}
	}
	return nil
}

// Side returns the side that the kind calls so, or nil.
func (k *Kind) Side(name string) *Side {
	for _, side := range k.Sides {
		if side.Name == name {
			return side
		}
	}
	return nil
}
