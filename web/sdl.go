package web

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// serveSDL serves the text of the schema. Whoever keeps it asks each time whether it is still the same.
func serveSDL(text string) http.Handler {
	sum := sha256.Sum256([]byte(text))
	const enough = 8                            // bytes of it
	etag := fmt.Sprintf(`W/"%x"`, sum[:enough]) // weak, as it is the same however the text is compressed
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			header.Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		header.Set("Cache-Control", "no-cache")
		header.Set("Content-Type", "text/plain; charset=utf-8")
		header.Set("ETag", etag)
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(text))
	})
}
