package sqlite

import (
	"fmt"
	"net/url"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Bounds on the page cache of a connection that reads, in bytes of pages. SQLite allocates outside of Go's heap, so a limit
// on that does not bound the caches: all of them together take an eighth of the memory at most, unless each would have
// less than SQLite gives it by default. What holds a page may take twice its size.
const (
	mostCache  = 64 << 20
	leastCache = 2 << 20
	cacheShare = 8 * 2
)

// Reading returns the settings of one of so many connections that read, as a URI has them. Their page caches fit together
// into the memory that the process may use.
func Reading(readers int) url.Values {
	return url.Values{
		"mode":    {"ro"},
		"_pragma": {fmt.Sprintf("cache_size(-%d)", cacheOf(readers, allowedMemory())>>10)}, // in KiB
	}
}

// cacheOf returns the size of the page cache of one of so many readers.
func cacheOf(readers int, memory int64) int64 {
	return max(leastCache, min(mostCache, memory/cacheShare/int64(readers)))
}

// allowedMemory returns how much memory the process may use: what its container or the machine has, or GOMEMLIMIT where
// that is less. It returns 0 where nobody knows.
func allowedMemory() int64 {
	limit := debug.SetMemoryLimit(-1) // which only reads it
	has, err := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)()
	if err != nil {
		has = 0
	}
	return min(limit, int64(min(has, 1<<62)))
}
