package sqlite

import (
	"encoding/binary"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Aggregates make one value of rows, in the form that [sqlstore.Dialect.Tuples] describes: tuples of the objects on a
// page, in the order of the rows or in their own, and records of rows that hold such pages. group_concat could do nearly
// the same, but makes a text of each number, one of each row, and room for each row anew, under a lock that all
// connections share.
//
// A statement may use each any number of times, but not inside of itself: that is why there are several.
const (
	tuplesFunction       = "tuples"
	sortedTuplesFunction = "sorted_tuples"
	recordsFunction      = "records"
)

// packing is where a connection packs rows for one of the functions, in SQLite's memory.
type packing struct {
	value        uintptr
	length, room int
	first        int    // where the rows of the list begin that is being packed
	rows         uint32 // how many it has
	sorting      sorting
	busy         bool
}

// packedRows is the size of the number of rows, with which a list begins.
const packedRows = 4

// packs is how a function packs a list of columns.
func packs(function string) func(columns []string) string {
	return func(columns []string) string { return call(function, columns...) }
}

// addPacking adds a function to a connection that is being opened.
func addPacking(tls *libc.TLS, db uintptr, function string) int32 {
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(packing{})))
	if own == 0 {
		return lib.SQLITE_NOMEM
	}
	step := stored(packRow)
	if function == sortedTuplesFunction {
		step = stored(packSorted)
	}
	return addFunction(tls, db, function, own, 0, step, stored(finishPacking), stored(freePacking))
}

func freePacking(tls *libc.TLS, own uintptr) {
	libc.Xfree(tls, at[packing](own).value)
	libc.Xfree(tls, own)
}

// packRow adds a row.
func packRow(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	if p := packingOf(tls, context, true); p != nil && !p.row(tls, arguments(count, values)) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// packSorted adds a row behind what says how to sort.
func packSorted(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	if p := packingOf(tls, context, len(given) > sortingArguments); p != nil && !p.sortedRow(tls, given) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// packingOf is where an aggregate's rows are packed; nil after an error, as where too little is given. That there was a row
// is noted in a byte that SQLite keeps for each time that the function is used, and because of which it calls
// finishPacking even where the statement is ended before.
func packingOf(tls *libc.TLS, context uintptr, enough bool) *packing {
	p := at[packing](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, 1)
	switch {
	case begun == 0:
		lib.Xsqlite3_result_error_nomem(tls, context)
		return nil
	case !enough, *at[byte](begun) == 0 && p.busy:
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return nil
	case *at[byte](begun) == 0:
		p.length = 0
		if !p.begin(tls) {
			lib.Xsqlite3_result_error_nomem(tls, context)
			return nil
		}
		*at[byte](begun), p.busy = 1, true
	}
	return p
}

// finishPacking hands out what was made.
func finishPacking(tls *libc.TLS, context uintptr) {
	const anew = 0
	p := at[packing](lib.Xsqlite3_user_data(tls, context))
	begun := lib.Xsqlite3_aggregate_context(tls, context, anew)
	if begun == 0 || *at[byte](begun) == 0 {
		lib.Xsqlite3_result_zeroblob(tls, context, 0)
		return
	}
	p.busy = false
	p.end()
	p.handOut(tls, context)
}

// handOut makes what was made a function's result: a copy of it, or, where it is long, itself, so that no connection holds
// on to the memory of what was long once.
func (p *packing) handOut(tls *libc.TLS, context uintptr) {
	const transient, long = ^uintptr(0), 64 << 10
	value, length := p.value, lib.Tsqlite3_uint64(p.length) //nolint:gosec // never negative
	release := transient
	if p.room > long {
		p.value, p.room, release = 0, 0, stored(libc.Xfree)
	}
	lib.Xsqlite3_result_blob64(tls, context, value, length, release)
}

// begin begins a list of rows behind what there is, or reports that there is no memory for it.
func (p *packing) begin(tls *libc.TLS) bool {
	if p.free(tls, packedRows) == nil {
		return false
	}
	p.length += packedRows
	p.first, p.rows, p.sorting = p.length, 0, sorting{}
	return true
}

// end ends it. A list without rows is nothing.
func (p *packing) end() {
	if p.sorting.columns > 0 {
		p.sort()
	}
	number := p.first - packedRows
	if p.rows == 0 {
		p.length = number
		return
	}
	binary.LittleEndian.PutUint32(p.all()[number:], p.rows)
}

// row adds a row, or nothing of it, and reports that there is no memory for it.
func (p *packing) row(tls *libc.TLS, values []uintptr) bool {
	before := p.length
	for _, value := range values {
		if !p.add(tls, value) {
			p.length = before
			return false
		}
	}
	p.rows++
	return true
}

// add adds a value.
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
