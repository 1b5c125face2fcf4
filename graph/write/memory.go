package write

import "sync"

// largestReused is the most bytes that the memory of an answer may have to be used again, so that a long answer does not
// hold on to its memory.
const largestReused = 1 << 20

// free is the memory of answers that nobody reads any more: new memory would have to be cleared, and fetched into the
// processor's caches.
var free sync.Pool

// memory returns memory for an answer, which is empty.
func memory() []byte {
	if used, ok := free.Get().(*[]byte); ok {
		return (*used)[:0]
	}
	return make([]byte, 0, 1<<10)
}

// Release lets another answer be written in the place of data that nobody will read any more.
func Release(data []byte) {
	if size := cap(data); 0 < size && size <= largestReused {
		free.Put(&data)
	}
}
