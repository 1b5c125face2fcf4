package sqlstore

import (
	"database/sql"

	"junction/storage"
)

var _ storage.Measured = (*Store)(nil)

// Stats tells how the pools are doing. A store that reads and writes through the same one has that as its writer.
func (s *Store) Stats() storage.Stats {
	writer := poolOf(s.writer)
	waits, waited := s.group.waitedFor()
	writer.Waits, writer.Waited = writer.Waits+waits, writer.Waited+waited
	pools := map[string]storage.Pool{"writer": writer}
	if s.readers != s.writer {
		readers := poolOf(s.readers)
		if s.places != nil {
			s.places.tell(&readers)
		}
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
