package sqlite_test

import (
	"path/filepath"
	"slices"
	"testing"

	"junction/model"
	"junction/modelfile"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// Where a side has several sort keys, the pages of its owners are read along the index of the one that is asked for, and
// not along whichever index begins with the owner.
func TestOwnersPagesAreInTheOrderOfEachSortKey(t *testing.T) {
	t.Parallel()
	of, err := modelfile.Read("model.graphql", []byte(`
		type Shelf @entity { name: String! books: [Book!]! @manyToMany(inverse: "shelves", sortedBy: [pages, title]) }
		type Book @entity { title: String! @length(max: 30) pages: Int! blurb: String }`))
	noError(t, err)
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), storagetest.Schema(of, nil))
	noError(t, err)
	defer store.Close()
	shelf, book := of.Kind("Shelf"), of.Kind("Book")
	_, err = store.Collection(shelf).Create(t.Context(), storage.NewObject(shelf, model.TextOf("first")))
	noError(t, err)
	var books []storage.ID
	for _, row := range []struct {
		title string
		pages int64
	}{{"A", 3}, {"B", 1}, {"C", 2}} {
		created, err := store.Collection(book).Create(t.Context(),
			storage.NewObject(book, model.TextOf(row.title), model.IntegerOf(row.pages), model.TextOf("about "+row.title)))
		noError(t, err)
		books = append(books, created.ID)
	}
	links := store.Relation(shelf.Side("books"))
	_, err = links.Add(t.Context(), 1, storage.Links{Far: books})
	noError(t, err)
	for field, want := range map[string][]storage.ID{"pages": {2, 3, 1}, "title": {1, 2, 3}} {
		pages, err := links.Page(t.Context(), []storage.ID{1}, storage.Query{Limit: 10, Order: storage.Order{Field: book.Field(field)}})
		noError(t, err)
		var got []storage.ID
		for _, edge := range pages[1].Edges {
			got = append(got, edge.Node.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %s: %v, want %v", field, got, want)
		}
	}
}
