package modelfile_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"junction/entity"
	"junction/model"
	"junction/modelfile"
	"junction/storage"
	"junction/storage/postgres"
	"junction/storage/postgres/postgrestest"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// Every word that SQL keeps to itself can be the name of a field, of an object or of a link, and so of a type, on both engines.
func TestWordsOfSQLAreGoodNames(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for words := range slices.Chunk(modelfile.Reserved(), model.MostFields-1) {
		name := capital(words[0])
		fmt.Fprintf(&text, "type With%s @entity {\n  name: String! @length(max: 20)\n%s", name, fields(words))
		fmt.Fprintf(&text, "}\ntype Thing%s @entity {\n  likes%[1]s: [Thing%[1]s!]! @manyToMany(inverse: \"likedBy%[1]s\", link: \"Link%[1]s\")\n}\n", name)
		fmt.Fprintf(&text, "type Link%s @link {\n%s}\n", name, fields(words))
	}
	for _, word := range []string{"user", "order", "t1"} {
		fmt.Fprintf(&text, "type %s @entity(plural: \"every%[1]s\") {\n  select: String! @length(max: 20)\n", capital(word))
		fmt.Fprintf(&text, "  tables: [User!]! @manyToMany(inverse: \"by%[1]s\", name: \"%[1]sTables\", sortedBy: select)\n}\n", capital(word))
	}
	schema := schemaOf(t, mustRead(t, text.String()))
	onBothEngines(t, schema, func(t *testing.T, store storage.Store) {
		for _, kind := range schema.Model.Kinds {
			if _, err := store.Collection(kind).Page(t.Context(), storage.Query{Limit: 1, Where: allNull(kind)}); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
		}
		for _, side := range schema.Model.Sides {
			query := storage.Query{Order: storage.Order{Field: side.Far.DefaultOrder}, Limit: 1}
			if side.Relation.Link != nil {
				query.Where, query.Order.Field = allNull(side.Relation.Link), side.Relation.Link.Fields[0]
			}
			if _, err := store.Relation(side).Page(t.Context(), []storage.ID{1, 2}, query); err != nil {
				t.Errorf("%s: %v", side, err)
			}
		}
	})
}

// allNull is the condition that an object or a link has no values.
func allNull(of *model.Kind) (where storage.And) {
	for _, field := range of.Fields {
		where = append(where, storage.IsNull{Field: field})
	}
	return where
}

// fields are fields that are called as words of SQL.
func fields(words []string) string {
	var text strings.Builder
	for _, word := range words {
		if word == "and" || word == "or" || word == "not" { // which are the filters'
			word += "s"
		}
		fmt.Fprintf(&text, "  %s: Int\n", camel(word))
	}
	return text.String()
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// camel is a word of SQL as a field's name: currentDate.
func camel(word string) string {
	first, rest, _ := strings.Cut(word, "_")
	if rest == "" {
		return first
	}
	return first + capital(rest)
}

func mustRead(t *testing.T, text string) *model.Model {
	t.Helper()
	read, err := modelfile.Read("model.graphql", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func schemaOf(t *testing.T, of *model.Model) storage.Schema {
	t.Helper()
	fold, err := fs.ReadFile(entity.Schema.Migrations, "postgres/00002_fold.sql")
	if err != nil {
		t.Fatal(err)
	}
	return storagetest.Schema(of, fold)
}

func onBothEngines(t *testing.T, schema storage.Schema, run func(*testing.T, storage.Store)) {
	t.Helper()
	open := map[string]func(t *testing.T) (storage.Store, error){
		"SQLite": func(t *testing.T) (storage.Store, error) {
			return sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
		},
		"PostgreSQL": func(t *testing.T) (storage.Store, error) {
			return postgres.Open(t.Context(), postgrestest.Database(t), schema)
		},
	}
	for engine, open := range open {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			store, err := open(t)
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			run(t, store)
		})
	}
}
