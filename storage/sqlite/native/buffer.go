package native

import (
	"encoding/binary"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// rowBuffer is where a connection packs rows for one of the functions, in SQLite's memory. group_concat could do nearly the
// same as these, but makes a text of each number, one of each row, and room for each row anew, under a lock that all
// connections share.
type rowBuffer struct {
	value        uintptr
	length, room int
	first        int    // where the rows of the list begin that is being packed
	rows         uint32 // how many it has
	order        order
	busy         bool
}

// packedRows is the size of the number of rows, with which a list begins.
const packedRows = 4

// freeRows frees a buffer.
func freeRows(tls *libc.TLS, own uintptr) {
	libc.Xfree(tls, at[rowBuffer](own).value)
	libc.Xfree(tls, own)
}

// handOut makes what was made a function's result: a copy of it, or, where it is long, itself, so that no connection holds
// on to the memory of what was long once.
func (b *rowBuffer) handOut(tls *libc.TLS, context uintptr) {
	const transient, long = ^uintptr(0), 64 << 10
	value, length := b.value, lib.Tsqlite3_uint64(b.length) //nolint:gosec // never negative
	release := transient
	if b.room > long {
		b.value, b.room, release = 0, 0, pointer(libc.Xfree)
	}
	lib.Xsqlite3_result_blob64(tls, context, value, length, release)
}

// begin begins a list of rows behind what there is, or reports that there is no memory for it.
func (b *rowBuffer) begin(tls *libc.TLS) bool {
	if b.free(tls, packedRows) == nil {
		return false
	}
	b.length += packedRows
	b.first, b.rows, b.order = b.length, 0, order{}
	return true
}

// end ends it. A list without rows is nothing.
func (b *rowBuffer) end() {
	if b.order.columns > 0 {
		b.sort()
	}
	number := b.first - packedRows
	if b.rows == 0 {
		b.length = number
		return
	}
	binary.LittleEndian.PutUint32(b.all()[number:], b.rows)
}

// row adds a row, or nothing of it, and reports that there is no memory for it.
func (b *rowBuffer) row(tls *libc.TLS, values []uintptr) bool {
	before := b.length
	for _, value := range values {
		if !b.add(tls, value) {
			b.length = before
			return false
		}
	}
	b.rows++
	return true
}

// add adds a value.
func (b *rowBuffer) add(tls *libc.TLS, value uintptr) bool {
	kind := lib.Xsqlite3_value_type(tls, value)
	if kind == lib.SQLITE_INTEGER {
		return b.addNumber(tls, lib.Xsqlite3_value_int64(tls, value))
	}
	text := lib.Xsqlite3_value_blob(tls, value)
	if kind == lib.SQLITE_TEXT && lib.Xsqlite3_value_encoding(tls, value) != lib.SQLITE_UTF8 {
		text = lib.Xsqlite3_value_text(tls, value)
	}
	length := int(lib.Xsqlite3_value_bytes(tls, value))
	if !b.addNumber(tls, int64(length)) {
		return false
	}
	free := b.free(tls, length)
	if free == nil {
		return false
	}
	copy(free, sliceAt[byte](text, length))
	b.length += length
	return true
}

func (b *rowBuffer) addNumber(tls *libc.TLS, number int64) bool {
	free := b.free(tls, binary.MaxVarintLen64)
	if free == nil {
		return false
	}
	b.length += binary.PutUvarint(free, uint64(number)) //nolint:gosec // read as it is written
	return true
}

// all is the memory that there is.
func (b *rowBuffer) all() []byte { return sliceAt[byte](b.value, b.room) }

// free returns memory behind what there is, or nil when there is none for so many bytes.
func (b *rowBuffer) free(tls *libc.TLS, length int) []byte {
	if b.length+length > b.room {
		const least = 1 << 10
		room := max(least, 2*(b.length+length))
		value := libc.Xrealloc(tls, b.value, libc.Tsize_t(room))
		if value == 0 {
			return nil
		}
		b.value, b.room = value, room
	}
	return b.all()[b.length:]
}
