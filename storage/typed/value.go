package typed

import "junction/model"

// Optional is a value as a Go type has it, nil for null.
func Optional[T any](value model.Value, as func(model.Value) T) *T {
	if value.Null() {
		return nil
	}
	of := as(value)
	return &of
}

// OptionalOf is the value of what [Optional] returned.
func OptionalOf[T any](value *T, of func(T) model.Value) model.Value {
	if value == nil {
		return model.Value{}
	}
	return of(*value)
}

// Int is a whole number as GraphQL has it, which is one of 32 bits.
func Int(value model.Value) int { return int(value.Integer()) }

// Enum is an enum's value.
func Enum[T ~string](value model.Value) T { return T(value.Text()) }

// EnumOf is the value of an enum's value.
func EnumOf[T ~string](value T) model.Value { return model.TextOf(string(value)) }
