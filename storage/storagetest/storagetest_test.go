package storagetest_test

import (
	"testing"

	"junction/storage"
	"junction/storage/storagetest"
)

// TestModel holds the model to the contract, and so the suite to the model.
func TestModel(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, func(testing.TB) storage.Store { return storagetest.NewModel() })
}
