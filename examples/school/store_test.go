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
// and, on SQLite where JUNCTION_LONG_TESTS is set, topic by topic from one side of each relation.
func TestStoreKeepsTheContract(t *testing.T) {
	t.Parallel()
	for engine, database := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			empty := func(t testing.TB) storage.Store { return open(t, database(t)) }
			storagetest.Stamps(t, entity.Model, empty)
			storagetest.StateMachine(t, entity.Model, empty)
			if engine != "SQLite" || os.Getenv("JUNCTION_LONG_TESTS") == "" {
				return
			}
			for i, relation := range entity.Model.Relations {
				storagetest.TopicsFrom(t, relation.Sides[i%2], empty)
			}
		})
	}
}
