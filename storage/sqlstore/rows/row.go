// Package rows reads what leaves an engine: rows, many of which may be packed into one value, and the objects and pages
// in them. How a value is laid out is said here; package statement writes statements that return it so.
package rows

import "fmt"

// Row is a row that a statement returned. Its numbers are scanned to int64, int and bool, its texts to string.
type Row interface{ Scan(into ...any) error }

// A statement that returns many short rows spends as much on handing each of them over as on what it holds. So an engine
// that can packs all of them into one value, which is unpacked here: whoever reads the rows sees no difference.

// Unpacked returns a function that hands each of the rows that were packed into one to another function.
func Unpacked(each func(Row) error) func(Row) error {
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
