package sqlite

import (
	"encoding/binary"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// One statement reads the pages of many owners, through what its functions do besides giving a value: while
// [ownersTable] stands at an owner, [takeFunction] takes rows for that one's page, and says when the page is full, so that
// EXISTS ends the walk along its links; the aggregate [takenFunction] gives all pages, as [recordsFunction] would. The
// aggregate [takeSortedFunction] does both for rows that come in any order. A subquery for each owner says the same in
// plain SQL, but SQLite opens the indexes anew for each, and hands each row on three times.
const (
	takeFunction       = "take"
	takenFunction      = "taken"
	takeSortedFunction = "take_sorted"
)

// level is where a connection packs the pages, for one statement at a time.
type level struct {
	packing         // of the current owner's page, behind those before
	owners  uint32  // how many pages there are
	page    int     // where the current one begins, or 0
	reader  uintptr // the cursor through the owners, or 0
}

// pageLength is the size of a page's length, as a varint that always has so many bytes.
const pageLength = 5

// addLevel adds the table and the functions to a connection that is being opened.
func addLevel(tls *libc.TLS, db uintptr) int32 {
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(level{})))
	if own == 0 {
		return lib.SQLITE_NOMEM
	}
	code := addTable(tls, db, ownersTable, own, stored(freePacking)) // which frees it in any case
	for _, add := range []struct {
		function           string
		call, step, finish uintptr
	}{
		{takeFunction, stored(take), 0, 0},
		{takenFunction, 0, stored(keepTaking), stored(taken)},
		{takeSortedFunction, 0, stored(takeSorted), stored(taken)},
	} {
		if code == lib.SQLITE_OK {
			code = addFunction(tls, db, add.function, own, add.call, add.step, add.finish, 0)
		}
	}
	return code
}

// read begins to pack for a cursor through the owners, or reports that one is being read: another one, or the same, by a
// statement that does not read owners first.
func (l *level) read(cursor uintptr) bool {
	if l.reader != 0 {
		return false
	}
	l.reader = cursor
	l.length, l.owners = packedRows, 0
	return true
}

// forget forgets what was packed for a cursor, which is closed when its statement ends, however that does.
func (l *level) forget(cursor uintptr) {
	if l.reader == cursor {
		l.reader, l.length, l.owners, l.page = 0, packedRows, 0, 0
	}
}

// open begins an owner's page, or reports that there is no memory for it.
func (l *level) open(tls *libc.TLS, owner int64) bool {
	if !l.addNumber(tls, owner) || l.free(tls, pageLength) == nil {
		return false
	}
	l.owners++
	l.page = l.length
	l.length += pageLength
	return l.begin(tls)
}

// close ends it.
func (l *level) close() {
	l.end()
	head := l.all()[l.page : l.page+pageLength]
	length := l.length - l.page - pageLength
	for i := range head {
		head[i] = byte(length>>(7*i)&0x7f) | 0x80
	}
	head[pageLength-1] &^= 0x80
	l.page = 0
}

// take takes a row of the arguments behind the first, which is the limit: no more rows than that, and is true as soon as
// there are as many.
func take(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	l := levelOf(tls, context, len(given) > 0)
	if l == nil {
		return
	}
	limit := lib.Xsqlite3_value_int64(tls, given[0])
	if int64(l.rows) < limit && !l.row(tls, given[1:]) {
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	}
	if int64(l.rows) >= limit {
		lib.Xsqlite3_result_int(tls, context, 1)
	}
}

// takeSorted takes a row behind the arguments that say how to sort.
func takeSorted(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	if l := levelOf(tls, context, len(given) > sortingArguments); l != nil && !l.sortedRow(tls, given) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// levelOf is where is packed what a function takes; nil after an error, where there is no owner, or too little is given.
func levelOf(tls *libc.TLS, context uintptr, enough bool) *level {
	l := at[level](lib.Xsqlite3_user_data(tls, context))
	if l.page == 0 || !enough {
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return nil
	}
	return l
}

// keepTaking is called for each row of which something was taken.
func keepTaking(*libc.TLS, uintptr, int32, uintptr) {}

// taken gives all pages. Where SQLite sees that there are no rows, it does not look at all owners, or at any, and those
// have no pages.
func taken(tls *libc.TLS, context uintptr) {
	l := at[level](lib.Xsqlite3_user_data(tls, context))
	if l.page != 0 {
		l.close()
	}
	if l.length = max(l.length, packedRows); l.free(tls, 0) == nil {
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	}
	binary.LittleEndian.PutUint32(l.all(), l.owners)
	l.handOut(tls, context)
}
