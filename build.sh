#!/bin/sh
# Builds the program as it is released: one static file, and of the same source by the same version of Go always the same
# bytes, wherever it is built. GOOS and GOARCH say for which platform.
#
#   ./build.sh [VERSION [FILE]]
set -eu
output=${2:-$PWD/junction$(go env GOEXE)}
cd "$(dirname "$0")"

# What else would find its way into the bytes: where it is built, what commit is checked out, what the builder prefers.
export CGO_ENABLED=0 GOFLAGS=-mod=readonly GOAMD64=v1 GOARM64=v8.0
exec go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=${1:-development}" -o "$output" .
