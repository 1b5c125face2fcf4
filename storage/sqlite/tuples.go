package sqlite

import (
	"strconv"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// tuplesFunction is an aggregate that makes one value of rows: of each, its numbers in decimal digits, each with a
// space behind it, and its texts, each with U+0000 behind it, which no text holds. group_concat could do the same, but
// makes a text of each number, one of each row, and room for each row anew, under a lock that all connections share.
//
// Every connection of the process has it. A statement may use it any number of times, but not inside of itself.
const tuplesFunction = "tuples"

// tuples is what a connection makes such a value in, in SQLite's memory.
type tuples struct {
	text         uintptr
	length, room int
	busy         bool
}

func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	if lib.Xsqlite3_auto_extension(tls, stored(addTuples)) != lib.SQLITE_OK {
		panic("SQLite has no memory to start")
	}
}

// addTuples adds the function to a connection that is being opened.
func addTuples(tls *libc.TLS, db, _, _ uintptr) int32 {
	name, err := libc.CString(tuplesFunction)
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(tuples{})))
	if err != nil || own == 0 {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	const anyCount = -1
	return lib.Xsqlite3_create_function_v2(tls, db, name, anyCount, lib.SQLITE_UTF8, own,
		0, stored(stepTuples), stored(finishTuples), stored(freeTuples))
}

func freeTuples(tls *libc.TLS, own uintptr) {
	libc.Xfree(tls, at[tuples](own).text)
	libc.Xfree(tls, own)
}

// stepTuples adds a row. That there was one is noted in a byte that SQLite keeps for each time that the function is used,
// and because of which it calls finishTuples even where the statement is ended before.
func stepTuples(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	t := at[tuples](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, 1)
	switch {
	case begun == 0:
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	case *at[byte](begun) == 0 && t.busy:
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return
	case *at[byte](begun) == 0:
		*at[byte](begun), t.busy, t.length = 1, true, 0
	}
	for i := range uintptr(count) { //nolint:gosec // never negative
		if !t.add(tls, *at[uintptr](values + i*unsafe.Sizeof(values))) {
			lib.Xsqlite3_result_error_nomem(tls, context)
			return
		}
	}
}

// finishTuples hands out a copy of what was made.
func finishTuples(tls *libc.TLS, context uintptr) {
	t := at[tuples](lib.Xsqlite3_user_data(tls, context))
	const anew, transient = 0, ^uintptr(0)
	begun := lib.Xsqlite3_aggregate_context(tls, context, anew)
	if begun == 0 || *at[byte](begun) == 0 {
		lib.Xsqlite3_result_zeroblob(tls, context, 0)
		return
	}
	t.busy = false
	lib.Xsqlite3_result_blob64(tls, context, t.text, lib.Tsqlite3_uint64(t.length), transient) //nolint:gosec // never negative
}

// add adds a value, or reports that there is no memory for it.
func (t *tuples) add(tls *libc.TLS, value uintptr) bool {
	const longestNumber = len("-9223372036854775808 ")
	if lib.Xsqlite3_value_type(tls, value) == lib.SQLITE_INTEGER {
		free := t.free(tls, longestNumber)
		if free == nil {
			return false
		}
		number := append(strconv.AppendInt(free[:0], lib.Xsqlite3_value_int64(tls, value), 10), ' ')
		t.length += len(number)
		return true
	}
	text := lib.Xsqlite3_value_blob(tls, value)
	if lib.Xsqlite3_value_encoding(tls, value) != lib.SQLITE_UTF8 {
		text = lib.Xsqlite3_value_text(tls, value)
	}
	length := int(lib.Xsqlite3_value_bytes(tls, value))
	free := t.free(tls, length+1)
	if free == nil {
		return false
	}
	copy(free, unsafe.Slice(at[byte](text), length)) //nolint:gosec // of SQLite, which has so many bytes there
	free[length] = 0
	t.length += length + 1
	return true
}

// free returns memory behind what there is, or nil when there is none. What a connection has is for its longest page.
func (t *tuples) free(tls *libc.TLS, length int) []byte {
	if t.length+length > t.room {
		const least = 1 << 10
		room := max(least, 2*(t.length+length))
		text := libc.Xrealloc(tls, t.text, libc.Tsize_t(room))
		if text == 0 {
			return nil
		}
		t.text, t.room = text, room
	}
	return unsafe.Slice(at[byte](t.text), t.room)[t.length:] //nolint:gosec // as much as was asked for
}
