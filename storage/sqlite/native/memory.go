package native

import (
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// at is what lies at an address in SQLite's memory, which is never Go's.
func at[T any](address uintptr) *T {
	return *(**T)(unsafe.Pointer(&address)) //nolint:gosec // vet cannot know whose memory it is
}

// sliceAt is so many of what lies at an address.
func sliceAt[T any](address uintptr, count int) []T {
	return unsafe.Slice(at[T](address), count) //nolint:gosec // whoever asks knows that there are so many
}

// pointer is a function as SQLite stores it, which is as Go does.
func pointer(function any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&function))[1] } //nolint:gosec // see above

// allocate makes an empty T in SQLite's memory, and returns 0 where there is no room for it.
func allocate[T any](tls *libc.TLS) uintptr {
	return libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(*new(T))))
}

// allocateAt does the same for SQLite, and stores where it is.
func allocateAt[T any](tls *libc.TLS, where uintptr) int32 {
	own := allocate[T](tls)
	if own == 0 {
		return lib.SQLITE_NOMEM
	}
	*at[uintptr](where) = own
	return lib.SQLITE_OK
}
