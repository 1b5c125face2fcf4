package sqlstore

import (
	"fmt"
	"strconv"

	"junction/model"
	"junction/storage"
)

// This file says how a field's value leaves the engine and comes to it. It leaves as one or two items, each a whole number
// or a text: in front of what may be null stands whether it is there.

// item is an expression for a part of a value, which is a whole number or a text.
type item struct {
	expression string
	number     bool
}

// isNumber reports whether values of a type are whole numbers to this package: all but texts, and floats, which would lose
// digits.
func isNumber(t model.Type) bool { return t == model.Integer || t == model.Boolean || t == model.Time }

// items are those of a field, given the expression for its column.
func (d *Dialect) items(field *model.Field, column string) []item {
	value := item{column, isNumber(field.Type)}
	if d.Wire != nil {
		value.expression = d.Wire(field.Type, column)
	}
	if !field.Nullable {
		return []item{value}
	}
	none := "''"
	if value.number {
		none = "0"
	}
	value.expression = "coalesce(" + value.expression + ", " + none + ")"
	return []item{{"CASE WHEN " + column + " IS NULL THEN 0 ELSE 1 END", true}, value}
}

// bindValue is a value as a parameter.
func (d *Dialect) bindValue(field *model.Field, value model.Value) any {
	switch {
	case value.Null():
		return nil
	case d.Bind != nil:
		return d.Bind(field.Type, value)
	}
	return plainValue(field.Type, value)
}

// plainValue is a value as an engine takes it that has nothing but whole numbers, floats and texts.
func plainValue(t model.Type, value model.Value) any {
	switch {
	case t == model.Float:
		return value.Float()
	case isNumber(t):
		return value.Integer()
	}
	return value.Text()
}

// columnsOf lists what a source's objects leave the engine as: the ID, then the items of each of some fields.
func (st *statement) columnsOf(of source, fields storage.Fields) []string {
	columns := []string{of.column("id")}
	for _, field := range fields.Of(of.object()) {
		for _, item := range st.dialect.items(field, of.column(field.Column)) {
			columns = append(columns, item.expression)
		}
	}
	return columns
}

// nothing lists as many values as [statement.columnsOf] does of all fields, of the same types.
func (d *Dialect) nothing(kind *model.Kind) []string {
	columns := []string{"0"}
	for _, field := range kind.Fields {
		for _, item := range d.items(field, "") {
			if item.number {
				columns = append(columns, "0")
			} else {
				columns = append(columns, "''")
			}
		}
	}
	return columns
}

// valueReader reads a value from its items.
type valueReader struct {
	field  *model.Field
	there  int64 // 0 where there is no value
	number int64
	text   string
}

// targets are where the items are scanned to.
func (v *valueReader) targets(into []any) []any {
	if v.field.Nullable {
		into = append(into, &v.there)
	}
	if isNumber(v.field.Type) {
		return append(into, &v.number)
	}
	return append(into, &v.text)
}

// take reads the items from a tuple.
func (v *valueReader) take(from *tupleReader) {
	if v.field.Nullable {
		v.there = from.number()
	}
	if isNumber(v.field.Type) {
		v.number = from.number()
	} else {
		v.text = from.text()
	}
}

// value is what was read.
func (v *valueReader) value() (model.Value, error) {
	switch {
	case v.field.Nullable && v.there == 0:
		return model.Value{}, nil
	case isNumber(v.field.Type):
		return model.IntegerOf(v.number), nil
	case v.field.Type == model.Float:
		n, err := strconv.ParseFloat(v.text, 64)
		if err != nil {
			return model.Value{}, fmt.Errorf("%q is no number for %s", v.text, v.field.Name)
		}
		return model.FloatOf(n), nil
	}
	return model.TextOf(v.text), nil
}

// objectReader reads the objects of a kind from rows whose columns are those of [statement.columnsOf].
type objectReader struct {
	fields storage.Fields
	id     int64
	values []valueReader
	into   []any // where a row is scanned to
}

func newObjectReader(kind *model.Kind, fields storage.Fields) *objectReader {
	r := &objectReader{fields: fields, values: make([]valueReader, fields.Len())}
	r.into = append(make([]any, 0, 1+2*fields.Len()), &r.id)
	for i, field := range fields.Of(kind) {
		r.values[i].field = field
		r.into = r.values[i].targets(r.into)
	}
	return r
}

// object is the object of the row that was scanned.
func (r *objectReader) object() (storage.Object, error) {
	object := storage.Object{ID: storage.ID(r.id), Fields: r.fields, Values: make([]model.Value, len(r.values))}
	for i := range r.values {
		value, err := r.values[i].value()
		if err != nil {
			return object, err
		}
		object.Values[i] = value
	}
	return object, nil
}
