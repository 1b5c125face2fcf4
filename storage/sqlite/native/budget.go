// Package native reaches what the driver has no word for inside SQLite, which is Go made from C, and keeps memory and
// functions as C does.
package native

import (
	"context"
	"database/sql/driver"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Budget bounds what the statements of one connection may use, by a progress handler. The driver has one too, but only
// while it runs a call whose context can end, and then there is no other.
type Budget struct {
	handle uintptr
	tls    *libc.TLS

	ctx   context.Context //nolint:containedctx // that of the statement that runs
	used  *atomic.Int64   // steps, which others may use meanwhile; nil without a bound
	most  int64
	spent bool
}

// stepsBetween is how many of its virtual machine's steps SQLite makes between two looks at the budget: some 50 µs.
const stepsBetween = 2000

// handleFunction is a function of SQL that tells a connection's handle, by which its budget is found again.
const handleFunction = "connection_handle"

var budgets sync.Map // by handle, the *Budget

func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	if lib.Xsqlite3_auto_extension(tls, asStored(addHandle)) != lib.SQLITE_OK {
		panic("SQLite has no memory to start")
	}
}

// addHandle is called for each connection that is being opened.
func addHandle(tls *libc.TLS, db, _, _ uintptr) int32 {
	name, err := libc.CString(handleFunction)
	if err != nil {
		return lib.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, name)
	return lib.Xsqlite3_create_function(tls, db, name, 0, lib.SQLITE_UTF8, db, asStored(tellHandle), 0, 0)
}

func tellHandle(tls *libc.TLS, call uintptr, _ int32, _ uintptr) {
	lib.Xsqlite3_result_int64(tls, call, int64(lib.Xsqlite3_user_data(tls, call))) //nolint:gosec // an address
}

// BudgetOf returns the budget of a connection of the driver's. It must be closed before the connection.
func BudgetOf(ctx context.Context, conn driver.Conn) (*Budget, error) {
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, "SELECT "+handleFunction+"()", nil)
	if err != nil {
		return nil, err
	}
	row := make([]driver.Value, 1)
	if err := errors.Join(rows.Next(row), rows.Close()); err != nil {
		return nil, err
	}
	b := &Budget{handle: uintptr(row[0].(int64)), tls: libc.NewTLS()} //nolint:gosec // as it was told
	budgets.Store(b.handle, b)
	return b, nil
}

// Begin bounds what runs until [Budget.End]: it is interrupted when the context ends, or when more than so many steps are
// used, to which it adds its own. Without a number of those there is no bound; who has none lets others run first whenever
// it is looked at.
func (b *Budget) Begin(ctx context.Context, used *atomic.Int64, most int64) {
	b.ctx, b.used, b.most, b.spent = ctx, used, most, false
	lib.Xsqlite3_progress_handler(b.tls, b.handle, stepsBetween, asStored(look), b.handle)
}

// End reports whether the steps were used up.
func (b *Budget) End() (spent bool) {
	lib.Xsqlite3_progress_handler(b.tls, b.handle, 0, 0, 0)
	b.ctx, b.used = nil, nil
	return b.spent
}

// PagesRead returns how many pages the connection has read from its file, or from the log beside it, since it was opened.
func (b *Budget) PagesRead() int32 {
	const size = int(unsafe.Sizeof(int32(0)))
	counts := b.tls.Alloc(2 * size)
	defer b.tls.Free(2 * size)
	now, highest := counts, counts+uintptr(size)
	lib.Xsqlite3_db_status(b.tls, b.handle, lib.SQLITE_DBSTATUS_CACHE_MISS, now, highest, 0)
	return *at[int32](now)
}

// Close forgets the connection.
func (b *Budget) Close() {
	budgets.Delete(b.handle)
	b.tls.Close()
}

// look is called again and again while a statement runs. Unless it returns 0, that is interrupted.
func look(_ *libc.TLS, handle uintptr) int32 {
	known, ok := budgets.Load(handle)
	if !ok {
		return 0
	}
	b := known.(*Budget)
	if b.used != nil {
		if b.spent = b.used.Add(stepsBetween) > b.most; b.spent {
			return 1
		}
	} else {
		runtime.Gosched()
	}
	if b.ctx.Err() != nil {
		return 1
	}
	return 0
}

// asStored is a function as SQLite stores it, which is as Go does.
func asStored(function any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&function))[1] } //nolint:gosec // see above
