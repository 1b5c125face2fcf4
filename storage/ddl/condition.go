package ddl

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"junction/model"
)

// Condition returns what a field's values in a column have to fulfil, apart from what the column's type says; empty
// where any will do.
func (e Engine) Condition(field *model.Field, column string) string {
	switch field.Type {
	case model.Text:
		return between(e.length+"("+column+")", positive(field.Min), positive(field.Max))
	case model.Enum:
		values := make([]string, len(field.Values))
		for i, value := range field.Values {
			values[i] = quoted(value)
		}
		return column + " IN (" + strings.Join(values, ", ") + ")"
	case model.Boolean:
		if e.boolean != "" {
			return column + e.boolean
		}
		return ""
	default:
		if field.Range == nil {
			return ""
		}
		return between(column, e.bound(field.Type, field.Range.Min), e.bound(field.Type, field.Range.Max))
	}
}

// positive is a bound of a text's length, and empty where there is none.
func positive(bound int) string {
	if bound == 0 {
		return ""
	}
	return strconv.Itoa(bound)
}

// bound is a bound of a number, and empty where there is none.
func (e Engine) bound(of model.Type, value model.Value) string {
	if value.Null() {
		return ""
	}
	return e.Literal(of, value)
}

// between is the condition that an expression keeps its bounds, of which any may be empty.
func between(expression, least, most string) string {
	switch {
	case least != "" && most != "":
		return expression + " BETWEEN " + least + " AND " + most
	case least != "":
		return expression + " >= " + least
	case most != "":
		return expression + " <= " + most
	}
	return ""
}

// Literal writes a value of a type.
func (e Engine) Literal(of model.Type, value model.Value) string {
	if value.Null() {
		return "NULL"
	}
	switch of {
	case model.Text, model.Enum:
		return quoted(value.Text())
	case model.Integer:
		return strconv.FormatInt(value.Integer(), 10)
	case model.Float:
		text := strconv.FormatFloat(value.Float(), 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		return text
	default:
		return e.literal(of, value)
	}
}

// numeric writes booleans and times as the whole numbers that they are kept as.
func numeric(_ model.Type, value model.Value) string { return strconv.FormatInt(value.Integer(), 10) }

// typed writes booleans and times as types of their own.
func typed(of model.Type, value model.Value) string {
	if of == model.Boolean {
		return strconv.FormatBool(value.Boolean())
	}
	return fmt.Sprintf("timestamptz '%s'", value.Time().Format(time.RFC3339Nano))
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
