package statement

import (
	"fmt"
	"strings"

	"junction/model"
	"junction/storage"
)

// This file writes conditions on fields that are no texts, and what null is to any field.

// valueColumn is the expression for a field that is no text.
func valueColumn(of source, field *model.Field) (string, error) {
	if !of.has(field) || field.Type == model.Text || field.Type == model.Enum {
		return "", fmt.Errorf("%s has no field %s to compare values with", of.object(), nameOf(field))
	}
	return of.field(field), nil
}

// ifThere makes a condition on a field's column that where there is no value has a truth of its own, too.
func ifThere(of source, field *model.Field, condition string, whereNull bool) string {
	switch {
	case field == nil || !field.Nullable:
		return condition
	case whereNull:
		return "(" + of.field(field) + " IS NULL OR " + condition + ")"
	}
	return "(" + of.field(field) + " IS NOT NULL AND " + condition + ")"
}

func (st *Statement) whereValue(of source, f storage.Compare) (string, error) {
	column, err := valueColumn(of, f.Field)
	if err != nil {
		return "", err
	}
	if !f.Field.Type.Holds(f.Value) {
		return "", fmt.Errorf("%s is compared with null, or no number", f.Field.Name)
	}
	condition, err := st.compared(column, f.Op, st.dialect.bindValue(f.Field, f.Value))
	return ifThere(of, f.Field, condition, f.Op == storage.NotEqual), err
}

// fewValues is how many values may be parameters of their own. More are one list.
const fewValues = 20

func (st *Statement) whereIn(of source, f storage.In) (string, error) {
	column, err := valueColumn(of, f.Field)
	if err != nil || len(f.Values) == 0 {
		return never, err
	}
	for _, value := range f.Values {
		if !f.Field.Type.Holds(value) {
			return "", fmt.Errorf("%s is compared with null, or no number", f.Field.Name)
		}
	}
	if len(f.Values) > fewValues {
		return ifThere(of, f.Field, st.inList(f, column), false), nil
	}
	values := make([]string, len(f.Values))
	for i, value := range f.Values {
		values[i] = st.bind(st.dialect.bindValue(f.Field, value))
	}
	return ifThere(of, f.Field, column+" IN ("+strings.Join(values, ", ")+")", false), nil
}

// inList is the condition that a field's value is one of a list, which is one parameter.
func (st *Statement) inList(f storage.In, column string) string {
	if f.Field.Type == model.Float {
		alias := st.alias()
		floats := make([]float64, len(f.Values))
		for i, value := range f.Values {
			floats[i] = value.Float()
		}
		list := st.dialect.EachFloat(st.bind(st.dialect.BindFloats(floats)), alias)
		return column + " IN (SELECT " + alias + ".value FROM " + list + ")"
	}
	numbers := make([]int64, len(f.Values))
	for i, value := range f.Values {
		numbers[i] = value.Integer()
	}
	value := st.dialect.items(f.Field, column)
	return st.inIDs(value[len(value)-1].expression, st.bind(st.dialect.BindIDs(numbers)))
}

func whereNull(of source, field *model.Field) (string, error) {
	if !of.has(field) {
		return "", fmt.Errorf("%s has no field %s that may be null", of.object(), nameOf(field))
	}
	if !field.Nullable {
		return never, nil
	}
	return of.field(field) + " IS NULL", nil
}
