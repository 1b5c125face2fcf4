package sqlstore

import "fmt"

// A statement that returns many short rows spends as much on handing each of them over as on what it holds. So an engine
// that can packs all of them into one value, which is unpacked here: whoever reads the rows sees no difference.

// returns begins a statement with the columns that it returns.
func (st *statement) returns(columns ...string) {
	if st.packed = st.dialect.Records != nil; st.packed {
		columns = []string{st.dialect.Records(columns)}
	}
	st.selects(columns...)
}

// selects begins a statement with the columns of its rows, which leave the engine one by one. They have short names:
// without, they would have all of their text for one, which a driver may read each time.
func (st *statement) selects(columns ...string) {
	st.write("SELECT ")
	for i, column := range columns {
		if i > 0 {
			st.write(", ")
		}
		st.write(column, " AS ", st.alias())
	}
}

// unpacked hands each of the rows that were packed into one to a function.
func unpacked(each func(Row) error) func(Row) error {
	return func(row Row) error {
		var value string
		if err := row.Scan(&value); err != nil {
			return err
		}
		r := packedRow{}
		var rows int
		r.tupleReader, rows = unpack(value)
		for range rows {
			if err := each(&r); err != nil {
				return err
			}
		}
		return r.err
	}
}

// packedRow is a row that was packed with others: that at the front of the reader.
type packedRow struct{ tupleReader }

// Scan takes the next row, if it has so many columns.
func (r *packedRow) Scan(into ...any) error {
	for i, to := range into {
		switch to := to.(type) {
		case *int64:
			*to = r.number()
		case *int:
			*to = int(r.number())
		case *bool:
			*to = r.number() != 0
		case *string:
			*to = r.text()
		default:
			return fmt.Errorf("column %d of a row cannot be read into a %T", i+1, to)
		}
	}
	return r.err
}
