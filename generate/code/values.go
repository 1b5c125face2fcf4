package code

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"junction/model"
)

// This file writes how Go types hold a field's values.

// valueType is a Go type for values, and the functions that lead from a [model.Value] to it and back.
type valueType struct{ name, as, of string }

func valueTypeOf(field *model.Field) valueType {
	switch field.Type {
	case model.Integer:
		return valueType{"int64", "model.Value.Integer", "model.IntegerOf"}
	case model.Float:
		return valueType{"float64", "model.Value.Float", "model.FloatOf"}
	case model.Boolean:
		return valueType{"bool", "model.Value.Boolean", "model.BooleanOf"}
	case model.Time:
		return valueType{"time.Time", "model.Value.Time", "model.TimeOf"}
	case model.Enum:
		name := Enum(field.Enum)
		return valueType{name, "typed.Enum[" + name + "]", "typed.EnumOf[" + name + "]"}
	default:
		return valueType{"string", "model.Value.Text", "model.TextOf"}
	}
}

// goType is a field's type; what may be null is a pointer.
func goType(field *model.Field) string {
	if field.Nullable {
		return "*" + valueTypeOf(field).name
	}
	return valueTypeOf(field).name
}

// read is an object's value of a field, which a variable describes.
func read(variable string, field *model.Field) string {
	value, as := fmt.Sprintf("o.Value(%s)", variable), valueTypeOf(field).as
	method, isMethod := strings.CutPrefix(as, "model.Value.")
	switch {
	case field.Nullable:
		return fmt.Sprintf("typed.Optional(%s, %s)", value, as)
	case isMethod:
		return value + "." + method + "()"
	}
	return as + "(" + value + ")"
}

// written is the value of a field for an object.
func written(field *model.Field) string {
	value, of := "value."+FieldName(field), valueTypeOf(field).of
	if field.Nullable {
		return fmt.Sprintf("typed.OptionalOf(%s, %s)", value, of)
	}
	return fmt.Sprintf("%s(%s)", of, value)
}

// comment is what is said of a type: its description as part of a sentence that begins with its name.
func comment(name, description, otherwise string) string {
	description = strings.TrimSpace(description)
	if description == "" {
		return "// " + name + " " + otherwise
	}
	first, size := utf8.DecodeRuneInString(description)
	text := name + " is " + string(unicode.ToLower(first)) + description[size:]
	return "// " + strings.ReplaceAll(text, "\n", "\n// ")
}
