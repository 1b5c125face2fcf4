package statement

import (
	"strings"

	"junction/model"
	"junction/storage"
)

// Get reads objects of a kind with some of their fields: those that a call gives, or the one. Its rows are those of a
// [rows.ObjectReader].
func (w Writer) Get(of *model.Kind, fields storage.Fields, one bool) *Statement {
	does := "get"
	if one {
		does = "get one"
	}
	return w.fixed(shape{does: does, of: of, fields: fields}, func(st *Statement) {
		from := st.table(of)
		if one {
			st.selects(st.columnsOf(from, fields)...)
		} else {
			st.returns(st.columnsOf(from, fields)...)
		}
		st.write(" FROM ", from.from(), " WHERE ", st.isGiven(from.id(), one))
	})
}

// Create makes an object, and returns its ID, or nothing where another one has one of its unique values.
func (w Writer) Create(of *model.Kind, object *storage.Object) *Statement {
	st := w.new()
	columns, values := make([]string, len(of.Fields)), make([]string, len(of.Fields))
	for i, field := range of.Fields {
		columns[i], values[i] = field.Column, st.bindField(field, object)
	}
	st.write("INSERT INTO ", of.Table, " (", strings.Join(columns, ", "), ") VALUES (", strings.Join(values, ", "), ")")
	if len(uniqueValues(of, object)) > 0 {
		st.write(" ON CONFLICT DO NOTHING")
	}
	return st.write(" RETURNING id")
}

// Update changes the one object whose ID an object has, to the values that it has, if there are any. It changes none where
// another one has one of these that are unique.
func (w Writer) Update(of *model.Kind, object *storage.Object) *Statement {
	st := w.new()
	var assignments []string
	for _, field := range of.Fields {
		if object.Has(field) {
			assignments = append(assignments, field.Column+" = "+st.bindField(field, object))
		}
	}
	if assignments == nil {
		assignments = []string{"id = id"} // so that an object that does not exist is reported
	}
	id := st.bindID(object.ID)
	st.write("UPDATE ", of.Table, " SET ", strings.Join(assignments, ", "), " WHERE id = ", id)
	if exists := st.dialect.exists(of); exists != "" {
		st.write(" AND ", exists)
	}
	for _, field := range uniqueValues(of, object) {
		st.write(" AND NOT EXISTS (SELECT 1 FROM ", of.Table, " AS other WHERE other.", field.Column, " = ",
			st.bindField(field, object), " AND other.id <> ", id, ")")
	}
	return st
}

// bindField makes an object's value of a field a parameter.
func (st *Statement) bindField(field *model.Field, of *storage.Object) string {
	return st.bind(st.dialect.bindValue(field, of.Value(field)))
}

// Ping reads nothing that there has to be, from the table of a kind.
func (w Writer) Ping(of *model.Kind) *Statement {
	return w.new().write("SELECT 1 FROM ", of.Table, " UNION ALL SELECT 1 LIMIT 1")
}
