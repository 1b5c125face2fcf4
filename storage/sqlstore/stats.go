package sqlstore

import (
	"database/sql"

	"junction/storage"
)

var _ storage.Measured = (*Store)(nil)

// Stats tells how the pools are doing, and the lane for heavy work as if it were one. A store that reads and writes
// through the same pool has that as its writer.
func (s *Store) Stats() storage.Stats {
	writer := poolOf(s.writer)
	waits, waited := s.group.waitedFor()
	writer.Waits, writer.Waited = writer.Waits+waits, writer.Waited+waited
	pools := map[string]storage.Pool{"writer": writer, "heavy": s.lanes.heavy.stats()}
	if s.readers != s.writer {
		readers := poolOf(s.readers)
		light := s.lanes.light.stats()
		readers.Waits, readers.Waited = readers.Waits+light.Waits, readers.Waited+light.Waited
		pools["readers"] = readers
	}
	return storage.Stats{Pools: pools}
}

func poolOf(db *sql.DB) storage.Pool {
	stats := db.Stats()
	return storage.Pool{
		Max: stats.MaxOpenConnections, InUse: stats.InUse, Idle: stats.Idle,
		Waits: stats.WaitCount, Waited: stats.WaitDuration,
	}
}
