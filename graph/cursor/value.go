package cursor

import (
	"math"
	"slices"
	"strconv"

	"junction/model"
)

// appendValue writes a field's value, which is not null, in the one spelling that [Decode] takes.
func appendValue(text []byte, field *model.Field, value model.Value) []byte {
	switch field.Type {
	case model.Integer, model.Time: // in microseconds
		return strconv.AppendInt(text, value.Integer(), 10)
	case model.Float:
		return strconv.AppendFloat(text, value.Float(), 'g', -1, 64)
	case model.Boolean:
		return strconv.AppendBool(text, value.Boolean())
	default:
		return append(text, value.Text()...)
	}
}

// readValue reads a field's value, and reports whether the field can have it. It takes other spellings, too.
func readValue(field *model.Field, text string) (value model.Value, fits bool) {
	switch field.Type {
	case model.Integer:
		n, err := strconv.ParseInt(text, 10, 64)
		return model.IntegerOf(n), err == nil
	case model.Time:
		n, err := strconv.ParseInt(text, 10, 64)
		value = model.IntegerOf(n)
		year := value.Time().Year()
		return value, err == nil && year >= 0 && year <= 9999 // as times are given
	case model.Float:
		n, err := strconv.ParseFloat(text, 64)
		return model.FloatOf(n), err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
	case model.Boolean:
		is, err := strconv.ParseBool(text)
		return model.BooleanOf(is), err == nil
	case model.Enum:
		return model.TextOf(text), slices.Contains(field.Values, text)
	default:
		return model.TextOf(text), true
	}
}
