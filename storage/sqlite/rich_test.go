package sqlite_test

import (
	"path/filepath"
	"testing"

	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// The contract does not depend on the model: here it is kept for one that has all that a model may have.
func TestStoreKeepsTheContractForARichModel(t *testing.T) {
	t.Parallel()
	schema := storagetest.Schema(storagetest.Rich(), nil)
	storagetest.Run(t, schema.Model, func(t testing.TB) storage.Store {
		store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
		if err != nil {
			t.Fatal(err)
		}
		return store
	})
}
