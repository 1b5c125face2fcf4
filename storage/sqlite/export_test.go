package sqlite

import "database/sql"

// Pools are the two pools of a file, for tests that look at their connections.
func Pools(path string) map[string]*sql.DB {
	return map[string]*sql.DB{"writer": writers(path), "readers": readers(path)}
}
