package native

import (
	"encoding/binary"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// pageBuffer is where a connection packs the pages of owners, for one statement at a time.
type pageBuffer struct {
	rowBuffer         // of the current owner's page, behind those before
	owners    uint32  // how many pages there are
	page      int     // where the current one begins, or 0
	reader    uintptr // the cursor through the owners, or 0
}

// pageLength is the size of a page's length, as a varint that always has so many bytes.
const pageLength = 5

// read begins to pack for a cursor through the owners, or reports that one is being read: another one, or the same, by a
// statement that does not read owners first.
func (p *pageBuffer) read(cursor uintptr) bool {
	if p.reader != 0 {
		return false
	}
	p.reader = cursor
	p.length, p.owners = packedRows, 0
	return true
}

// forget forgets what was packed for a cursor, which is closed when its statement ends, however that does.
func (p *pageBuffer) forget(cursor uintptr) {
	if p.reader == cursor {
		p.reader, p.length, p.owners, p.page = 0, packedRows, 0, 0
	}
}

// open begins an owner's page, or reports that there is no memory for it.
func (p *pageBuffer) open(tls *libc.TLS, owner int64) bool {
	if !p.addNumber(tls, owner) || p.free(tls, pageLength) == nil {
		return false
	}
	p.owners++
	p.page = p.length
	p.length += pageLength
	return p.begin(tls)
}

// close ends it.
func (p *pageBuffer) close() {
	p.end()
	head := p.all()[p.page : p.page+pageLength]
	length := p.length - p.page - pageLength
	for i := range head {
		head[i] = byte(length>>(7*i)&0x7f) | 0x80
	}
	head[pageLength-1] &^= 0x80
	p.page = 0
}

// take takes a row of the arguments behind the first, which is the limit: no more rows than that, and is true as soon as
// there are as many.
func take(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	p := pagesOf(tls, context, len(given) > 0)
	if p == nil {
		return
	}
	limit := lib.Xsqlite3_value_int64(tls, given[0])
	if int64(p.rows) < limit && !p.row(tls, given[1:]) {
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	}
	if int64(p.rows) >= limit {
		lib.Xsqlite3_result_int(tls, context, 1)
	}
}

// takeSorted takes a row of the arguments behind those that say how to sort.
func takeSorted(tls *libc.TLS, context uintptr, count int32, values uintptr) {
	given := arguments(count, values)
	if p := pagesOf(tls, context, len(given) > orderArguments); p != nil && !p.sortedRow(tls, given) {
		lib.Xsqlite3_result_error_nomem(tls, context)
	}
}

// pagesOf is where a function packs what it takes; nil after an error: there is no owner, or there are too few arguments.
func pagesOf(tls *libc.TLS, context uintptr, enough bool) *pageBuffer {
	p := at[pageBuffer](lib.Xsqlite3_user_data(tls, context))
	if p.page == 0 || !enough {
		lib.Xsqlite3_result_error_code(tls, context, lib.SQLITE_MISUSE)
		return nil
	}
	return p
}

// passTaken is called for each owner of whose links something was taken, and need not do anything.
func passTaken(*libc.TLS, uintptr, int32, uintptr) {}

// finishTaken makes all pages the aggregate's result. Where SQLite sees that there are no rows, it does not look at all
// owners, or at any; those have no pages.
func finishTaken(tls *libc.TLS, context uintptr) {
	p := at[pageBuffer](lib.Xsqlite3_user_data(tls, context))
	if p.page != 0 {
		p.close()
	}
	if p.length = max(p.length, packedRows); p.free(tls, 0) == nil {
		lib.Xsqlite3_result_error_nomem(tls, context)
		return
	}
	binary.LittleEndian.PutUint32(p.all(), p.owners)
	p.handOut(tls, context)
}
