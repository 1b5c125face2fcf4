package sqlstore

import (
	"database/sql"
	"strings"
)

// Table is a table as it is copied.
type Table struct {
	Name string
	// Columns are all that it has, those of its key first. They hold whole numbers or texts.
	Columns []string

	holds   string // what its rows are, for people
	key     int    // how many columns the key has
	numbers bool   // it gives the numbers of its rows itself
	links   *relation
	marked  []marked // the marks of what is left out
}

// marked says that rows are gone for everybody: those whose column names an object with a mark, see [mark], or only with
// one that the object is gone too.
type marked struct {
	column, marks string
	gone          bool
}

// tables are all that is copied, what is linked before the links.
var tables = []Table{objectTable(articles.entity), objectTable(publications.entity), linkTable(articlePublications)}

func objectTable(e *entity) Table {
	table := Table{
		Name: e.table, Columns: append([]string{"id"}, e.columns...),
		holds: strings.ToLower(string(e.kind)) + "s", key: 1, numbers: true,
	}
	if e.sweep != "" {
		table.marked = []marked{{"id", e.sweep, true}}
	}
	return table
}

func linkTable(r relation) Table {
	columns := []string{r.near.link, r.far.link}
	var gone []marked
	for _, end := range []end{r.near, r.far} {
		if end.sweep != "" {
			gone = append(gone, marked{end.link, end.sweep, false})
		}
		if end.copied != "" {
			columns = append(columns, end.copied)
		}
	}
	return Table{Name: r.junction, Columns: columns, holds: "links", key: 2, links: &r, marked: gone}
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
	for _, end := range []end{t.links.near, t.links.far} {
		text += " JOIN " + end.table + " ON " + end.table + ".id = link." + end.link
		if end.copied != "" {
			text += " AND " + end.table + "." + end.copied + " = link." + end.copied
		}
	}
	return text
}

// Rows are the rows of a table, one after the other.
type Rows struct {
	rows   *sql.Rows
	values []any
	into   []any
	read   func()
	err    error
}

func newRows(rows *sql.Rows, table Table, read func()) *Rows {
	r := &Rows{rows: rows, values: make([]any, len(table.Columns)), into: make([]any, len(table.Columns)), read: read}
	for i := range r.values {
		r.into[i] = &r.values[i]
	}
	return r
}

// Next reads the next row, if there is one that can be read. Whoever copies rows need not know which it is: a copy that
// lacks some is thrown away.
func (r *Rows) Next() bool {
	if r.err != nil {
		return false
	}
	if !r.rows.Next() {
		r.err = r.rows.Err()
		return false
	}
	r.err = r.rows.Scan(r.into...)
	r.read()
	return r.err == nil
}

// Values are the values of the row that was read, each an int64 or a string. They are good until the next call of Next.
func (r *Rows) Values() []any { return r.values }
