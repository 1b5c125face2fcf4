package floor

import (
	"strconv"
	"strings"
)

// reader reads a list that a statement made: of each row the number, a space, the text, and the character 0, which no
// text holds. The texts that it gives are parts of the list, not copies.
type reader struct{ rest string }

// readRows reads a list of rows.
func readRows(list string) []row {
	r := reader{list}
	rows := make([]row, 0, r.count())
	for r.rest != "" {
		rows = append(rows, r.row())
	}
	return rows
}

// count is how many rows are left, owners counted.
func (r *reader) count() int { return strings.Count(r.rest, "\x00") }

func (r *reader) row() row {
	id := r.number()
	end := strings.IndexByte(r.rest, 0)
	text := r.rest[:end]
	r.rest = r.rest[end+1:]
	return row{id, text}
}

// owner reads the number of what the rows behind it belong to.
func (r *reader) owner() int64 {
	r.rest = r.rest[1:]
	return r.number()
}

// number reads a number, with what stands behind it; 0 at the end, or where there is none.
func (r *reader) number() int64 {
	n := int64(0)
	for i := range len(r.rest) {
		digit := r.rest[i] - '0'
		if digit > 9 {
			r.rest = r.rest[i+1:]
			break
		}
		n = n*10 + int64(digit)
	}
	return n
}

// listOf writes numbers as a parameter that json_each unpacks.
func listOf(ids []int64) string {
	text := append(make([]byte, 0, 2+8*len(ids)), '[')
	for i, id := range ids {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, id, 10)
	}
	return string(append(text, ']'))
}
