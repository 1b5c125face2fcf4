package sqlite_test

import (
	"path/filepath"
	"testing"

	"junction/storage/sqlite"
)

// A log that a long read or a full disk let grow does not keep its size for ever.
func TestTheLogIsCutWhenItBeginsAnew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "test.db")
	open(t, path)
	writer := sqlite.Pools(path)["writer"]
	defer writer.Close()
	var limit int64
	if err := writer.QueryRow("PRAGMA journal_size_limit").Scan(&limit); err != nil || limit != 64<<20 {
		t.Errorf("the limit is %d bytes, %v, want 64 MiB", limit, err)
	}
}
