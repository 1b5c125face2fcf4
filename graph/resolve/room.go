package resolve

import "sync"

// largestReused is the most bytes that the room of an answer may have to be used again, so that a long answer does not
// hold on to its memory.
const largestReused = 1 << 20

// rooms are those of answers that nobody reads any more.
var rooms sync.Pool

// room returns room for an answer, which is empty.
func room() []byte {
	if used, ok := rooms.Get().(*[]byte); ok {
		return (*used)[:0]
	}
	return make([]byte, 0, 1<<10)
}

// Reuse takes the data of a response that nobody will read any more, and lets another be written in its place: new memory
// would have to be cleared, and fetched into the processor's caches. Data that is not given back is collected as usual.
func Reuse(data []byte) {
	if room := cap(data); 0 < room && room <= largestReused {
		rooms.Put(&data)
	}
}
