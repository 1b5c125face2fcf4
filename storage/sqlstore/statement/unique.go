package statement

import (
	"strings"

	"junction/model"
	"junction/storage"
)

// An object that has a value of which no two may have the same is not found by the error of a statement: PostgreSQL would
// give up the transaction. So the statements that write objects do nothing then, and these find out why.

// uniqueValues are the fields whose values in an object no other object may have.
func uniqueValues(of *model.Kind, object *storage.Object) (fields []*model.Field) {
	for _, field := range of.Fields {
		if field.Unique && object.Has(field) && !object.Value(field).Null() {
			fields = append(fields, field)
		}
	}
	return fields
}

// Conflicts reads whether the object exists whose ID an object has, and, for each of the fields that it returns, whether
// another one has the same value.
func (w Writer) Conflicts(of *model.Kind, object *storage.Object) (*Statement, []*model.Field) {
	st, fields := w.new(), uniqueValues(of, object)
	id := st.bindID(object.ID)
	has := func(condition func(from table) string) string {
		from := st.table(of)
		return "EXISTS (SELECT 1 FROM " + from.from() + " WHERE " + condition(from) + ")"
	}
	columns := []string{has(func(from table) string { return from.id() + " = " + id })}
	for _, field := range fields {
		columns = append(columns, has(func(from table) string {
			return from.field(field) + " = " + st.bindField(field, object) + " AND " + from.id() + " <> " + id
		}))
	}
	st.selects(columns...)
	return st, fields
}

// SweepConflicts deletes the objects that are gone for everybody, but whose rows still have one of an object's unique
// values. Their links go with them.
func (w Writer) SweepConflicts(of *model.Kind, object *storage.Object) *Statement {
	st := w.new()
	var same []string
	for _, field := range uniqueValues(of, object) {
		same = append(same, field.Column+" = "+st.bindField(field, object))
	}
	return st.write("DELETE FROM ", of.Table, " WHERE id IN (SELECT id FROM ", st.dialect.marks(of), " WHERE deleting = 1) AND (",
		strings.Join(same, " OR "), ")")
}
