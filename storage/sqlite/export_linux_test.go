//go:build amd64 || arm64

package sqlite

import "unsafe"

// There reports whether memory can be read.
func There(memory []byte) bool {
	return there(uintptr(unsafe.Pointer(unsafe.SliceData(memory))), len(memory), false)
}
