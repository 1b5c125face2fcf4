package sqlite

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strconv"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"junction/storage/sqlstore"
)

// To sort the few links of an owner, SQLite makes a tree for pages on disk, and allocates under locks that all connections
// share. Here rows are sorted where they are packed, which keeps no more than about twice those that are wanted.

// sorting is how rows of an ID and texts are sorted, as the first arguments of a function say: by one of the columns, then
// by the ID. Those beyond the limit are not wanted.
type sorting struct {
	limit      int
	descending bool
	key        int // the column
	columns    int // of a row; 0 where rows are not sorted
}

// sortingArguments is how many arguments say it.
const sortingArguments = 3

// sorts is how a function is told it.
func sorts(function string) func(by sqlstore.Sorting, columns []string) string {
	return func(by sqlstore.Sorting, columns []string) string {
		how := []string{by.Limit, strconv.FormatBool(by.Descending), strconv.Itoa(by.Key)}
		return call(function, append(how, columns...)...)
	}
}

// sortedRow adds a row behind the arguments that say how to sort, or reports that there is no memory for it.
func (p *packing) sortedRow(tls *libc.TLS, values []uintptr) bool {
	row := values[sortingArguments:]
	if p.rows == 0 {
		number := func(i int) int { return int(lib.Xsqlite3_value_int64(tls, values[i])) }
		p.sorting = sorting{limit: max(0, number(0)), descending: number(1) != 0, key: number(2), columns: len(row)}
	}
	if !p.row(tls, row) {
		return false
	}
	const few = 64
	if p.rows >= few && int(p.rows/2) >= p.sorting.limit {
		p.sort()
	}
	return true
}

// sortedPlace is where a row is packed, and what it is sorted by: how its text begins tells most apart.
type sortedPlace struct {
	begin     uint64
	id        int64
	text      []byte
	from, end int
}

// sort sorts the rows of the list, and cuts it at its limit.
func (p *packing) sort() {
	var room [64]sortedPlace // for as many as mostly are sorted
	places := room[:0]
	list := p.all()[p.first:p.length]
	for from := 0; from < len(list); {
		place := p.sorting.place(list, from)
		places = append(places, place)
		from = place.end
	}
	slices.SortFunc(places, func(a, b sortedPlace) int {
		order := cmp.Compare(a.begin, b.begin)
		if order == 0 {
			order = cmp.Or(bytes.Compare(a.text, b.text), cmp.Compare(a.id, b.id))
		}
		if p.sorting.descending {
			return -order
		}
		return order
	})
	places = places[:min(len(places), p.sorting.limit)]
	var small [4 << 10]byte
	sorted := small[:0]
	for _, place := range places {
		sorted = append(sorted, list[place.from:place.end]...)
	}
	p.length = p.first + copy(list, sorted)
	p.rows = uint32(len(places)) //nolint:gosec // fewer than there were
}

// place is that of the row which begins somewhere in a list.
func (s *sorting) place(list []byte, from int) sortedPlace {
	place := sortedPlace{from: from, end: from}
	number := func() uint64 {
		n, size := binary.Uvarint(list[place.end:])
		place.end += size
		return n
	}
	place.id = int64(number()) //nolint:gosec // as it was written
	for column := 1; column < s.columns; column++ {
		length := int(number()) //nolint:gosec // the same
		text := list[place.end : place.end+length]
		place.end += length
		if column == s.key {
			var begin [8]byte
			copy(begin[:], text)
			place.begin, place.text = binary.BigEndian.Uint64(begin[:]), text
		}
	}
	return place
}
