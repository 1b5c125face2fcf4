//go:build amd64 || arm64

package sqlite

import (
	"runtime/debug"
	"sync"
	"unsafe"

	"github.com/KimMachineGun/automemlimit/memlimit"
	"golang.org/x/sys/unix"
)

// window is how much of a file is mapped, 64 GiB, however long it is: what lies behind is read. That takes only addresses.
const window = 1 << 36

// maps are the files that are mapped, each once, however many connections read it.
var maps = struct {
	sync.Mutex
	byFile map[fileIdentity]*fileMap
}{byFile: make(map[fileIdentity]*fileMap)}

// fileIdentity tells files apart, whatever they are called.
type fileIdentity struct{ device, inode uint64 }

type fileMap struct {
	start uintptr
	users int
}

// mapFile returns where an open file is mapped, until unmapFile was called as often, or 0 where it cannot be.
func mapFile(descriptor int) (start uintptr) {
	var stat unix.Stat_t
	if unix.Fstat(descriptor, &stat) != nil {
		return 0
	}
	maps.Lock()
	defer maps.Unlock()
	id := fileIdentity{stat.Dev, stat.Ino}
	file := maps.byFile[id]
	if file == nil {
		start, err := unix.MmapPtr(descriptor, 0, nil, window, unix.PROT_READ, unix.MAP_SHARED)
		if err != nil {
			return 0
		}
		file = &fileMap{start: uintptr(start)}
		maps.byFile[id] = file
		if fitsInMemory(stat.Size) {
			useLargePages(start)
		}
	}
	file.users++
	return file.start
}

// useLargePages has the system read what is not in memory yet in pages of 2 MB, not of 4 KB, where it can, as Linux 6.18
// can on ext4. The processor finds an address in one in fewer steps, and what it found is good for more of them.
func useLargePages(start unsafe.Pointer) {
	all := unsafe.Slice((*byte)(start), window) //nolint:gosec // what was mapped
	_ = unix.Madvise(all, unix.MADV_HUGEPAGE)   // an error says that the system has none
}

// fitsInMemory reports whether all of a file can stay in memory, beside what else is there. Of one that cannot, large
// pages would bring much that is taken away again before it is wanted.
func fitsInMemory(size int64) bool {
	memory, err := allowedMemory()
	return err == nil && uint64(size) <= memory/2 //nolint:gosec // never negative
}

// allowedMemory is how much the process may have, in bytes: what its container may, or else what the machine has.
var allowedMemory = sync.OnceValues(memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem))

func unmapFile(start uintptr) {
	maps.Lock()
	defer maps.Unlock()
	for id, file := range maps.byFile {
		if file.start != start {
			continue
		}
		if file.users--; file.users == 0 {
			delete(maps.byFile, id)
			_ = unix.MunmapPtr(unsafe.Pointer(at[byte](start)), window) //nolint:gosec // of what was mapped, it cannot fail
		}
	}
}

// there reports whether memory can be read: not where a mapped file has ended, or its disk fails. What was looked at not
// long ago is taken to be in the processor's caches. Everything else is fetched there, even though not all of it will be
// wanted: lines come more quickly all at once than one after the other, as a search would ask for them.
func there(start uintptr, length int, cached bool) (ok bool) {
	defer func(before bool) {
		debug.SetPanicOnFault(before)
		if recover() != nil {
			ok = false
		}
	}(debug.SetPanicOnFault(true))
	touch(start, length)
	if !cached {
		prefetch(start, length)
	}
	return true
}

// touch reads a byte of each page of what is mapped.
//
//go:noinline
func touch(start uintptr, length int) (sum byte) {
	const page = 4 << 10
	for end := start + uintptr(length); start < end; start += page {
		sum += *at[byte](start)
	}
	return sum
}

// prefetch has the processor fetch memory into its second cache, and does not wait for it. The first is small, and most
// of what is fetched will not be wanted. The length is a multiple of 256.
//
//go:noescape
func prefetch(start uintptr, length int)
