package sqlite

import (
	"strings"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Every connection of the process has what this package adds to SQL: the aggregates [tuplesFunction],
// [sortedTuplesFunction] and [recordsFunction], the table [idsTable], and [ownersTable] with the functions of a [level].
// They are put into SQLite as SQLite's own are, beneath the driver, each of whose calls would allocate.

func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	ids = module(tls)
	if ids == 0 || lib.Xsqlite3_auto_extension(tls, stored(extend)) != lib.SQLITE_OK {
		panic("SQLite has no memory to start")
	}
}

var ids uintptr // the module of idsTable

// extend is called for each connection that is being opened.
func extend(tls *libc.TLS, db, _, _ uintptr) int32 {
	for _, function := range []string{tuplesFunction, sortedTuplesFunction, recordsFunction} {
		if code := addPacking(tls, db, function); code != lib.SQLITE_OK {
			return code
		}
	}
	if code := addTable(tls, db, idsTable, 0, 0); code != lib.SQLITE_OK {
		return code
	}
	return addLevel(tls, db)
}

// addTable adds a table of IDs, with the level that is packed by them, or 0, and what frees that.
func addTable(tls *libc.TLS, db uintptr, table string, level, free uintptr) int32 {
	name, err := libc.CString(table)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	return lib.Xsqlite3_create_module_v2(tls, db, name, ids, level, free)
}

// addFunction adds a function of any number of arguments, or an aggregate of two, with what is its own, and what frees that.
func addFunction(tls *libc.TLS, db uintptr, function string, own, called, step, finish, free uintptr) int32 {
	name, err := libc.CString(function)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	const anyCount = -1
	return lib.Xsqlite3_create_function_v2(tls, db, name, anyCount, lib.SQLITE_UTF8, own, called, step, finish, free)
}

// arguments are those that a function is called with.
func arguments(count int32, values uintptr) []uintptr {
	return unsafe.Slice(at[uintptr](values), count) //nolint:gosec // there are so many
}

// call writes a call of a function.
func call(function string, arguments ...string) string {
	return function + "(" + strings.Join(arguments, ", ") + ")"
}
