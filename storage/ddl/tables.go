package ddl

import (
	"strings"

	"junction/model"
)

// Objects returns the table of a kind's objects, and that of their marks where there is one.
func (e Engine) Objects(kind *model.Kind) []Table {
	id := Constraint{Kind: Primary, Columns: []string{"id"}, inline: e.key}
	table := Table{
		Name: kind.Table, Columns: []Column{{Name: "id", Type: e.id}}, Constraints: []Constraint{id}, Numbers: true, end: e.strict,
	}
	e.add(&table, kind.Fields)
	for _, field := range kind.Fields {
		if field.Unique {
			table.unique(field.Column)
		}
		switch {
		case !field.Ordered:
		case field.Nullable: // null comes last
			table.index(kind.Table+"_by_"+field.Column, "("+field.Column+" IS NULL)", field.Column, "id")
		default: // and what a junction's copy refers to
			table.unique(field.Column, "id")
		}
	}
	if kind.Marks == "" || !e.sweeps {
		return []Table{table}
	}
	return []Table{table, e.marks(kind)}
}

func (e Engine) marks(kind *model.Kind) Table {
	key := Constraint{Kind: Primary, Columns: []string{"id"}, inline: "PRIMARY KEY"}
	deleting := Constraint{
		Kind: Check, Columns: []string{"deleting"}, condition: "deleting IN (0, 1)", inline: "CHECK (deleting IN (0, 1))",
	}
	table := Table{
		Name: kind.Marks, end: e.strict,
		Columns:     []Column{{Name: "id", Type: e.number}, {Name: "deleting", Type: e.number, Required: true}},
		Constraints: []Constraint{key, reference("id", kind), deleting},
	}
	table.index(kind.Marks+"_by_turn", "deleting", "id")
	return table
}

// add adds columns for fields to a table, each with what its values have to fulfil.
func (e Engine) add(table *Table, fields []*model.Field) {
	for _, field := range fields {
		table.Columns = append(table.Columns, e.column(field.Column, field))
		if condition := e.Condition(field, field.Column); condition != "" {
			table.Constraints = append(table.Constraints, Constraint{
				Kind: Check, Columns: []string{field.Column}, condition: condition, inline: "CHECK (" + condition + ")",
			})
		}
	}
}

// Links returns the junction of a relation: a row for each link, which goes with the objects that it links, with copies
// of the sort keys, which foreign keys hold to the originals, and with the link's own data.
func (e Engine) Links(relation *model.Relation) Table {
	first, sides := relation.Sides[0], relation.Sides[:]
	if relation.Symmetric() {
		sides = sides[:1]
	}
	table := Table{Name: relation.Table, end: e.byKey, Columns: []Column{
		{Name: first.Column, Type: e.number, Required: true}, {Name: first.FarColumn, Type: e.number, Required: true},
	}}
	// A copy's foreign key holds the ID, too.
	if relation.Symmetric() || len(first.Reverse.Copies()) == 0 {
		table.Constraints = append(table.Constraints, reference(first.Column, first.Near))
	}
	if len(first.Copies()) == 0 {
		table.Constraints = append(table.Constraints, reference(first.FarColumn, first.Far))
	}
	table.Constraints = append(table.Constraints, Constraint{Kind: Primary, Columns: []string{first.Column, first.FarColumn}})
	for _, side := range sides {
		for _, by := range side.Copies() {
			table.Columns = append(table.Columns, e.column(by.Column, by.Field))
			table.Constraints = append(table.Constraints, Constraint{
				Kind: Foreign, Columns: []string{side.FarColumn, by.Column},
				Refers: Reference{side.Far.Table, []string{"id", by.Field.Column}, " ON UPDATE CASCADE ON DELETE CASCADE"},
			})
		}
	}
	if relation.Link != nil {
		e.add(&table, relation.Link.Fields)
	}
	for _, side := range sides {
		for _, by := range side.SortKeys {
			table.index(by.Index, side.Column, by.Column, side.FarColumn)
		}
	}
	// The key finds links from the first end, and this from the other one.
	if other := first.Reverse; other == first || len(other.SortKeys) == 0 {
		table.index(relation.Table+"_by_"+first.FarColumn, first.FarColumn, first.Column)
	}
	return table
}

// column is a column that holds a field's values.
func (e Engine) column(name string, field *model.Field) Column {
	return Column{Name: name, Type: e.types[field.Type], Required: !field.Nullable}
}

// reference is the constraint on a column that holds the ID of an object.
func reference(column string, to *model.Kind) Constraint {
	refers := Reference{to.Table, []string{"id"}, " ON DELETE CASCADE"}
	return Constraint{Kind: Foreign, Columns: []string{column}, Refers: refers, inline: refers.String()}
}

func (t *Table) unique(columns ...string) {
	t.Constraints = append(t.Constraints, Constraint{Kind: Unique, Columns: columns})
}

func (t *Table) index(name string, columns ...string) {
	t.Indexes = append(t.Indexes, Index{short(name), t.Name + " (" + strings.Join(columns, ", ") + ")"})
}
