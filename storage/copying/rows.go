package copying

import (
	"database/sql"

	"junction/model"
)

// Rows are the rows of a table, one after the other.
type Rows struct {
	rows   *sql.Rows
	types  []model.Type
	values []any
	into   []any
	read   func()
	err    error
}

func newRows(rows *sql.Rows, table Table, read func()) *Rows {
	r := &Rows{rows: rows, types: table.types, values: make([]any, len(table.Columns)), into: make([]any, len(table.Columns)), read: read}
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
	for i, value := range r.values {
		if number, is := value.(int64); is { // which is what an engine may keep these as
			switch r.types[i] {
			case model.Boolean:
				r.values[i] = number != 0
			case model.Time:
				r.values[i] = model.IntegerOf(number).Time()
			default: // a whole number
			}
		}
	}
	return r.err == nil
}

// Values are the values of the row that was read, each an int64, a float64, a bool, a string, a time or nil. They are good
// until the next call of Next.
func (r *Rows) Values() []any { return r.values }
