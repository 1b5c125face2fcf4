package native

import (
	_ "unsafe" // for go:linkname

	lib "modernc.org/sqlite/lib"
)

// pageCaches is what SQLite keeps of all page caches of the process.
//
//go:linkname pageCaches modernc.org/sqlite/lib._pcache1_g
var pageCaches lib.TPCacheGlobal

// separatePageCaches gives each connection that is opened from then on a page cache of its own. The driver's SQLite is
// made with SQLITE_ENABLE_MEMORY_MANAGEMENT, so that otherwise all caches are one, and every page that anyone looks at is
// found under one lock. SQLite must have started.
func separatePageCaches() { pageCaches.FseparateCache = 1 }
