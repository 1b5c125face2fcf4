package sqlstore

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"junction/storage"
)

// place is the place of an edge before it is sorted, with how its text begins, by which most are told apart at once.
type place struct {
	begin uint64
	index int
}

// sortEdges sorts edges along the way that a query reads them. Their places are sorted, which are smaller.
func sortEdges[T any](edges []storage.Edge[T], q storage.Query) {
	var room [32]place // for as many as mostly leave an engine unsorted; see [Dialect.Unsorted]
	places := room[:0]
	for i := range edges {
		places = append(places, place{begin(edges[i].Cursor.Text), i})
	}
	descending := q.Order.Descending != q.Backward
	slices.SortFunc(places, func(a, b place) int {
		order := cmp.Compare(a.begin, b.begin)
		if order == 0 {
			one, other := &edges[a.index].Cursor, &edges[b.index].Cursor
			order = cmp.Or(strings.Compare(one.Text, other.Text), cmp.Compare(one.ID, other.ID))
		}
		if descending {
			return -order
		}
		return order
	})
	for i := range places { // each edge takes the place of another one, round until one takes the first one's
		first := edges[i]
		to := i
		for from := places[to].index; from != i; from = places[to].index {
			edges[to] = edges[from]
			places[to].index, to = to, from
		}
		edges[to], places[to].index = first, to
	}
}

// begin is how a text begins, as a number of the same order.
func begin(text string) uint64 {
	var bytes [8]byte
	copy(bytes[:], text)
	return binary.BigEndian.Uint64(bytes[:])
}
