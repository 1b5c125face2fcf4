package postgres_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/internal/effort"
	"junction/model"
	"junction/storage"
	"junction/storage/copying"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// rich is the schema of the rich model.
func rich(t testing.TB) storage.Schema {
	t.Helper()
	return schemaOf(t, storagetest.Rich())
}

// schemaOf is that of a model.
func schemaOf(t testing.TB, of *model.Model) storage.Schema {
	t.Helper()
	fold, err := fs.ReadFile(entity.Schema.Migrations, "postgres/00002_fold.sql")
	if err != nil {
		t.Fatal(err)
	}
	return storagetest.Schema(of, fold)
}

// Values of all types, and null, of objects and of links, arrive on the other engine and back as they were.
func TestACopyKeepsValuesOfAllTypes(t *testing.T) {
	t.Parallel()
	schema, url := rich(t), postgrestest.Database(t)
	first, second := filepath.Join(t.TempDir(), "first.db"), filepath.Join(t.TempDir(), "second.db")
	people := schema.Model.Kind("Person")
	friends := people.Side("friends")
	fill := func(store storage.Store) {
		for _, values := range [][]model.Value{
			{
				model.IntegerOf(-3), model.TextOf("Ann"), model.TextOf(""), model.FloatOf(-1.0 / 3), model.BooleanOf(true),
				model.TimeOf(time.Date(2500, 1, 2, 3, 4, 5, 6000, time.UTC)), model.TextOf("HIGH"),
				{},
			},
			{model.IntegerOf(1 << 40), model.TextOf("Ben"), {}, {}, model.BooleanOf(false), {}, model.TextOf("LOW"), model.TextOf("B")},
		} {
			if _, err := store.Collection(people).Create(t.Context(), storage.NewObject(people, values...)); err != nil {
				t.Fatal(err)
			}
		}
		for _, side := range people.Sides {
			if side.Far != people {
				continue
			}
			to := storage.Links{Far: []storage.ID{1, 2}}
			if side == friends {
				to.Data = []storage.Object{
					data(friends.Relation.Link, map[string]model.Value{"role": model.TextOf("")}),
					data(friends.Relation.Link, map[string]model.Value{
						"role": model.TextOf("ü"), "quota": model.FloatOf(-1.0 / 3), "grade": model.IntegerOf(-1 << 60),
						"trial": model.BooleanOf(false), "paid": model.BooleanOf(true), "rating": model.TextOf("LOW"),
						"since": model.TimeOf(time.Date(2500, 1, 2, 3, 4, 5, 6000, time.UTC)),
					}),
				}
			}
			if _, err := store.Relation(side).Add(t.Context(), 1, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	read := func(store storage.Store) (page storage.Page, linked map[storage.ID]storage.Page) {
		page, err := store.Collection(people).Page(t.Context(), storage.Query{Limit: 10})
		if err == nil {
			linked, err = store.Relation(friends).Page(t.Context(), []storage.ID{1, 2}, storage.Query{Limit: 10})
		}
		if err != nil {
			t.Fatal(err)
		}
		return page, linked
	}
	store := openAs(t, sqlite.Open, first, schema)
	fill(store)
	page, links := read(store)
	for _, step := range []struct {
		source func() (copying.Source, error)
		target func() (copying.Target, error)
		open   func() storage.Store
	}{
		{
			func() (copying.Source, error) { return sqlite.OpenSource(t.Context(), first, schema) },
			func() (copying.Target, error) { return postgres.OpenTarget(t.Context(), url, schema) },
			func() storage.Store { return openAs(t, postgres.Open, url, schema) },
		},
		{
			func() (copying.Source, error) { return postgres.OpenSource(t.Context(), url, schema) },
			func() (copying.Target, error) { return sqlite.OpenTarget(t.Context(), second, schema) },
			func() storage.Store { return openAs(t, sqlite.Open, second, schema) },
		},
	} {
		source, err := step.source()
		if err != nil {
			t.Fatal(err)
		}
		target, err := step.target()
		if err != nil {
			t.Fatal(err)
		}
		_, err = copying.Copy(t.Context(), schema.Model, source, target, func(int, int) {})
		if closed := target.Close(); err != nil || closed != nil || source.Close() != nil {
			t.Fatal(err, closed)
		}
		copied, linked := read(step.open())
		if difference := cmp.Diff(page, copied, cmp.AllowUnexported(model.Value{})); difference != "" {
			t.Errorf("people (-original +copy):\n%s", difference)
		}
		if difference := cmp.Diff(links, linked, cmp.AllowUnexported(model.Value{})); difference != "" {
			t.Errorf("friends (-original +copy):\n%s", difference)
		}
	}
}

// data are values that are given for a link.
func data(link *model.Kind, values map[string]model.Value) (data storage.Object) {
	for name, value := range values {
		data.Set(link.Field(name), value)
	}
	return data
}

// The contract does not depend on the model: here it is kept for one that has all that a model may have.
func TestStoreKeepsTheContractForARichModel(t *testing.T) {
	t.Parallel()
	schema := rich(t)
	stores := storesOf(t, schema)
	if !effort.Less(t, "all of the contract but the state machine") {
		for i, relation := range schema.Model.Relations {
			storagetest.TopicsFrom(t, relation.Sides[i%2], stores.open)
		}
	}
	storagetest.Stamps(t, schema.Model, stores.open)
	storagetest.LinkData(t, schema.Model, stores.open)
	t.Run("state machine", func(t *testing.T) {
		t.Parallel()
		storagetest.StateMachine(t, schema.Model, stores.open)
	})
}

// Where people put lists in order, new links come last, and what is moved is where it was moved to.
func TestStoreKeepsListsInOrder(t *testing.T) {
	t.Parallel()
	stores := storesOf(t, schemaOf(t, storagetest.ByHand()))
	storagetest.Positions(t, stores.schema.Model, stores.open)
	t.Run("random changes", func(t *testing.T) {
		t.Parallel()
		storagetest.Lists(t, stores.schema.Model, stores.open)
	})
}

// storesOf are stores on databases of a test's own.
func storesOf(t *testing.T, schema storage.Schema) *reused {
	t.Helper()
	template := postgrestest.Template(t, func(url string) error {
		store, err := postgres.Open(context.Background(), url, schema)
		if err != nil {
			return err
		}
		return store.Close()
	})
	return &reused{owner: t, template: template, schema: schema, as: postgres.Open}
}
