//go:build amd64 || arm64

package sqlite

import (
	"os"
	"unsafe"
)

// MapFile maps a file as readers do.
func MapFile(file *os.File) (unmap func(), ok bool) {
	start := mapFile(int(file.Fd()))
	return func() { unmapFile(start) }, start != 0
}

// There reports whether memory can be read.
func There(memory []byte) bool {
	return there(uintptr(unsafe.Pointer(unsafe.SliceData(memory))), len(memory), false)
}
