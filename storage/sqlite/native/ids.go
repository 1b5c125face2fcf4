package native

import (
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A table of IDs is a table-valued function. json_each could do nearly the same, but has to read each number's text, and
// makes values of all that it could tell about it.

// The columns of the table: what it gives, and its parameter.
const (
	idsValue = 0
	idsList  = 1
)

// connectedTable is one of the tables of a connection.
type connectedTable struct {
	_     lib.Tsqlite3_vtab // SQLite's own
	pages uintptr           // or 0
}

// idCursor is a way through a list.
type idCursor struct {
	own   lib.Tsqlite3_vtab_cursor // SQLite's own
	list  uintptr                  // a copy, as the parameter is good only until the first row
	count int
	next  int
}

// idTable is what SQLite knows of the tables: they exist without having been made, and are only read. It finds that at
// idTables, in its own memory, for as long as the process lives.
var idTables uintptr

var idTable = lib.Tsqlite3_module{
	FxConnect:    pointer(connectIDs),
	FxBestIndex:  pointer(planIDs),
	FxDisconnect: pointer(freeIDs),
	FxOpen:       pointer(openIDs),
	FxClose:      pointer(closeIDs),
	FxFilter:     pointer(beginIDs),
	FxNext:       pointer(nextID),
	FxEof:        pointer(endOfIDs),
	FxColumn:     pointer(columnOfIDs),
	FxRowid:      pointer(rowOfIDs),
}

func connectIDs(tls *libc.TLS, db, pages uintptr, _ int32, _, table, _ uintptr) int32 {
	declaration, err := libc.CString("CREATE TABLE ids (value INTEGER, list HIDDEN)")
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, declaration)
	if code := lib.Xsqlite3_declare_vtab(tls, db, declaration); code != lib.SQLITE_OK {
		return code
	}
	code := allocateAt[connectedTable](tls, table)
	if code == lib.SQLITE_OK {
		at[connectedTable](*at[uintptr](table)).pages = pages
	}
	return code
}

// planIDs says that there is one way to read a table: with its list.
func planIDs(_ *libc.TLS, _, about uintptr) int32 {
	info := at[lib.Tsqlite3_index_info](about)
	constraint := func(i uintptr) *lib.Tsqlite3_index_constraint {
		return at[lib.Tsqlite3_index_constraint](info.FaConstraint + i*unsafe.Sizeof(lib.Tsqlite3_index_constraint{}))
	}
	for i := range uintptr(info.FnConstraint) { //nolint:gosec // never negative
		if c := constraint(i); c.FiColumn == idsList && c.Fop == lib.SQLITE_INDEX_CONSTRAINT_EQ && c.Fusable != 0 {
			usage := at[lib.Tsqlite3_index_constraint_usage](
				info.FaConstraintUsage + i*unsafe.Sizeof(lib.Tsqlite3_index_constraint_usage{}))
			usage.FargvIndex, usage.Fomit = 1, 1
			info.FestimatedCost = 1 // as that of json_each: it is cheap beside all that it is joined with
			return lib.SQLITE_OK
		}
	}
	return lib.SQLITE_CONSTRAINT
}

func freeIDs(tls *libc.TLS, table uintptr) int32 {
	libc.Xfree(tls, table)
	return lib.SQLITE_OK
}

func openIDs(tls *libc.TLS, _, cursor uintptr) int32 { return allocateAt[idCursor](tls, cursor) }

func closeIDs(tls *libc.TLS, cursor uintptr) int32 {
	if p := at[idCursor](cursor).pages(); p != nil {
		p.forget(cursor)
	}
	libc.Xfree(tls, at[idCursor](cursor).list)
	libc.Xfree(tls, cursor)
	return lib.SQLITE_OK
}

func beginIDs(tls *libc.TLS, cursor uintptr, _ int32, _ uintptr, _ int32, values uintptr) int32 {
	c, value := at[idCursor](cursor), *at[uintptr](values)
	list := lib.Xsqlite3_value_blob(tls, value)
	length := int(lib.Xsqlite3_value_bytes(tls, value))
	if length%idBytes != 0 {
		return lib.SQLITE_MISMATCH
	}
	if p := c.pages(); p != nil && !p.read(cursor) {
		return lib.SQLITE_MISUSE
	}
	libc.Xfree(tls, c.list)
	c.list, c.count, c.next = 0, length/idBytes, 0
	if length == 0 {
		return lib.SQLITE_OK
	}
	if c.list = libc.Xmalloc(tls, libc.Tsize_t(length)); c.list == 0 { //nolint:gosec // never negative
		c.count = 0
		return lib.SQLITE_NOMEM
	}
	libc.Xmemcpy(tls, c.list, list, libc.Tsize_t(length)) //nolint:gosec // the same
	return c.open(tls)
}

func nextID(tls *libc.TLS, cursor uintptr) int32 {
	c := at[idCursor](cursor)
	if p := c.pages(); p != nil {
		p.close()
	}
	c.next++
	return c.open(tls)
}

// open begins an owner's page.
func (c *idCursor) open(tls *libc.TLS) int32 {
	if p := c.pages(); p != nil && c.next < c.count && !p.open(tls, c.value()) {
		return lib.SQLITE_NOMEM
	}
	return lib.SQLITE_OK
}

func (c *idCursor) value() int64 { return *at[int64](c.list + uintptr(c.next)*idBytes) }

// pages is that whose owners the table has, or nil.
func (c *idCursor) pages() *pageBuffer { return at[pageBuffer](at[connectedTable](c.own.FpVtab).pages) }

func endOfIDs(_ *libc.TLS, cursor uintptr) int32 {
	if c := at[idCursor](cursor); c.next < c.count {
		return 0
	}
	return 1
}

func columnOfIDs(tls *libc.TLS, cursor, context uintptr, column int32) int32 {
	if c := at[idCursor](cursor); column == idsValue {
		lib.Xsqlite3_result_int64(tls, context, c.value())
	}
	return lib.SQLITE_OK
}

func rowOfIDs(_ *libc.TLS, cursor, row uintptr) int32 {
	*at[int64](row) = int64(at[idCursor](cursor).next)
	return lib.SQLITE_OK
}
