package statement

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"junction/model"
	"junction/storage"
)

// Link links an owner to objects to which it is not, each with data of its own, by its place, where the links have any. It
// copies the sort key from the end that has one; a foreign key holds the copy to the original from then on. A link that
// another change has made meanwhile is no duplicate: an engine that runs changes beside each other then says that they met.
// Where the owner or an object is marked, the link is not made. Back, it makes the rows by which the far ends of a symmetric
// relation know the links.
func (w Writer) Link(side *model.Side, back bool, far []storage.ID, data []storage.Object) *Statement {
	if side.Relation.Link == nil {
		return w.fixed(shape{does: wayOf("link", back), of: side}, func(st *Statement) { st.link(side, back, nil) })
	}
	st := w.new()
	st.link(side, back, st.linkData(side.Relation.Link.Fields, far, data))
	return st
}

func (st *Statement) link(side *model.Side, back bool, data *linkData) {
	nearRow := table{of: side.Near, alias: st.alias()}
	farRow := table{of: side.Far, alias: st.alias()}
	from, to := nearRow, farRow
	if back {
		from, to = to, from
	}
	st.write("INSERT INTO ", side.Relation.Table, " (", side.Column, ", ", side.FarColumn)
	values := from.id() + ", " + to.id()
	for _, by := range side.Copies() {
		st.write(", ", by.Column)
		values += ", " + to.field(by.Field)
	}
	if !side.Relation.Symmetric() {
		for _, by := range side.Reverse.Copies() {
			st.write(", ", by.Column)
			values += ", " + from.field(by.Field)
		}
	}
	for i, field := range data.columns() {
		st.write(", ", field.Column)
		values += ", " + data.values[i]
	}
	owner := st.bind(slotID)
	st.write(") SELECT ", values, " FROM ", nearRow.from(), data.joined(" CROSS JOIN "), " CROSS JOIN ", farRow.from(),
		" WHERE ", nearRow.id(), " = ", owner, " AND ", st.isNamed(farRow.id(), data),
		st.dialect.whereLinksStand(side.Near, nearRow.id()),
		st.dialect.whereLinksStand(side.Far, farRow.id()),
		" ON CONFLICT DO NOTHING")
}

// UpdateLinks changes the data of links that are there: those that an owner has to objects, each to the values of some
// fields by the object's place. Back, it changes the rows by which the far ends of a symmetric relation know them.
func (w Writer) UpdateLinks(side *model.Side, back bool, fields storage.Fields, far []storage.ID, data []storage.Object) *Statement {
	st := w.new()
	owner, column := side.Column, side.FarColumn
	if back {
		owner, column = column, owner
	}
	link, values := st.alias(), st.linkData(fields.Of(side.Relation.Link), far, data)
	assignments := make([]string, len(values.fields))
	for i, field := range values.fields {
		assignments[i] = field.Column + " = " + values.values[i]
	}
	return st.write("UPDATE ", side.Relation.Table, " AS ", link, " SET ", strings.Join(assignments, ", "), values.joined(" FROM "),
		" WHERE ", link, ".", owner, " = ", st.bind(slotID), " AND ", st.isNamed(link+"."+column, values))
}

// linkData are the data of links to some objects, as a statement is given them: values that are the same for all of them, or
// a list of rows.
type linkData struct {
	fields []*model.Field
	values []string // by field, the expressions
	rows   string   // the FROM item of the list; empty where there is none
	id     string   // its column for the objects' IDs
}

func (d *linkData) columns() []*model.Field {
	if d == nil {
		return nil
	}
	return d.fields
}

// joined is the list of rows behind what joins it to another FROM item.
func (d *linkData) joined(by string) string {
	if d == nil || d.rows == "" {
		return ""
	}
	return by + d.rows
}

// isNamed is the condition that a column holds the ID of one of the objects that a call gives, in the row of its data.
func (st *Statement) isNamed(column string, data *linkData) string {
	if data == nil || data.rows == "" {
		return st.inIDs(column, st.bind(slotIDs))
	}
	return column + " = " + data.id
}

// linkData gives a statement the data of links, of which there are some, by the place of the far object's ID.
func (st *Statement) linkData(fields []*model.Field, far []storage.ID, data []storage.Object) *linkData {
	d := &linkData{fields: fields, values: make([]string, len(fields))}
	if allSame(fields, data) {
		for i, field := range fields {
			d.values[i] = st.bindField(field, &data[0])
		}
		return d
	}
	rows := make([][]any, len(far))
	for i, id := range far {
		rows[i] = []any{int64(id)}
		for _, field := range fields {
			rows[i] = append(rows[i], jsonValue(field, data[i].Value(field)))
		}
	}
	array, list := st.alias(), st.alias()
	columns := []string{st.dialect.Element(model.Integer, array+".value", 0) + " AS id"}
	for i, field := range fields {
		name := "value" + strconv.Itoa(i)
		columns = append(columns, st.dialect.Element(field.Type, array+".value", i+1)+" AS "+name)
		d.values[i] = list + "." + name
	}
	d.id = list + ".id"
	d.rows = "(SELECT " + strings.Join(columns, ", ") + " FROM " + st.dialect.EachArray(st.bind(jsonText(rows)), array) + ") AS " + list
	return d
}

// allSame reports whether the data of all links have the same values of some fields.
func allSame(fields []*model.Field, data []storage.Object) bool {
	return !slices.ContainsFunc(data, func(other storage.Object) bool {
		return slices.ContainsFunc(fields, func(field *model.Field) bool { return other.Value(field) != data[0].Value(field) })
	})
}

// jsonValue is a value as it stands in JSON: a text, or a number, as booleans and times are, too.
func jsonValue(field *model.Field, value model.Value) any {
	if value.Null() {
		return nil
	}
	return plainValue(field.Type, value)
}

// jsonText writes rows of values as JSON.
func jsonText(rows [][]any) string {
	text, err := json.Marshal(rows)
	if err != nil {
		panic(err) // what can be stored can be encoded
	}
	return string(text)
}
