package input

import (
	"junction/graph/arguments"
	"junction/graph/fault"
	"junction/model"
)

// value is what a request gives for a field, which is not null, and of the type that the schema has for the field.
func (r idReader) value(field *model.Field, given any, at string) model.Value {
	switch field.Type {
	case model.Integer:
		return model.IntegerOf(given.(int64))
	case model.Float:
		return model.FloatOf(given.(float64))
	case model.Boolean:
		return model.BooleanOf(given.(bool))
	case model.Time:
		return r.time(given.(string), at)
	default:
		return model.TextOf(given.(string))
	}
}

// time reads a time, which is stored to the microsecond.
func (r idReader) time(given, at string) model.Value {
	const most = 6
	if arguments.FractionDigits(given) > most {
		r.Add(fault.InvalidInput, at, "must not have more than %d digits of a second", most)
	}
	t, _ := arguments.Time(given) // it fits, as arguments hold no other
	return model.TimeOf(t)
}
