package copying

import (
	"strconv"
	"strings"

	"junction/model"
)

// Table is a table as it is copied.
type Table struct {
	Name string
	// Columns are all that it has, those of its key first.
	Columns []string

	types   []model.Type // of the columns
	holds   string       // what its rows are, for people
	key     int          // how many columns the key has
	numbers bool         // it gives the numbers of its rows itself
	links   *model.Relation
	marked  []marked // the marks of what is left out
}

// marked says that rows are gone for everybody: those whose column names an object with a mark, or only with one
// that the object is gone too.
type marked struct {
	column, marks string
	gone          bool
}

// tablesOf are all that is copied of a model, what is linked before the links.
func tablesOf(m *model.Model) []Table {
	var tables []Table
	for _, kind := range m.Kinds {
		tables = append(tables, objectTable(kind))
	}
	for _, relation := range m.Relations {
		tables = append(tables, linkTable(relation))
	}
	return tables
}

func objectTable(of *model.Kind) Table {
	table := Table{Name: of.Table, holds: of.Plural, key: 1, numbers: true}
	table.add("id", model.Integer)
	for _, field := range of.Fields {
		table.add(field.Column, field.Type)
	}
	if of.Marks != "" {
		table.marked = []marked{{"id", of.Marks, true}}
	}
	return table
}

func linkTable(of *model.Relation) Table {
	first := of.Sides[0]
	table := Table{Name: of.Table, holds: "links", key: 2, links: of}
	table.add(first.Column, model.Integer)
	table.add(first.FarColumn, model.Integer)
	for _, side := range sidesOf(of) {
		if marks := side.Near.Marks; marks != "" {
			table.marked = append(table.marked, marked{side.Column, marks, false})
		}
	}
	for _, side := range sidesOf(of) {
		for _, by := range side.Copies() {
			table.add(by.Column, by.Field.Type)
		}
	}
	if of.Link != nil {
		for _, field := range of.Link.Fields {
			table.add(field.Column, field.Type)
		}
	}
	return table
}

func (t *Table) add(column string, of model.Type) {
	t.Columns, t.types = append(t.Columns, column), append(t.types, of)
}

// sidesOf are the sides of a relation, each once.
func sidesOf(of *model.Relation) []*model.Side {
	if of.Symmetric() {
		return of.Sides[:1]
	}
	return of.Sides[:]
}

// from is where the rows of a source are. What is not to be copied is left out here, for all that is asked of it. Not
// every source has tables for marks.
func (t Table) from(has map[string]bool) string {
	text, joined := " FROM "+t.Name, " WHERE "
	for _, by := range t.marked {
		if !has[by.marks] {
			continue
		}
		text += joined + by.column + " NOT IN (SELECT id FROM " + by.marks
		if by.gone {
			text += " WHERE deleting = 1"
		}
		text, joined = text+")", " AND "
	}
	return text
}

// count is the statement that counts the rows of a source.
func (t Table) count(has map[string]bool) string { return "SELECT count(*)" + t.from(has) }

// all is the statement that reads the rows of a source, in the order of the key.
func (t Table) all(has map[string]bool) string {
	return "SELECT " + strings.Join(t.Columns, ", ") + t.from(has) + " ORDER BY " + strings.Join(t.Columns[:t.key], ", ")
}

// highest is the statement for the highest number that a row of a source has, or 0.
func (t Table) highest() string { return "SELECT coalesce(max(id), 0) FROM " + t.Name }

// sound is the statement that counts the rows which are as they have to be: of links, those whose objects exist, and
// whose copies of their sort keys are right.
func (t Table) sound() string {
	if t.links == nil {
		return "SELECT count(*) FROM " + t.Name
	}
	text := "SELECT count(*) FROM " + t.Name + " AS link"
	for i, side := range t.links.Sides { // of a symmetric one the same, which holds for both of a link's rows
		end := "end" + strconv.Itoa(i)
		text += " JOIN " + side.Far.Table + " AS " + end + " ON " + end + ".id = link." + side.FarColumn
		for _, by := range side.Copies() {
			text += " AND " + end + "." + by.Field.Column + " = link." + by.Column
		}
	}
	return text
}
