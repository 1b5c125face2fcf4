package storagetest_test

import (
	"testing"

	"junction/storage"
	"junction/storage/storagetest"
)

// TestMemory holds the store in memory to the contract, and so the suite to that store.
func TestMemory(t *testing.T) {
	t.Parallel()
	of := storagetest.Rich()
	storagetest.Topics(t, of, func(testing.TB) storage.Store { return storagetest.NewMemory(of) })
}
