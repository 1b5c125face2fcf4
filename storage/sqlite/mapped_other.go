//go:build !linux || !(amd64 || arm64)

package sqlite

import "net/url"

// Reading is what a reader's connection asks for in its URI: to read only; here not through a mapping.
var Reading = url.Values{"mode": {"ro"}}
