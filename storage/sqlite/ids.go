package sqlite

import (
	"encoding/binary"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// These are table-valued functions that unpack a list of IDs into rows with one column, value. json_each could do the same,
// but has to read each number's text, and makes values of all that it could tell about it. What rows of ownersTable stand
// for are the owners of a [level].
const (
	idsTable    = "ids"
	ownersTable = "owners"
)

// idList makes IDs a parameter for it: eight bytes for each.
func idList(ids []int64) any {
	list := make([]byte, 0, idBytes*len(ids))
	for _, id := range ids {
		list = binary.NativeEndian.AppendUint64(list, uint64(id)) //nolint:gosec // read as it is written
	}
	return list
}

const idBytes = 8

// The columns of the table: what it gives, and its parameter.
const (
	idsValue = 0
	idsList  = 1
)

// idsConnected is one of the tables of a connection.
type idsConnected struct {
	_     lib.Tsqlite3_vtab // SQLite's own
	level uintptr           // or 0
}

// idsCursor is a way through a list.
type idsCursor struct {
	own   lib.Tsqlite3_vtab_cursor // SQLite's own
	list  uintptr                  // a copy, as the parameter is good only until the first row
	count int
	next  int
}

// idsModule is what SQLite knows of the tables: they exist without having been made, and are only read.
var idsModule = lib.Tsqlite3_module{
	FxConnect:    stored(connectIDs),
	FxBestIndex:  stored(planIDs),
	FxDisconnect: stored(freeIDs),
	FxOpen:       stored(openIDs),
	FxClose:      stored(closeIDs),
	FxFilter:     stored(beginIDs),
	FxNext:       stored(nextID),
	FxEof:        stored(endOfIDs),
	FxColumn:     stored(columnOfIDs),
	FxRowid:      stored(rowOfIDs),
}

// module is where SQLite finds that, in SQLite's memory, for as long as the process lives.
func module(tls *libc.TLS) uintptr {
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(idsModule)))
	if own != 0 {
		*at[lib.Tsqlite3_module](own) = idsModule
	}
	return own
}

func connectIDs(tls *libc.TLS, db, level uintptr, _ int32, _, table, _ uintptr) int32 {
	declaration, err := libc.CString("CREATE TABLE ids (value INTEGER, list HIDDEN)")
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, declaration)
	if code := lib.Xsqlite3_declare_vtab(tls, db, declaration); code != lib.SQLITE_OK {
		return code
	}
	code := allocate[idsConnected](tls, table)
	if code == lib.SQLITE_OK {
		at[idsConnected](*at[uintptr](table)).level = level
	}
	return code
}

// allocate makes an empty T, and stores where it is.
func allocate[T any](tls *libc.TLS, where uintptr) int32 {
	own := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(*new(T))))
	if own == 0 {
		return lib.SQLITE_NOMEM
	}
	*at[uintptr](where) = own
	return lib.SQLITE_OK
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

func openIDs(tls *libc.TLS, _, cursor uintptr) int32 { return allocate[idsCursor](tls, cursor) }

func closeIDs(tls *libc.TLS, cursor uintptr) int32 {
	if l := at[idsCursor](cursor).level(); l != nil {
		l.forget(cursor)
	}
	libc.Xfree(tls, at[idsCursor](cursor).list)
	libc.Xfree(tls, cursor)
	return lib.SQLITE_OK
}

func beginIDs(tls *libc.TLS, cursor uintptr, _ int32, _ uintptr, _ int32, values uintptr) int32 {
	c, value := at[idsCursor](cursor), *at[uintptr](values)
	list := lib.Xsqlite3_value_blob(tls, value)
	length := int(lib.Xsqlite3_value_bytes(tls, value))
	if length%idBytes != 0 {
		return lib.SQLITE_MISMATCH
	}
	if l := c.level(); l != nil && !l.read(cursor) {
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
	c := at[idsCursor](cursor)
	if l := c.level(); l != nil {
		l.close()
	}
	c.next++
	return c.open(tls)
}

// open begins an owner's page.
func (c *idsCursor) open(tls *libc.TLS) int32 {
	if l := c.level(); l != nil && c.next < c.count && !l.open(tls, c.value()) {
		return lib.SQLITE_NOMEM
	}
	return lib.SQLITE_OK
}

func (c *idsCursor) value() int64 { return *at[int64](c.list + uintptr(c.next)*idBytes) }

// level is that whose owners the table has, or nil.
func (c *idsCursor) level() *level { return at[level](at[idsConnected](c.own.FpVtab).level) }

func endOfIDs(_ *libc.TLS, cursor uintptr) int32 {
	if c := at[idsCursor](cursor); c.next < c.count {
		return 0
	}
	return 1
}

func columnOfIDs(tls *libc.TLS, cursor, context uintptr, column int32) int32 {
	if c := at[idsCursor](cursor); column == idsValue {
		lib.Xsqlite3_result_int64(tls, context, c.value())
	}
	return lib.SQLITE_OK
}

func rowOfIDs(_ *libc.TLS, cursor, row uintptr) int32 {
	*at[int64](row) = int64(at[idsCursor](cursor).next)
	return lib.SQLITE_OK
}
