package sqlite

import (
	"strings"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Every connection of the process has what this package adds to SQL: the aggregates [tuplesFunction] and
// [recordsFunction], and the table [idsTable]. They are put into SQLite as SQLite's own are, beneath the driver, each of
// whose calls would allocate.

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
	for _, function := range []string{tuplesFunction, recordsFunction} {
		if code := addPacking(tls, db, function); code != lib.SQLITE_OK {
			return code
		}
	}
	name, err := libc.CString(idsTable)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	return lib.Xsqlite3_create_module_v2(tls, db, name, ids, 0, 0)
}

// call writes a call of a function.
func call(function string, arguments ...string) string {
	return function + "(" + strings.Join(arguments, ", ") + ")"
}
