package floor

import "encoding/binary"

// reader reads what the program's functions for SQLite pack into one value: how many rows there are, and then their
// columns, numbers as varints and texts after their length. The texts that it gives are parts of the value, not copies.
type reader struct{ rest string }

// unpack begins to read so many rows.
func unpack(value string) (r reader, rows int) {
	const size = 4
	if len(value) < size {
		return reader{}, 0
	}
	return reader{value[size:]}, int(binary.LittleEndian.Uint32([]byte(value[:size])))
}

// readRows reads rows.
func readRows(value string) []row { return appendRows(nil, value) }

// appendRows appends rows to others.
func appendRows(rows []row, value string) []row {
	r, count := unpack(value)
	if rows == nil {
		rows = make([]row, 0, count)
	}
	for range count {
		rows = append(rows, r.row())
	}
	return rows
}

func (r *reader) row() row {
	id := r.number()
	return row{id, r.text()}
}

func (r *reader) text() string {
	length := r.number()
	text := r.rest[:length]
	r.rest = r.rest[length:]
	return text
}

// number reads a number; 0 at the end.
func (r *reader) number() int64 {
	n := int64(0)
	for i := range len(r.rest) {
		n |= int64(r.rest[i]&0x7f) << (7 * i)
		if r.rest[i] < 0x80 {
			r.rest = r.rest[i+1:]
			break
		}
	}
	return n
}

// listOf writes numbers as a parameter that the program's table of IDs unpacks.
func listOf(ids []int64) []byte {
	list := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		list = binary.NativeEndian.AppendUint64(list, uint64(id)) //nolint:gosec // as it is read
	}
	return list
}
