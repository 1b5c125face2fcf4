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
	// Ordered says that objects can be ordered by the field, for which it has an index. Of a link's field it says that the
	// lists of both sides can be, and nothing of an index, which a [SortKey] gives.
	Ordered bool
	// Unique says that no two objects have the same value, so that an object can be looked up by it.
	Unique bool
	// Default is the value where none is given; null is the same as none.
	Default Value
	// Stamp says when the server sets the field, a time. What it sets, clients cannot.
	Stamp Stamp
	// OfLink says that the field is one of a link, and not of an object.
	OfLink bool
	// Position is the side in whose lists the field, one of a link, keeps the order that people make: a text, by which links
	// are ordered, and which clients do not see. The side has a sort key for it. It is nil for any other field.
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

// String is the kind's name.
func (k *Kind) String() string { return k.Name }

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
			for _, field := range relation.Link.Fields {
				field.OfLink = true
			}
		}
		first, second := relation.Sides[0], relation.Sides[1]
		first.Reverse, second.Reverse = second, first
		for end, side := range relation.Sides {
			if end > 0 && relation.Symmetric() {
				continue
			}
			side.Relation, side.Index = relation, len(m.Sides)
			if side.Mutations == "" {
				side.Mutations = capital(side.Name)
			}
			if side.Mutation == "" {
				side.Mutation = capital(side.Singular)
			}
			m.Sides = append(m.Sides, side)
			side.Near.Sides = append(side.Near.Sides, side)
		}
	}
	m.mustBeUnambiguous()
	return m
}

// capital is a name that begins with a capital letter.
func capital(name string) string {
	return strings.ToUpper(name[:min(1, len(name))]) + name[min(1, len(name)):]
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
	for _, relation := range m.Relations {
		if relation.Link != nil {
			relation.Link.mustBeUnambiguous()
		}
	}
	for _, kind := range m.Kinds {
		if m.Kind(kind.Name) != kind {
			panic(fmt.Sprintf("two kinds are called %s", kind))
		}
		names := kind.mustBeUnambiguous()
		for _, side := range kind.Sides {
			if names[side.Name] {
				panic(fmt.Sprintf("%s stands for two things", side))
			}
			names[side.Name] = true
		}
	}
}

// mustBeUnambiguous returns the names of the kind's fields.
func (k *Kind) mustBeUnambiguous() map[string]bool {
	if len(k.Fields) > MostFields {
		panic(fmt.Sprintf("%s has more than %d fields", k, MostFields))
	}
	names := make(map[string]bool)
	for _, field := range k.Fields {
		if names[field.Name] {
			panic(fmt.Sprintf("%s.%s stands for two things", k, field.Name))
		}
		names[field.Name] = true
	}
	return names
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

// Writable reports whether clients can set the field.
func (f *Field) Writable() bool { return f.Stamp == NoStamp && f.Position == nil }

// Writable are the fields that clients can set.
func (k *Kind) Writable() (writable []*Field) {
	for _, field := range k.Fields {
		if field.Writable() {
			writable = append(writable, field)
		}
	}
	return writable
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
