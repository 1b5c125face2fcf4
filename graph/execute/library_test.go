package execute_test

import (
	"context"
	_ "embed"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/documents"
	"junction/graph/execute"
	"junction/graph/resolve"
	"junction/model"
	"junction/model/names"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
	"junction/storage/typed"
)

// library returns a model of books, people and shelves, with fields of all types, and with two relations between the same
// kinds. The links of authors have data, of which none must be given, and those of keepers some that must be.
func library() *model.Model {
	title := &model.Field{Name: "title", Min: 1, Max: 20, Ordered: true}
	states := []string{"DONE", "PLANNED"}
	book := &model.Kind{Name: "Book", Plural: "books", Table: "book", DefaultOrder: title, Fields: []*model.Field{
		title,
		{Name: "subtitle", Max: 20, Nullable: true, Ordered: true},
		{Name: "pages", Type: model.Integer, Ordered: true},
		{Name: "copies", Type: model.Integer, Nullable: true, Ordered: true},
		{Name: "weight", Type: model.Float, Ordered: true},
		{Name: "rating", Type: model.Float, Nullable: true, Ordered: true},
		{Name: "printed", Type: model.Boolean, Ordered: true},
		{Name: "lent", Type: model.Boolean, Nullable: true, Ordered: true},
		{Name: "added", Type: model.Time, Ordered: true},
		{Name: "published", Type: model.Time, Nullable: true, Ordered: true},
		{Name: "state", Type: model.Enum, Values: states, Ordered: true},
		{Name: "sequel", Type: model.Enum, Values: states, Nullable: true, Ordered: true},
	}}
	name := &model.Field{Name: "name", Min: 1, Max: 20, Ordered: true}
	person := &model.Kind{
		Name: "Person", Plural: "people", Table: "person", Fields: []*model.Field{name}, DefaultOrder: name,
	}
	side := func(near, far *model.Kind, name, singular, column, farColumn string) *model.Side {
		return &model.Side{Name: name, Singular: singular, Near: near, Far: far, Column: column, FarColumn: farColumn}
	}
	code := &model.Field{Name: "code", Min: 1, Max: 20, Ordered: true, Unique: true}
	shelf := &model.Kind{Name: "Shelf", Was: "Rack", Plural: "shelves", Table: "shelf", DefaultOrder: code, Fields: []*model.Field{
		code,
		{
			Name: "boards", Type: model.Integer, Default: model.IntegerOf(5),
			Range: &model.Range{Min: model.IntegerOf(1), Max: model.IntegerOf(9)},
		},
		{Name: "made", Type: model.Time, Stamp: model.OnCreate},
		{Name: "changed", Type: model.Time, Stamp: model.OnUpdate},
	}}
	authorship := &model.Kind{Name: "Authorship", Fields: []*model.Field{
		{Name: "role", Type: model.Enum, Values: []string{"GUEST", "LEAD"}, Nullable: true, Ordered: true},
		{
			Name: "share", Type: model.Integer, Default: model.IntegerOf(1), Ordered: true,
			Range: &model.Range{Min: model.IntegerOf(0), Max: model.IntegerOf(100)},
		},
		{Name: "note", Max: 20, Nullable: true, Ordered: true},
		{Name: "signed", Type: model.Time, Stamp: model.OnCreate, Ordered: true},
		{Name: "revised", Type: model.Time, Stamp: model.OnUpdate, Ordered: true},
	}}
	keepers := side(shelf, person, "keepers", "keeper", "shelf_id", "person_id")
	keeps := side(person, shelf, "keeps", "keep", "person_id", "shelf_id")
	place := &model.Field{Name: "place", Ordered: true, Position: keeps}
	keeps.SortKeys = []model.SortKey{{Field: place, Column: "place", Index: "shelf_keeper_by_person"}}
	keeping := &model.Kind{Name: "Keeping", Fields: []*model.Field{{Name: "label", Min: 1, Max: 20, Ordered: true}, place}}
	return model.New([]*model.Kind{book, person, shelf}, []*model.Relation{
		{Table: "book_author", Link: authorship, Sides: [2]*model.Side{
			side(book, person, "authors", "author", "book_id", "person_id"),
			side(person, book, "wrote", "wrote", "person_id", "book_id"),
		}},
		{Table: "shelf_keeper", Link: keeping, Sides: [2]*model.Side{keepers, keeps}},
		{Table: "book_editor", Sides: [2]*model.Side{
			side(book, person, "editors", "editor", "book_id", "person_id"),
			side(person, book, "edited", "edited", "person_id", "book_id"),
		}},
	})
}

//go:embed testdata/library.graphqls
var librarySDL string

// libraryServer answers requests for a library from a new SQLite file.
type libraryServer struct{ *execute.Executor }

func openLibrary(t testing.TB) libraryServer {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), storagetest.Schema(library(), nil))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	of := gqlparser.MustLoadSchema(&ast.Source{Name: "library.graphqls", Input: librarySDL})
	executable := func(*ast.Schema) graphql.ExecutableSchema { return plansAlone{of, store.Model()} }
	return libraryServer{
		execute.New(executable, nil, store, documents.NewCache(1<<20), slog.New(slog.DiscardHandler)),
	}
}

// ask returns the answer to a request, as it is sent. Whole numbers among the variables are int64.
func (s libraryServer) ask(t testing.TB, query string, variables map[string]any) string {
	t.Helper()
	return s.askIn(t.Context(), t, query, variables)
}

func (s libraryServer) askIn(ctx context.Context, t testing.TB, query string, variables map[string]any) (answer string) {
	t.Helper()
	params := &graphql.RawParams{Query: query, Variables: variables}
	ctx = graphql.StartOperationTrace(ctx)
	send := func(response *graphql.Response) {
		text, err := json.Marshal(response)
		if err != nil {
			t.Fatal(err)
		}
		answer = string(text)
	}
	operation, faults := s.CreateOperationContext(ctx, params)
	if faults == nil {
		s.Answer(ctx, operation, send)
	} else {
		send(s.DispatchError(graphql.WithOperationContext(ctx, operation), faults))
	}
	return answer
}

// plansAlone is a schema for which no code was generated. What plans leave to it are fields at the top that fail: each is null,
// with its error.
type plansAlone struct {
	schema *ast.Schema
	model  *model.Model
}

func (s plansAlone) Schema() *ast.Schema { return s.schema }

func (s plansAlone) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (s plansAlone) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	return func(ctx context.Context) *graphql.Response {
		data := make(map[string]any)
		for _, field := range graphql.CollectFields(operation, operation.Operation.SelectionSet, nil) {
			ctx := graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: field, Args: map[string]any{}})
			if err := s.resolve(ctx, field.Name); err != nil {
				graphql.AddError(ctx, err)
			}
			data[field.Alias] = nil
		}
		text, err := json.Marshal(data)
		if err != nil {
			panic(err) // it holds nothing but null
		}
		return &graphql.Response{Data: text}
	}
}

// resolve does what the resolver of a field at the top does.
func (s plansAlone) resolve(ctx context.Context, field string) error {
	var err error
	for _, side := range s.model.Sides {
		none := func(*storage.Object) (none struct{}) { return none }
		via := &typed.Side[struct{}, struct{}]{
			Side: side, Near: &typed.Kind[struct{}]{Kind: side.Near, Of: none}, Far: &typed.Kind[struct{}]{Kind: side.Far, Of: none},
		}
		for _, mutation := range names.LinkMutations(side) {
			switch {
			case field != mutation.Name():
			case mutation.Verb == names.Add:
				_, err = resolve.Add(ctx, via)
			case mutation.Verb == names.Set:
				_, err = resolve.Set(ctx, via)
			case mutation.Verb == names.UpdateLinks:
				_, err = resolve.UpdateLinks(ctx, via)
			case mutation.Verb == names.Move:
				_, err = resolve.Move(ctx, via)
			}
		}
	}
	for _, kind := range s.model.Kinds {
		of := &typed.Kind[struct{}]{Kind: kind, Of: func(*storage.Object) (none struct{}) { return none }}
		switch field {
		case names.Object(kind):
			_, err = resolve.One(ctx, of)
		case kind.Plural:
			_, err = resolve.List(ctx, of)
		case "create" + kind.Name:
			_, err = resolve.Create(ctx, of)
		case "update" + kind.Name:
			_, err = resolve.Update(ctx, of)
		case "delete" + strings.ToUpper(kind.Plural[:1]) + kind.Plural[1:]:
			_, err = resolve.DeleteAll(ctx, of)
		}
	}
	return err
}
