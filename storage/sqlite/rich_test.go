package sqlite_test

import (
	"context"
	"math"
	"path/filepath"
	"strconv"
	"testing"

	"junction/internal/effort"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/sqlstore/statement"
	"junction/storage/storagetest"
)

// The contract does not depend on the model: here it is kept for one that has all that a model may have.
func TestStoreKeepsTheContractForARichModel(t *testing.T) {
	t.Parallel()
	schema := storagetest.Schema(storagetest.Rich(), nil)
	open := func(t testing.TB) storage.Store {
		store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
	if effort.Less(t, "all of the contract but the state machine and what other models lack") {
		storagetest.Stamps(t, schema.Model, open)
		storagetest.LinkData(t, schema.Model, open)
		storagetest.StateMachine(t, schema.Model, open)
	} else {
		storagetest.Run(t, schema.Model, open)
	}
}

// Links and their data are the same whichever way they are read: packed by functions of our own or by SQL, and from either end
// of a filter.
func TestLinkDataIsTheSameWhicheverWayItIsRead(t *testing.T) {
	t.Parallel()
	schema := storagetest.Schema(storagetest.Rich(), nil)
	from := func(most int) func(context.Context, string, storage.Schema) (storage.Store, error) {
		return func(ctx context.Context, path string, schema storage.Schema) (storage.Store, error) {
			return sqlite.OpenWith(ctx, path, schema, &statement.Crossover{
				Objects: most, Links: func(_, _, _ string) string { return strconv.Itoa(most) },
			})
		}
	}
	for name, as := range map[string]func(context.Context, string, storage.Schema) (storage.Store, error){
		"plain SQL": sqlite.OpenPlain, "from the near end": from(0), "from the far end": from(math.MaxInt),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			open := func(t testing.TB) storage.Store {
				store, err := as(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
				if err != nil {
					t.Fatal(err)
				}
				return store
			}
			storagetest.LinkData(t, schema.Model, open)
			storagetest.StateMachine(t, schema.Model, open)
		})
	}
}

// Nor does it depend on what nobody thought of.
func TestStoreKeepsTheContractForRandomModels(t *testing.T) {
	t.Parallel()
	for seed := range effort.Rounds(t, 1, 6) {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			t.Parallel()
			schema := storagetest.Schema(storagetest.RandomModel().Example(seed), nil)
			storagetest.StateMachine(t, schema.Model, func(t testing.TB) storage.Store {
				store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
				if err != nil {
					t.Fatal(err)
				}
				return store
			})
		})
	}
}

// Where people put lists in order, new links come last, and what is moved is where it was moved to.
func TestStoreKeepsListsInOrder(t *testing.T) {
	t.Parallel()
	schema := storagetest.Schema(storagetest.ByHand(), nil)
	open := func(t testing.TB) storage.Store {
		store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
	storagetest.Positions(t, schema.Model, open)
	t.Run("random changes", func(t *testing.T) {
		t.Parallel()
		storagetest.Lists(t, schema.Model, open)
	})
}
