//go:build amd64 || arm64

package sqlite

import (
	"fmt"
	"net/url"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Readers see the file through a mapping: a page that the system has in memory costs neither a call nor a copy. SQLite
// can map files itself, but then a disk that fails while a page is looked at ends the program, and each change by the
// writer takes the mappings away. So this is a thin layer over SQLite's own file system: it hands out a page only when
// that was touched without harm. Else SQLite reads it as it does without a mapping, and its error is what the reader sees.

const mappedFiles = "junction-mapped"

// Reading is what a reader's connection asks for in its URI: to read only, through a mapping.
var Reading = url.Values{"mode": {"ro"}, "vfs": {mappedFiles}, "_pragma": {fmt.Sprintf("mmap_size(%d)", window)}}

// mappedFile is what is kept of an open file, behind what SQLite's own file system keeps.
type mappedFile struct {
	methods lib.Tsqlite3_io_methods // those that SQLite calls
	below   uintptr                 // those of SQLite's own file system
	start   uintptr                 // where the file is mapped, or 0
	size    int64                   // how much of the file there is, or unknown
	recent  [recent]int64           // the offsets of pages that were handed out not long ago, each at its own place
}

// recent is for how many pages it is known that they were looked at not long ago: about what a processor's cache holds.
const recent = 512

const unknown = -1

// below is SQLite's own file system, where files take ownFile bytes.
var (
	below   *lib.Tsqlite3_vfs
	ownFile uintptr
)

func init() {
	tls := libc.NewTLS()
	defer tls.Close()
	below = at[lib.Tsqlite3_vfs](lib.Xsqlite3_vfs_find(tls, 0))
	mapped := libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(*below)))
	name, err := libc.CString(mappedFiles)
	if below == nil || mapped == 0 || err != nil {
		panic("SQLite has no memory to start")
	}
	ownFile = uintptr(below.FszOsFile+7) &^ 7 //nolint:gosec // some hundred bytes
	layer := at[lib.Tsqlite3_vfs](mapped)
	*layer = *below
	layer.FszOsFile = int32(ownFile + unsafe.Sizeof(mappedFile{})) //nolint:gosec // the same, and some more
	layer.FzName = name
	layer.FxOpen = stored(openMapped)
	if lib.Xsqlite3_vfs_register(tls, mapped, 0) != lib.SQLITE_OK {
		panic("SQLite takes no other file system")
	}
}

// openMapped opens a file as SQLite does, and maps it if it is a database. Where there is no room for that, all of it is
// read: SQLite is not left to map it.
func openMapped(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32 {
	open := callable[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](&below.FxOpen)
	code := open(tls, vfs, name, file, flags, out)
	if code != lib.SQLITE_OK || flags&lib.SQLITE_OPEN_MAIN_DB == 0 {
		return code
	}
	own := at[lib.TunixFile](file)
	m := mapped(file)
	*m = mappedFile{
		methods: *at[lib.Tsqlite3_io_methods](own.FpMethod), below: own.FpMethod, start: mapFile(int(own.Fh)), size: unknown,
	}
	m.methods.FxClose, m.methods.FxFetch, m.methods.FxUnfetch = stored(closeMapped), stored(fetch), stored(unfetch)
	own.FpMethod = file + ownFile // where the methods are
	return code
}

func closeMapped(tls *libc.TLS, file uintptr) int32 {
	m := mapped(file)
	unmapFile(m.start)
	return callable[func(*libc.TLS, uintptr) int32](&at[lib.Tsqlite3_io_methods](m.below).FxClose)(tls, file)
}

// fetch hands out a page of the file, or none, and then SQLite reads it. SQLite may look some bytes beyond a page that is
// damaged.
func fetch(tls *libc.TLS, file uintptr, offset int64, length int32, page uintptr) int32 {
	const overread = 256
	m := mapped(file)
	if m.size == unknown {
		size := callable[func(*libc.TLS, uintptr, uintptr) int32](&at[lib.Tsqlite3_io_methods](m.below).FxFileSize)
		if code := size(tls, file, file+ownFile+unsafe.Offsetof(m.size)); code != lib.SQLITE_OK {
			m.size = unknown
			return code
		}
		m.size = min(m.size, window)
	}
	start := m.start + uintptr(offset) //nolint:gosec // never negative
	place := &m.recent[offset/int64(length)%recent]
	if m.start == 0 || offset+int64(length)+overread > m.size || !there(start, int(length), *place == offset) {
		start = 0
	}
	*place = offset
	*at[uintptr](page) = start
	return lib.SQLITE_OK
}

// unfetch takes a page back. Without one, it tells that the file has changed: it may be longer.
func unfetch(_ *libc.TLS, file uintptr, _ int64, page uintptr) int32 {
	if page == 0 {
		mapped(file).size = unknown
	}
	return lib.SQLITE_OK
}

func mapped(file uintptr) *mappedFile { return at[mappedFile](file + ownFile) }
