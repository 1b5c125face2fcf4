package postgres_test

import (
	"context"
	"io/fs"
	"testing"

	"junction/entity"
	"junction/internal/effort"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/storagetest"
)

// The contract does not depend on the model: here it is kept for one that has all that a model may have.
func TestStoreKeepsTheContractForARichModel(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		effort.Skip(t, "a rich model takes long")
	}
	fold, err := fs.ReadFile(entity.Schema.Migrations, "postgres/00002_fold.sql")
	if err != nil {
		t.Fatal(err)
	}
	schema := storagetest.Schema(storagetest.Rich(), fold)
	template := postgrestest.Template(t, func(url string) error {
		store, err := postgres.Open(context.Background(), url, schema)
		if err != nil {
			return err
		}
		return store.Close()
	})
	stores := reused{owner: t, template: template, schema: schema, as: postgres.Open}
	if !effort.Less(t, "all of the contract but the state machine") {
		for i, relation := range schema.Model.Relations {
			storagetest.TopicsFrom(t, relation.Sides[i%2], stores.open)
		}
	}
	t.Run("state machine", func(t *testing.T) {
		t.Parallel()
		storagetest.StateMachine(t, schema.Model, stores.open)
	})
}
