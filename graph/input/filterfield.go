package input

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"junction/graph/fault"
	"junction/model"
	"junction/storage"
)

// comparisons are the operators that compare with one value. Which of them a field has is the schema's to say.
var comparisons = map[string]storage.Op{
	"eq": storage.Equal, "ne": storage.NotEqual,
	"lt": storage.Less, "lte": storage.LessOrEqual, "gt": storage.Greater, "gte": storage.GreaterOrEqual,
	"contains": storage.Contains, "startsWith": storage.StartsWith, "endsWith": storage.EndsWith,
}

// field reads what a filter asks of a field. How values are compared depends on the field's type, whatever the schema calls
// the input type.
func (r *filterReader) field(
	field *model.Field, typeName string, given map[string]any, at string,
) (all []storage.Filter) {
	ignoreCase := given["ignoreCase"] == true
	r.operators(typeName, given, at, func(operator string, value any, at string) {
		op, compares := comparisons[operator]
		switch {
		case operator == "isNull":
			all = append(all, unless(value == false, storage.IsNull{Field: field}))
		case operator == "in", operator == "notIn":
			all = append(all, unless(operator == "notIn", r.oneOf(field, value.([]any), ignoreCase, at)))
		case compares:
			all = append(all, r.compare(field, op, value, ignoreCase, at))
		default:
			r.AddFault(fmt.Errorf("a filter on %s has no operator %s", field.Name, operator))
		}
	})
	return all
}

// unless is a filter, or its complement.
func unless(not bool, filter storage.Filter) storage.Filter {
	if not {
		return storage.Not{Filter: filter}
	}
	return filter
}

// compare is the filter that compares a field with a value.
func (r *filterReader) compare(
	field *model.Field, op storage.Op, given any, ignoreCase bool, at string,
) storage.Filter {
	return comparing(field, op, r.operand(field, given, at), ignoreCase)
}

// comparing is the filter that compares a field with a value.
func comparing(field *model.Field, op storage.Op, value model.Value, ignoreCase bool) storage.Filter {
	if holdsText(field) {
		return storage.Text{Field: field, Op: op, Value: value.Text(), IgnoreCase: ignoreCase}
	}
	return storage.Compare{Field: field, Op: op, Value: value}
}

// oneOf is the filter that a field has one of some values.
func (r *filterReader) oneOf(field *model.Field, given []any, ignoreCase bool, at string) storage.Filter {
	values := make([]model.Value, len(given))
	for i := range given {
		values[i] = r.operand(field, given[i], element(at, i))
	}
	if !holdsText(field) {
		return storage.In{Field: field, Values: values}
	}
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = value.Text()
	}
	return storage.TextIn{Field: field, Values: texts, IgnoreCase: ignoreCase}
}

// operand reads a value to compare a field with. It refuses a text that no stored one can be compared with.
func (r idReader) operand(field *model.Field, given any, at string) model.Value {
	value := r.value(field, given, at)
	if text := value.Text(); strings.ContainsRune(text, 0) || !utf8.ValidString(text) {
		r.Add(fault.InvalidInput, at, "must be valid UTF-8 without the character U+0000")
	}
	return value
}

// holdsText reports whether a field's values are compared as texts: those of a text, or an enum's names.
func holdsText(field *model.Field) bool { return field.Type == model.Text || field.Type == model.Enum }
