package sqlite_test

import (
	"math"
	"path/filepath"
	"strconv"
	"testing"

	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/sqlstore"
	"junction/storage/storagetest"
)

// Wherever an engine begins to look for what a filter across the relation lets through, it finds the same.
func TestStoreKeepsTheContractFromBothEndsOfAFilter(t *testing.T) {
	t.Parallel()
	for name, most := range map[string]int{
		"from the near end unless nothing matches": 0,
		"from the far end when one matches":        1,
		"from the far end always":                  math.MaxInt,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			crossover := &sqlstore.Crossover{
				Objects: most,
				Links:   func(_, _, _ string) string { return strconv.Itoa(most) },
			}
			storagetest.Run(t, func(t testing.TB) storage.Store {
				store, err := sqlite.OpenWith(t.Context(), filepath.Join(t.TempDir(), "test.db"), crossover)
				if err != nil {
					t.Fatal(err)
				}
				return store
			})
		})
	}
}
