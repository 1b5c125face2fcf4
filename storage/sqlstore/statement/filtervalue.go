package statement

import (
	"fmt"
	"slices"
	"strings"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
)

// This file writes conditions on fields that are no texts, and what null is to any field.

// valueColumn is the expression for a field that is no text.
func valueColumn(of source, field *model.Field) (string, error) {
	if !slices.Contains(of.object().Fields, field) || field.Type == model.Text || field.Type == model.Enum {
		return "", fmt.Errorf("%s has no field %s to compare values with", of.object(), nameOf(field))
	}
	return of.column(field.Column), nil
}

// ifThere makes a condition on a field's column that where there is no value has a truth of its own, too.
func ifThere(of source, field *model.Field, condition string, whereNull bool) string {
	switch {
	case field == nil || !field.Nullable:
		return condition
	case whereNull:
		return "(" + of.column(field.Column) + " IS NULL OR " + condition + ")"
	}
	return "(" + of.column(field.Column) + " IS NOT NULL AND " + condition + ")"
}

func (st *Statement) whereValue(of source, f storage.Compare) (string, error) {
	column, err := valueColumn(of, f.Field)
	if err != nil {
		return "", err
	}
	if f.Value.Null() {
		return "", fmt.Errorf("%s is compared with null", f.Field.Name)
	}
	condition, err := st.compared(column, f.Op, st.dialect.bindValue(f.Field, f.Value))
	return ifThere(of, f.Field, condition, f.Op == storage.NotEqual), err
}

// fewValues is how many values may be parameters of their own. Of numbers, more are one list.
const fewValues = 20

func (st *Statement) whereIn(of source, f storage.In) (string, error) {
	column, err := valueColumn(of, f.Field)
	if err != nil || len(f.Values) == 0 {
		return never, err
	}
	if slices.ContainsFunc(f.Values, model.Value.Null) {
		return "", fmt.Errorf("%s is compared with null", f.Field.Name)
	}
	if len(f.Values) > fewValues && rows.IsNumber(f.Field.Type) {
		numbers := make([]int64, len(f.Values))
		for i, value := range f.Values {
			numbers[i] = value.Integer()
		}
		value := st.dialect.items(f.Field, column)
		list := st.bind(st.dialect.BindIDs(numbers))
		return ifThere(of, f.Field, st.inIDs(value[len(value)-1].expression, list), false), nil
	}
	values := make([]string, len(f.Values))
	for i, value := range f.Values {
		values[i] = st.bind(st.dialect.bindValue(f.Field, value))
	}
	return ifThere(of, f.Field, column+" IN ("+strings.Join(values, ", ")+")", false), nil
}

func whereNull(of source, field *model.Field) (string, error) {
	if !slices.Contains(of.object().Fields, field) {
		return "", fmt.Errorf("%s has no field %s that may be null", of.object(), nameOf(field))
	}
	if !field.Nullable {
		return never, nil
	}
	return of.column(field.Column) + " IS NULL", nil
}
