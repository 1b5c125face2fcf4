package ddl

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// Table is a table. Two tables are the same if all that is said of them is.
type Table struct {
	Name        string
	Columns     []Column
	Constraints []Constraint
	Indexes     []Index
	// Numbers says that the table gives its rows their numbers.
	Numbers bool
	end     string
}

// Column is a column of a table.
type Column struct {
	Name, Type string
	// Required says that no row may have null.
	Required bool
}

// Constraint is what holds for the rows of a table.
type Constraint struct {
	Kind    Kind
	Columns []string
	// Refers is what a foreign key refers to.
	Refers Reference
	// condition is that of a check.
	condition string
	// inline is what stands behind the column, where it stands there.
	inline string
}

// Kind is a kind of constraint. It ends the name that PostgreSQL gives to a constraint of the kind.
type Kind string

// The kinds of constraints.
const (
	Primary Kind = "pkey"
	Unique  Kind = "key"
	Check   Kind = "check"
	Foreign Kind = "fkey"
)

// Reference is the columns of a table that those of a foreign key refer to, and what happens to a row with them.
type Reference struct {
	Table   string
	columns []string
	on      string
}

// Index is an index of a table that is no constraint's.
type Index struct{ Name, on string }

// mostBytes is how long a name may be in PostgreSQL, in bytes. It cuts longer ones off.
const mostBytes = 63

// short returns a name that both engines leave as it is.
func short(name string) string {
	if len(name) <= mostBytes {
		return name
	}
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(name)) // it never fails
	sum := fmt.Sprintf("_%08x", hash.Sum32())
	return name[:mostBytes-len(sum)] + sum
}

// Name returns the name that a constraint has in a table of PostgreSQL's; in SQLite it has none.
func (c Constraint) Name(table string) string { return short(c.longName(table)) }

func (c Constraint) longName(table string) string {
	if c.Kind == Primary {
		return table + "_" + string(Primary)
	}
	return table + "_" + strings.Join(c.Columns, "_") + "_" + string(c.Kind)
}

// String is the constraint as it stands in a table by itself.
func (c Constraint) String() string {
	columns := " (" + strings.Join(c.Columns, ", ") + ")"
	switch c.Kind {
	case Primary:
		return "PRIMARY KEY" + columns
	case Unique:
		return "UNIQUE" + columns
	case Check:
		return "CHECK (" + c.condition + ")"
	default:
		return "FOREIGN KEY" + columns + " " + c.Refers.String()
	}
}

// String is what a foreign key says of what it refers to.
func (r Reference) String() string {
	return "REFERENCES " + r.Table + " (" + strings.Join(r.columns, ", ") + ")" + r.on
}

// String is a column as a table's definition has it.
func (c Column) String() string {
	text := c.Name + " " + c.Type
	if c.Required {
		text += " NOT NULL"
	}
	return text
}

// ColumnIn is a column with the constraints that stand behind it.
func (t *Table) ColumnIn(column Column) string {
	text := column.String()
	for _, constraint := range t.Constraints {
		if constraint.inline != "" && constraint.Columns[0] == column.Name {
			text += " " + constraint.named(t.Name, constraint.inline)
		}
	}
	return text
}

// named begins a constraint with its name, where PostgreSQL would give it another one.
func (c Constraint) named(table, text string) string {
	if name := c.longName(table); len(name) > mostBytes {
		return "CONSTRAINT " + short(name) + " " + text
	}
	return text
}

// Create returns the statements that make a table and its indexes.
func (t *Table) Create() []string { return append([]string{t.CreateAs(t.Name)}, t.CreateIndexes()...) }

// CreateAs returns the statement that makes the table under a name.
func (t *Table) CreateAs(name string) string {
	var lines []string
	for _, column := range t.Columns {
		lines = append(lines, t.ColumnIn(column))
	}
	for _, constraint := range t.Constraints {
		if constraint.inline == "" {
			lines = append(lines, constraint.named(t.Name, constraint.String()))
		}
	}
	return "CREATE TABLE " + name + " (\n    " + strings.Join(lines, ",\n    ") + "\n)" + t.end
}

// CreateIndexes returns the statements that make its indexes.
func (t *Table) CreateIndexes() (statements []string) {
	for _, index := range t.Indexes {
		statements = append(statements, index.String())
	}
	return statements
}

// String is the statement that makes an index.
func (i Index) String() string { return "CREATE INDEX " + i.Name + " ON " + i.on }

// Column returns the column with a name, or nil.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}
