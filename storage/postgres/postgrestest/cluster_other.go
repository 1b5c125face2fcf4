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

// Stop does nothing.
func (*Cluster) Stop() error { return nil }

// Kill does nothing.
func (*Cluster) Kill() error { return nil }

// Remove does nothing.
func (*Cluster) Remove() error { return nil }

// Standby says that there is none.
func (*Cluster) Standby(...string) (*Cluster, error) { return New() }

// Promote does nothing.
func (*Cluster) Promote() error { return nil }

// URLOfBoth is empty.
func (*Cluster) URLOfBoth(*Cluster, string) string { return "" }
