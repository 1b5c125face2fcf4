package native

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// packRow adds a row of the arguments.
func packRow(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	if b := rowsOf(tls, context, true); b != nil && !b.row(tls, arguments(count, values)) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// packSortedRow adds a row of the arguments behind those that say how to sort.
func packSortedRow(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	if b := rowsOf(tls, context, len(given) > orderArguments); b != nil && !b.sortedRow(tls, given) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// rowsOf is where an aggregate's rows are packed; nil after an error, such as too few arguments. It notes that there was a
// row in a byte that SQLite keeps for each use of the function. Because of that byte, SQLite calls finishRows even when the
// statement ends early.
func rowsOf(tls *libc.TLS, context uintptr, enough bool) *rowBuffer {
	b := at[rowBuffer](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, 1)
	switch {
	case begun == 0:
		lib.Xsqlite3_result_error_nomem(tls, context)
		return nil
	case !enough, *at[byte](begun) == 0 && b.busy:
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return nil
	case *at[byte](begun) == 0:
		b.length = 0
		if !b.begin(tls) {
			lib.Xsqlite3_result_error_nomem(tls, context)
			return nil
		}
		*at[byte](begun), b.busy = 1, true
	}
	return b
}

// finishRows makes the packed rows the aggregate's result.
func finishRows(tls *libc.TLS, context uintptr) {
	const anew = 0
	b := at[rowBuffer](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, anew)
	if begun == 0 || *at[byte](begun) == 0 {
		lib.Xsqlite3_result_zeroblob(tls, context, 0)
		return
	}
	b.busy = false
	b.end()
	b.handOut(tls, context)
}
