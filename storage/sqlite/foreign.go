package sqlite

import "unsafe"

// This file is how Go and SQLite, which is Go made from C, reach each other's memory and functions: for what the driver
// has no word for, or would make slow.

// at is what lies at an address in SQLite's memory, which is never Go's.
func at[T any](address uintptr) *T {
	return *(**T)(unsafe.Pointer(&address)) //nolint:gosec // vet cannot know whose memory it is
}

// stored is a function as SQLite stores it, which is as Go does.
func stored(function any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&function))[1] } //nolint:gosec // see above
