package web

import (
	"bytes"
	"sync"
)

// largestKept is how large a buffer may be that is used again, so that one large request does not hold on to its memory.
const largestKept = 64 << 10

var buffers = sync.Pool{New: func() any { return &bytes.Buffer{} }}

// buffer returns an empty buffer, which is good until it is released.
func buffer() *bytes.Buffer {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

func release(b *bytes.Buffer) {
	if b.Cap() <= largestKept {
		buffers.Put(b)
	}
}
