package rows

import (
	"fmt"
	"strconv"

	"junction/model"
)

// A field's value leaves the engine as one or two items, each a whole number or a text: in front of what may be null
// stands whether it is there.

// IsNumber reports whether values of a type are whole numbers to an engine: all but texts, and floats, which would lose
// digits.
func IsNumber(t model.Type) bool { return t == model.Integer || t == model.Boolean || t == model.Time }

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
	if IsNumber(v.field.Type) {
		return append(into, &v.number)
	}
	return append(into, &v.text)
}

// take reads the items from a tuple.
func (v *valueReader) take(from *tupleReader) {
	if v.field.Nullable {
		v.there = from.number()
	}
	if IsNumber(v.field.Type) {
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
	case IsNumber(v.field.Type):
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
