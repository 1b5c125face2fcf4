package sqlstore

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"junction/storage"
)

// Texts that begin alike, or are alike, are told apart behind what is compared at once, and then by their IDs.
func TestEdgesAreSortedByTextAndThenByID(t *testing.T) {
	t.Parallel()
	draw := rand.New(rand.NewPCG(1, 2))
	beginnings := []string{"", "a", "ab", "abcdefg", "abcdefgh", "abcdefgh\x01", "abcdefghi", "\u00ff", "\U0010ffff", "\x01"}
	for range 500 {
		edges := make([]storage.Edge[storage.Publication], draw.IntN(40))
		for i, id := range draw.Perm(len(edges)) {
			title := beginnings[draw.IntN(len(beginnings))] + fmt.Sprint(draw.IntN(3))
			edges[i] = storage.Edge[storage.Publication]{
				Node:   storage.Publication{ID: storage.ID(id), Title: title},
				Cursor: storage.Cursor{Text: title, ID: storage.ID(id)},
			}
		}
		q := storage.Query{Backward: draw.IntN(2) == 0}
		q.Order.Descending = draw.IntN(2) == 0
		want := slices.SortedFunc(slices.Values(edges), func(a, b storage.Edge[storage.Publication]) int {
			order := cmp.Or(strings.Compare(a.Node.Title, b.Node.Title), cmp.Compare(a.Node.ID, b.Node.ID))
			if q.Order.Descending != q.Backward {
				return -order
			}
			return order
		})
		if sortEdges(edges, q); !slices.Equal(edges, want) {
			t.Fatalf("%+v are in the order\n%v, not in\n%v", q, edges, want)
		}
	}
}
