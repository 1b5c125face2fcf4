package native

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// order is how rows are sorted, as the first arguments of a function say: by one of the columns, which is a text, then by the
// first, which is an ID. Those beyond the limit are not wanted.
//
// To sort the few links of an owner, SQLite makes a tree for pages on disk, and allocates under locks that all connections
// share. Here rows are sorted where they are packed, which keeps no more than about twice those that are wanted.
type order struct {
	limit      int
	descending bool
	key        int    // the column
	numbers    uint64 // a bit for each column that holds numbers, and not texts
	columns    int    // of a row; 0 where rows are not sorted
}

// orderArguments is how many arguments say it.
const orderArguments = 4

// sortedRow adds a row behind the arguments that say how to sort, or reports that there is no memory for it.
func (b *rowBuffer) sortedRow(tls *libc.TLS, values []uintptr) bool {
	row := values[orderArguments:]
	if b.rows == 0 {
		number := func(i int) int { return int(lib.Xsqlite3_value_int64(tls, values[i])) }
		b.order = order{
			limit: max(0, number(0)), descending: number(1) != 0, key: number(2), columns: len(row),
			numbers: uint64(number(3)), //nolint:gosec // the same bits
		}
	}
	if !b.row(tls, row) {
		return false
	}
	const few = 64
	if b.rows >= few && int(b.rows/2) >= b.order.limit {
		b.sort()
	}
	return true
}

// rowPosition is where a row is packed, and what it is sorted by. How a text begins tells most of them apart.
type rowPosition struct {
	begin     uint64
	id        int64
	text      []byte
	from, end int
}

// sort sorts the rows of the list, and cuts it at its limit.
func (b *rowBuffer) sort() {
	var room [64]rowPosition // for as many as mostly are sorted
	positions := room[:0]
	list := b.all()[b.first:b.length]
	for from := 0; from < len(list); {
		position := b.order.position(list, from)
		positions = append(positions, position)
		from = position.end
	}
	descending := b.order.descending
	slices.SortFunc(positions, func(a, b rowPosition) int {
		result := cmp.Compare(a.begin, b.begin)
		if result == 0 {
			result = cmp.Or(bytes.Compare(a.text, b.text), cmp.Compare(a.id, b.id))
		}
		if descending {
			return -result
		}
		return result
	})
	positions = positions[:min(len(positions), b.order.limit)]
	var small [4 << 10]byte
	sorted := small[:0]
	for _, position := range positions {
		sorted = append(sorted, list[position.from:position.end]...)
	}
	b.length = b.first + copy(list, sorted)
	b.rows = uint32(len(positions)) //nolint:gosec // fewer than there were
}

// position returns that of the row which begins at an offset of a list.
func (o *order) position(list []byte, from int) rowPosition {
	position := rowPosition{from: from, end: from}
	number := func() uint64 {
		n, size := binary.Uvarint(list[position.end:])
		position.end += size
		return n
	}
	position.id = int64(number()) //nolint:gosec // as it was written
	for column := 1; column < o.columns; column++ {
		length := int(number()) //nolint:gosec // the same
		if o.numbers>>column&1 != 0 {
			continue // it was a number, not a length
		}
		text := list[position.end : position.end+length]
		position.end += length
		if column == o.key {
			var begin [8]byte
			copy(begin[:], text)
			position.begin, position.text = binary.BigEndian.Uint64(begin[:]), text
		}
	}
	return position
}
