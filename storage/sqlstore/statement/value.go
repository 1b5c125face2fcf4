package statement

import (
	"junction/model"
	"junction/storage"
	"junction/storage/sqlstore/rows"
)

// This file says how a field's value leaves the engine and comes to it. It leaves as one or two items, each a whole number
// or a text: in front of what may be null stands whether it is there.

// item is an expression for a part of a value, which is a whole number or a text.
type item struct {
	expression string
	number     bool
}

// items are those of a field, given the expression for its column.
func (d *Dialect) items(field *model.Field, column string) []item {
	value := item{column, rows.IsNumber(field.Type)}
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
	case rows.IsNumber(t):
		return value.Integer()
	}
	return value.Text()
}

// columnsOf lists what a source's objects leave the engine as: the ID, then the items of each of some fields.
func (st *Statement) columnsOf(of source, fields storage.Fields) []string {
	return append([]string{of.id()}, st.items(of, fields.Of(of.object()))...)
}

// items lists the items of each of some fields of a source.
func (st *Statement) items(of source, fields []*model.Field) (columns []string) {
	for _, field := range fields {
		for _, item := range st.dialect.items(field, of.field(field)) {
			columns = append(columns, item.expression)
		}
	}
	return columns
}

// fieldsOf are the fields with which the objects of a query's page leave the engine: their own, and behind them those of
// the links that the page is one of.
func (st *Statement) fieldsOf(of source, q storage.Query) []*model.Field {
	fields := q.Reads(of.object()).Of(of.object())
	if st.form.Link != nil {
		fields = append(fields, q.ReadsOfLinks(st.form.Link).Of(st.form.Link)...)
	}
	return fields
}

// nothing lists values of the types that some fields' items have.
func (d *Dialect) nothing(fields []*model.Field) (columns []string) {
	for _, field := range fields {
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
