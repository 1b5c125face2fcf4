//go:build !unix

package postgrestest

import "errors"

// Cluster is a PostgreSQL server of its own, which this system has none of.
type Cluster struct{}

// New says that there is none.
func New(...string) (*Cluster, error) {
	return nil, errors.New("on this system, tests start none of their own")
}

// Start does nothing.
func (*Cluster) Start() error { return nil }

// URL is empty.
func (*Cluster) URL(string) string { return "" }
