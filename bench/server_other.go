//go:build !unix

package main

import "errors"

// startServer says that there is none to start.
func startServer() (url string, remove func() error, err error) {
	return "", nil, errors.New("on this system, name the URL of one that runs")
}
