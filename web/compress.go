package web

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// Answers from so many bytes on are compressed, where the client asks for it: below, a packet holds them anyway. The level
// is the quickest, because a client on a fast network waits for the compressing, too.
const (
	compressedFrom  = 1 << 10
	compressedLevel = 1
)

// compressing compresses the answers of a handler, by gzip or zstd as the client prefers. An answer holds nothing that is
// secret from who asks for it, so its length tells no stranger anything.
func compressing(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.MinSize(compressedFrom), gzhttp.CompressionLevel(compressedLevel),
		gzhttp.EnableZstd(true), gzhttp.ZstdCompressionLevel(compressedLevel),
		gzhttp.PreferZstd(false), // Node's fetch asks for both, and cannot read zstd in the versions before 22.15
	)
	if err != nil {
		panic(err) // the options are constants
	}
	return wrap(next)
}
