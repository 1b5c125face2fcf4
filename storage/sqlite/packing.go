package sqlite

import (
	"encoding/binary"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Two aggregates make one value of rows, in the form that [sqlstore.Dialect.Tuples] describes: tuples of the objects on a
// page, and records of rows that hold such pages. group_concat could do nearly the same, but makes a text of each number,
// one of each row, and room for each row anew, under a lock that all connections share.
//
// A statement may use each any number of times, but not inside of itself: that is why there are two.
const (
	tuplesFunction  = "tuples"
	recordsFunction = "records"
)

// packing is where a connection packs rows for one of the functions, in SQLite's memory.
type packing struct {
	value        uintptr
	length, room int
	rows         uint32
	busy         bool
}

// packedRows is the size of the number of rows, with which a value begins.
const packedRows = 4

// packs is how a function packs a list of columns.
func packs(function string) func(columns []string) string {
	return func(columns []string) string { return call(function, columns...) }
}

// addPacking adds a function to a connection that is being opened.
func addPacking(tls *libc.TLS, db uintptr, function string) int32 {
	name, err := libc.CString(function)
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(packing{})))
	if err != nil || own == 0 {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	const anyCount = -1
	return lib.Xsqlite3_create_function_v2(tls, db, name, anyCount, lib.SQLITE_UTF8, own,
		0, stored(packRow), stored(finishPacking), stored(freePacking))
}

func freePacking(tls *libc.TLS, own uintptr) {
	libc.Xfree(tls, at[packing](own).value)
	libc.Xfree(tls, own)
}

// packRow adds a row. That there was one is noted in a byte that SQLite keeps for each time that the function is used,
// and because of which it calls finishPacking even where the statement is ended before.
func packRow(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	p := at[packing](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, 1)
	switch {
	case begun == 0:
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	case *at[byte](begun) == 0 && p.busy:
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return
	case *at[byte](begun) == 0:
		*at[byte](begun), p.busy, p.length, p.rows = 1, true, packedRows, 0
	}
	p.rows++
	for i := range uintptr(count) { //nolint:gosec // never negative
		if !p.add(tls, *at[uintptr](values + i*unsafe.Sizeof(values))) {
			lib.Xsqlite3_result_error_nomem(tls, context)
			return
		}
	}
}

// finishPacking hands out what was made: a copy of it, or, where it is long, itself, so that no connection holds on to
// the memory of what was long once.
func finishPacking(tls *libc.TLS, context uintptr) {
	const anew, transient, long = 0, ^uintptr(0), 64 << 10
	p := at[packing](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, anew)
	if begun == 0 || *at[byte](begun) == 0 {
		lib.Xsqlite3_result_zeroblob(tls, context, 0)
		return
	}
	p.busy = false
	if p.free(tls, 0) == nil { // of rows without columns
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	}
	binary.LittleEndian.PutUint32(p.all(), p.rows)
	value, length := p.value, lib.Tsqlite3_uint64(p.length) //nolint:gosec // never negative
	release := transient
	if p.room > long {
		p.value, p.room, release = 0, 0, stored(libc.Xfree)
	}
	lib.Xsqlite3_result_blob64(tls, context, value, length, release)
}

// add adds a value, or reports that there is no memory for it.
func (p *packing) add(tls *libc.TLS, value uintptr) bool {
	kind := lib.Xsqlite3_value_type(tls, value)
	if kind == lib.SQLITE_INTEGER {
		return p.addNumber(tls, lib.Xsqlite3_value_int64(tls, value))
	}
	text := lib.Xsqlite3_value_blob(tls, value)
	if kind == lib.SQLITE_TEXT && lib.Xsqlite3_value_encoding(tls, value) != lib.SQLITE_UTF8 {
		text = lib.Xsqlite3_value_text(tls, value)
	}
	length := int(lib.Xsqlite3_value_bytes(tls, value))
	if !p.addNumber(tls, int64(length)) {
		return false
	}
	free := p.free(tls, length)
	if free == nil {
		return false
	}
	copy(free, unsafe.Slice(at[byte](text), length)) //nolint:gosec // of SQLite, which has so many bytes there
	p.length += length
	return true
}

func (p *packing) addNumber(tls *libc.TLS, number int64) bool {
	free := p.free(tls, binary.MaxVarintLen64)
	if free == nil {
		return false
	}
	p.length += binary.PutUvarint(free, uint64(number)) //nolint:gosec // read as it is written
	return true
}

// all is the memory that there is.
func (p *packing) all() []byte { return unsafe.Slice(at[byte](p.value), p.room) } //nolint:gosec // as much as was asked for

// free returns memory behind what there is, or nil when there is none for so many bytes.
func (p *packing) free(tls *libc.TLS, length int) []byte {
	if p.length+length > p.room {
		const least = 1 << 10
		room := max(least, 2*(p.length+length))
		value := libc.Xrealloc(tls, p.value, libc.Tsize_t(room))
		if value == 0 {
			return nil
		}
		p.value, p.room = value, room
	}
	return p.all()[p.length:]
}
