//go:build unix

package main

import (
	"errors"

	"junction/storage/postgres/postgrestest"
)

// startServer starts a PostgreSQL server on which changes are durable, and of which nothing is left when remove returns,
// or when this process ends.
func startServer() (url string, remove func() error, err error) {
	cluster, err := postgrestest.New("shared_buffers=1GB", "max_wal_size=4GB")
	if err != nil {
		return "", nil, err
	}
	if err := cluster.Start(); err != nil {
		return "", nil, errors.Join(err, cluster.Remove())
	}
	return cluster.URL("postgres"), cluster.Remove, nil
}
