package storage

import "time"

// Stats is how a store's database is doing.
type Stats struct {
	// Pools are its pools of connections, by name.
	Pools map[string]Pool
	// LogBytes is the size of its write-ahead log; 0 when it keeps none.
	LogBytes int64
}

// Pool is how a pool of connections is doing.
type Pool struct {
	// Max is how many connections there may be, InUse and Idle how many there are.
	Max, InUse, Idle int
	// Waits is how often a connection had to be waited for since the start, and Waited for how long altogether.
	Waits  int64
	Waited time.Duration
}

// Measured is a [Store] that can tell how its database is doing. Telling costs little and does not wait for the
// database.
type Measured interface{ Stats() Stats }
