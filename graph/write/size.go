package write

import (
	"io"
	"sync/atomic"
)

// Size counts the bytes of an answer while it is written, so that one that is too long takes no more memory than a long one
// that is not.
type Size struct {
	// Most is how many bytes the answer may have.
	Most int64

	data     int64 // bytes that the executor wrote
	exceeded atomic.Bool
}

// Exceeded reports whether there were more bytes than there may be.
func (s *Size) Exceeded() bool { return s.exceeded.Load() }

// Check checks the bytes of an answer that is written.
func (s *Size) Check(written int) (exceeded bool) {
	if int64(written) > s.Most {
		s.exceeded.Store(true)
	}
	return s.exceeded.Load()
}

// Writer returns a writer for a part of the answer, that drops what would be too much.
func (s *Size) Writer(to io.Writer) io.Writer { return limitedWriter{to, s} }

type limitedWriter struct {
	to   io.Writer
	size *Size
}

func (w limitedWriter) Write(p []byte) (int, error) {
	if w.size.data += int64(len(p)); w.size.data > w.size.Most || w.size.exceeded.Load() {
		w.size.exceeded.Store(true)
		return len(p), nil // nobody will read it
	}
	return w.to.Write(p)
}
