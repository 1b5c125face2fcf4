package native

import (
	"errors"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// install has SQLite call extend for each connection that is being opened.
func install() error {
	tls := libc.NewTLS()
	defer tls.Close()
	idTables = allocate[lib.Tsqlite3_module](tls)
	if idTables == 0 {
		return errNoMemory
	}
	*at[lib.Tsqlite3_module](idTables) = idTable
	if lib.Xsqlite3_auto_extension(tls, pointer(extend)) != lib.SQLITE_OK {
		return errNoMemory
	}
	separatePageCaches()
	return nil
}

var errNoMemory = errors.New("SQLite has no memory to start")

// extend adds the functions and tables to a connection.
func extend(tls *libc.TLS, db, _, _ uintptr) int32 {
	for _, aggregate := range []struct {
		name string
		step uintptr
	}{
		{Tuples, pointer(packRow)}, {Records, pointer(packRow)}, {SortedTuples, pointer(packSortedRow)},
	} {
		rows := allocate[rowBuffer](tls)
		if rows == 0 {
			return lib.SQLITE_NOMEM
		}
		code := addFunction(tls, db, aggregate.name, rows, 0, aggregate.step, pointer(finishRows), pointer(freeRows))
		if code != lib.SQLITE_OK {
			return code
		}
	}
	if code := addTable(tls, db, IDs, 0, 0); code != lib.SQLITE_OK {
		return code
	}
	return addPages(tls, db)
}

// addPages adds what packs pages of owners, which is all about one pageBuffer.
func addPages(tls *libc.TLS, db uintptr) int32 {
	pages := allocate[pageBuffer](tls)
	if pages == 0 {
		return lib.SQLITE_NOMEM
	}
	code := addTable(tls, db, Owners, pages, pointer(freeRows)) // which frees it in any case
	for _, function := range []struct {
		name               string
		call, step, finish uintptr
	}{
		{Take, pointer(take), 0, 0},
		{Taken, 0, pointer(passTaken), pointer(finishTaken)},
		{TakeSorted, 0, pointer(takeSorted), pointer(finishTaken)},
	} {
		if code == lib.SQLITE_OK {
			code = addFunction(tls, db, function.name, pages, function.call, function.step, function.finish, 0)
		}
	}
	return code
}

// addTable adds a table of IDs, with the pageBuffer that is packed by them, or 0, and what frees that.
func addTable(tls *libc.TLS, db uintptr, table string, pages, free uintptr) int32 {
	name, err := libc.CString(table)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	return lib.Xsqlite3_create_module_v2(tls, db, name, idTables, pages, free)
}

// addFunction adds a function of any number of arguments, or an aggregate of a step and a finish, with a buffer of its
// own, and what frees that.
func addFunction(tls *libc.TLS, db uintptr, function string, buffer, call, step, finish, free uintptr) int32 {
	name, err := libc.CString(function)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	const anyCount = -1
	return lib.Xsqlite3_create_function_v2(tls, db, name, anyCount, lib.SQLITE_UTF8, buffer, call, step, finish, free)
}

// arguments are those that a function is called with.
func arguments(count int32, values uintptr) []uintptr { return sliceAt[uintptr](values, int(count)) }
