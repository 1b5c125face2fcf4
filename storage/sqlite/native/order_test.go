package native_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Texts that begin alike, or are alike, are told apart behind what is compared at once, and then by their IDs.
func TestTuplesAreSortedByTextAndThenByID(t *testing.T) {
	t.Parallel()
	type row struct {
		id          int64
		text, other string
	}
	draw := rand.New(rand.NewPCG(1, 2))
	beginnings := []string{"", "a", "ab", "abcdefg", "abcdefgh", "abcdefgh\x01", "abcdefghi", "\u00ff", "\U0010ffff", "\x01"}
	for _, encoding := range []string{"UTF-8", "UTF-16le"} {
		db := memory(t)
		if _, err := db.ExecContext(t.Context(), "PRAGMA encoding = '"+encoding+"'; CREATE TABLE a (id INTEGER, text TEXT, other TEXT)"); err != nil {
			t.Fatal(err)
		}
		for range 200 {
			rows := make([]row, draw.IntN(40)*draw.IntN(10))
			for i, id := range draw.Perm(len(rows)) {
				rows[i] = row{int64(id), beginnings[draw.IntN(len(beginnings))] + fmt.Sprint(draw.IntN(3)), fmt.Sprint(draw.IntN(20))}
			}
			limit := []int{0, 1, 10, 50, 100, math.MaxInt}[draw.IntN(6)]
			descending, key := draw.IntN(2) == 0, 1+draw.IntN(2)
			if _, err := db.ExecContext(t.Context(), "DELETE FROM a"); err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				if _, err := db.ExecContext(t.Context(), "INSERT INTO a VALUES ($1, $2, $3)", r.id, r.text, r.other); err != nil {
					t.Fatal(err)
				}
			}
			slices.SortFunc(rows, func(a, b row) int {
				order := cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.id, b.id))
				if key == 2 {
					order = cmp.Or(strings.Compare(a.other, b.other), cmp.Compare(a.id, b.id))
				}
				if descending {
					return -order
				}
				return order
			})
			var want []any
			for _, r := range rows[:min(limit, len(rows))] {
				want = append(want, int(r.id), r.text, r.other)
			}
			have := "x"
			err := db.QueryRowContext(t.Context(), "SELECT sorted_tuples($1, $2, $3, 0, id, text, other) FROM a", limit, descending, key).Scan(&have)
			switch {
			case err != nil:
				t.Fatal(err)
			case len(want) == 0 && have != "", len(want) > 0 && have != packed(uint32(len(want)/3), want...):
				t.Fatalf("%v in %s up to %d, descending %v, by column %d, are\n%q", rows, encoding, limit, descending, key, have)
			}
		}
	}
}
