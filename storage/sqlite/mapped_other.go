//go:build !linux || !(amd64 || arm64)

package sqlite

import "net/url"

// Mapping is what a reader's connection asks for in its URI to read through a mapping: nothing here, where it just reads.
var Mapping url.Values
