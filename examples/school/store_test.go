package main

import (
	"os"
	"strings"
	"testing"

	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
	"school/entity"
)

// open opens a database on one of the engines.
func open(t testing.TB, database string) storage.Store {
	t.Helper()
	as := sqlite.Open
	if strings.Contains(database, "://") {
		as = postgres.Open
	}
	store, err := as(t.Context(), database, entity.Schema)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// TestStoreKeepsTheContract holds the engines to the contract of package storage for the school's model: by random histories
// and, where JUNCTION_LONG_TESTS is set, topic by topic, from all sides on SQLite and from one of each relation on PostgreSQL.
func TestStoreKeepsTheContract(t *testing.T) {
	t.Parallel()
	for engine, database := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			empty := func(t testing.TB) storage.Store { return open(t, database(t)) }
			storagetest.Stamps(t, entity.Model, empty)
			storagetest.StateMachine(t, entity.Model, empty)
			if os.Getenv("JUNCTION_LONG_TESTS") == "" {
				return
			}
			for i, relation := range entity.Model.Relations {
				sides := relation.Sides[i%2 : i%2+1]
				if engine == "SQLite" {
					sides = relation.Sides[:]
				}
				for _, side := range sides {
					storagetest.TopicsFrom(t, side, empty)
				}
			}
		})
	}
}
