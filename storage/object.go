package storage

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"junction/model"
)

// ID is an object's number, from 1 to 2^63 − 1, unique among the objects of its kind and never given again.
type ID int64

// Object is an object of some kind, which whoever has it knows: its ID, and the values of some of its fields, or of all.
type Object struct {
	ID ID
	// Fields are those whose values there are.
	Fields Fields
	// Values are the fields' values, in the order in which the kind has the fields.
	Values []model.Value
}

// Fields is a set of a kind's fields. Where objects are read with some of their
// fields, the empty set stands for all of them.
type Fields uint64

// OnlyID stands for the ID, which every object has: a set that has no field besides is not empty.
const OnlyID Fields = 1 << model.MostFields

// FieldsOf is the set of some fields of one kind.
func FieldsOf(fields ...*model.Field) (set Fields) {
	for _, field := range fields {
		set |= 1 << field.Index
	}
	return set
}

// AllFields is the set of all fields of a kind.
func AllFields(kind *model.Kind) Fields { return FieldsOf(kind.Fields...) }

// Of lists the fields of a kind that are in the set.
func (f Fields) Of(kind *model.Kind) []*model.Field {
	fields := make([]*model.Field, 0, f.Len())
	for _, field := range kind.Fields {
		if f.Has(field) {
			fields = append(fields, field)
		}
	}
	return fields
}

// Has reports whether a field is in the set.
func (f Fields) Has(field *model.Field) bool { return f>>field.Index&1 != 0 }

// Len is how many fields are in the set.
func (f Fields) Len() int { return bits.OnesCount64(uint64(f &^ OnlyID)) }

// Reads are the fields that objects of a kind come with which are read with the set.
func (f Fields) Reads(of *model.Kind) Fields {
	if f == 0 {
		return AllFields(of)
	}
	return f &^ OnlyID
}

// NewObject makes an object of the values of all fields of its kind, in the fields' order. It has no ID yet.
func NewObject(kind *model.Kind, values ...model.Value) Object {
	return Object{Fields: AllFields(kind), Values: values}
}

// Has reports whether the object has a value for a field.
func (o *Object) Has(field *model.Field) bool { return o.Fields.Has(field) }

// Value is the value of a field, which the object must have.
func (o *Object) Value(field *model.Field) model.Value {
	return o.Values[(o.Fields & (1<<field.Index - 1)).Len()]
}

// Set gives the object a value for a field.
func (o *Object) Set(field *model.Field, value model.Value) {
	place := (o.Fields & (1<<field.Index - 1)).Len()
	if o.Has(field) {
		o.Values[place] = value
		return
	}
	o.Fields |= 1 << field.Index
	o.Values = append(o.Values, model.Value{})
	copy(o.Values[place+1:], o.Values[place:])
	o.Values[place] = value
}

// Completed returns the object with the defaults of those of its kind's fields that it has no value for.
func (o *Object) Completed(of *model.Kind) Object {
	all := Object{ID: o.ID, Fields: AllFields(of), Values: make([]model.Value, len(of.Fields))}
	for i, field := range of.Fields {
		all.Values[i] = field.Default
		if o.Has(field) {
			all.Values[i] = o.Value(field)
		}
	}
	return all
}

// Differing returns the object with those of its values that another one, which has all fields of their kind, has not got.
func (o *Object) Differing(from *Object, of *model.Kind) Object {
	differing := Object{ID: o.ID}
	for _, field := range o.Fields.Of(of) {
		if value := o.Value(field); value != from.Value(field) {
			differing.Set(field, value)
		}
	}
	return differing
}

// Validate reports the first of an object's values that cannot be stored as an [*InvalidError].
func (o *Object) Validate(kind *model.Kind) error {
	for _, field := range kind.Fields {
		if !o.Has(field) {
			continue
		}
		if problem := problem(field, o.Value(field)); problem != "" {
			return &InvalidError{Field: field.Name, Problem: problem}
		}
	}
	return nil
}

// LongestText is how many bytes of UTF-8 a text may have whose field does not bound it.
const LongestText = 64 << 10

// problem says what keeps a value from being stored; it is empty for nothing.
func problem(field *model.Field, value model.Value) string {
	switch {
	case value.Null() && !field.Nullable:
		return "must not be null"
	case field.Type == model.Enum && !value.Null() && !slices.Contains(field.Values, value.Text()):
		return "must be one of " + strings.Join(field.Values, ", ")
	case value.Null() || field.Type == model.Enum:
		return ""
	case field.Type == model.Text:
		return textProblem(field, value.Text())
	case !field.Type.Holds(value):
		return "must be a finite number"
	case field.Range == nil:
		return ""
	}
	switch least, most := field.Range.Min, field.Range.Max; {
	case !least.Null() && field.Type.Compare(value, least) < 0:
		return "must not be less than " + number(field.Type, least)
	case !most.Null() && field.Type.Compare(value, most) > 0:
		return "must not be more than " + number(field.Type, most)
	}
	return ""
}

// number writes a bound of a range.
func number(of model.Type, value model.Value) string {
	if of == model.Float {
		return strconv.FormatFloat(value.Float(), 'g', -1, 64)
	}
	return strconv.FormatInt(value.Integer(), 10)
}

// textProblem says what keeps a text from being stored.
func textProblem(field *model.Field, text string) string {
	switch {
	case !utf8.ValidString(text):
		return "must be valid UTF-8"
	case strings.ContainsRune(text, 0):
		return "must not hold the character U+0000"
	case field.Min > 0 && strings.TrimSpace(text) == "":
		return "must not be empty or only white space"
	case field.Max > 0 && utf8.RuneCountInString(text) > field.Max:
		return "must not be longer than " + strconv.Itoa(field.Max) + " characters"
	case utf8.RuneCountInString(text) < field.Min:
		return "must not be shorter than " + strconv.Itoa(field.Min) + " characters"
	case field.Max == 0 && len(text) > LongestText:
		return fmt.Sprintf("must not be longer than %d bytes", LongestText)
	}
	return ""
}
