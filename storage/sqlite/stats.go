package sqlite

import (
	"os"

	"junction/storage"
	"junction/storage/sqlstore"
)

// fileStore is a store whose data is in a file.
type fileStore struct {
	*sqlstore.Store
	path string
}

var _ storage.Measured = fileStore{}

// Stats adds the size of the write-ahead log to what the pools tell. The log is not opened for that: closing it again
// would drop the locks that SQLite holds on it.
func (f fileStore) Stats() storage.Stats {
	stats := f.Store.Stats()
	if info, err := os.Stat(f.path + "-wal"); err == nil {
		stats.LogBytes = info.Size()
	}
	return stats
}
