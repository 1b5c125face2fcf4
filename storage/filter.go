package storage

import "junction/model"

// Filter is a condition on the objects of one kind: a tree of the types in this file. A nil Filter holds for every
// object. The tree does not say its kind; a store refuses one that names a field or a side that the kind lacks. What is come
// to by a link, in [Some.Where] and on the page of a relation, may be asked for the link's fields beside the object's own.
type Filter interface{ isFilter() }

// And holds when all of its members do: always, when it has none.
type And []Filter

// Or holds when at least one of its members does: never, when it has none.
type Or []Filter

// Not holds when its member does not.
type Not struct{ Filter Filter }

// IDIn holds for the objects with these IDs.
type IDIn []ID

// Text compares a text field or an enum with a value, by code point. Null compares as in a [Compare].
type Text struct {
	Field      *model.Field
	Op         TextOp
	Value      string
	IgnoreCase bool // compare the simple Unicode lower case of both
}

// TextIn holds when a text field or an enum equals one of the values.
type TextIn struct {
	Field      *model.Field
	Values     []string
	IgnoreCase bool // compare the simple Unicode lower case of both
}

// Compare compares a field that is no text with a value of its type. Null is greater and less than nothing, equal to
// nothing, and so not equal to every value.
type Compare struct {
	Field *model.Field
	Op    Op
	Value model.Value
}

// In holds when a field that is no text equals one of the values.
type In struct {
	Field  *model.Field
	Values []model.Value
}

// IsNull holds when a field has no value.
type IsNull struct{ Field *model.Field }

// Some holds when at least one object linked through a side fulfils Where; a nil Where asks for any link at all.
// "Every" is Not{Some{Not}}, "none" is Not{Some}.
type Some struct {
	Via   *model.Side
	Where Filter
}

// LinkCount compares the number of an object's links through a side, all of them, with a number.
type LinkCount struct {
	Via *model.Side
	Op  Op
	N   int64
}

// Op is a comparison of two numbers.
type Op string

// The comparisons of numbers, written as SQL writes them.
const (
	Equal          Op = "="
	NotEqual       Op = "<>"
	Less           Op = "<"
	LessOrEqual    Op = "<="
	Greater        Op = ">"
	GreaterOrEqual Op = ">="
)

// TextOp is a comparison of two texts: every [Op], and these.
type TextOp = Op

// The comparisons that only texts have.
const (
	Contains   TextOp = "contains"
	StartsWith TextOp = "startsWith"
	EndsWith   TextOp = "endsWith"
)

func (And) isFilter()       {}
func (Or) isFilter()        {}
func (Not) isFilter()       {}
func (IDIn) isFilter()      {}
func (Text) isFilter()      {}
func (TextIn) isFilter()    {}
func (Compare) isFilter()   {}
func (In) isFilter()        {}
func (IsNull) isFilter()    {}
func (Some) isFilter()      {}
func (LinkCount) isFilter() {}
