package resolve

import (
	"context"
	_ "embed"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/storage"
	"junction/storage/sqlite"
	"junction/storage/storagetest"
)

// library returns a model of books and people, with fields of all types, and two relations between the same kinds.
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
	return model.New([]*model.Kind{book, person}, []*model.Relation{
		{Table: "book_author", Sides: [2]*model.Side{
			side(book, person, "authors", "author", "book_id", "person_id"),
			side(person, book, "wrote", "wrote", "person_id", "book_id"),
		}},
		{Table: "book_editor", Sides: [2]*model.Side{
			side(book, person, "editors", "editor", "book_id", "person_id"),
			side(person, book, "edited", "edited", "person_id", "book_id"),
		}},
	})
}

//go:embed testdata/library.graphqls
var librarySDL string

// firstSchema returns the schema of articles and publications.
var firstSchema = sync.OnceValue(func() *ast.Schema {
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		panic(err)
	}
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
})

// libraryServer answers requests for a library from a new SQLite file.
type libraryServer struct{ *Executor }

func openLibrary(t testing.TB) libraryServer {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), storagetest.Schema(library(), nil))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "library.graphqls", Input: librarySDL})
	return libraryServer{New(func(*ast.Schema) graphql.ExecutableSchema { return plansAlone{schema} }, nil, store, NewDocuments(1<<20), slog.New(slog.DiscardHandler))}
}

// ask returns the answer to a request, as it is sent. Whole numbers among the variables are int64.
func (s libraryServer) ask(t testing.TB, query string, variables map[string]any) string {
	t.Helper()
	return s.askIn(t.Context(), t, query, variables)
}

func (s libraryServer) askIn(ctx context.Context, t testing.TB, query string, variables map[string]any) string {
	t.Helper()
	params := &graphql.RawParams{Query: query, Variables: variables}
	ctx = graphql.StartOperationTrace(ctx)
	var response *graphql.Response
	operation, faults := s.CreateOperationContext(ctx, params)
	if faults == nil {
		respond, ctx := s.DispatchOperation(ctx, operation)
		response = respond(ctx)
	} else {
		response = s.DispatchError(graphql.WithOperationContext(ctx, operation), faults)
	}
	answer, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

// plansAlone is a schema for which no code was generated. What is not answered already it answers along plans, too: the
// fields at the top, each with its error.
type plansAlone struct{ schema *ast.Schema }

func (s plansAlone) Schema() *ast.Schema { return s.schema }

func (s plansAlone) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (s plansAlone) Exec(context.Context) graphql.ResponseHandler {
	return func(ctx context.Context) *graphql.Response {
		o := operationFrom(ctx)
		w := &writer{operation: o}
		of := map[ast.Operation]string{ast.Query: "Query", ast.Mutation: "Mutation"}[o.Operation.Operation]
		fields := o.collect(o.Operation.SelectionSet, of)
		for i, field := range fields {
			w.key(i, jsonKey(field))
			ctx := graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: field, Args: map[string]any{}})
			payload, err := s.resolve(ctx, o, field)
			if err != nil {
				graphql.AddError(ctx, err)
				payload = graphql.Null
			}
			var text strings.Builder
			payload.MarshalGQL(&text)
			w.json = append(w.json, text.String()...)
		}
		w.end(len(fields))
		return &graphql.Response{Data: w.json}
	}
}

// resolve does what a field at the top asks for.
func (s plansAlone) resolve(
	ctx context.Context, o *operation, field graphql.CollectedField,
) (graphql.Marshaler, error) {
	for _, kind := range o.model.Kinds {
		switch field.Name {
		case kind.Plural:
			page, err := o.listed(ctx, kind)
			if err != nil {
				return nil, err
			}
			return page.Write(ctx, field.Selections), nil
		case "create" + kind.Name:
			return payloadOf(o, field, kind)(o.create(ctx, kind))
		case "update" + kind.Name:
			return payloadOf(o, field, kind)(o.update(ctx, kind))
		case "delete" + capital(kind.Plural):
			count, _, err := o.removeWhere(ctx, kind)
			return graphql.MarshalInt(count), err
		}
	}
	for _, side := range o.model.Sides {
		if field.Name == "add"+capital(side.Name) {
			done, err := o.changeLinks(ctx, side, storage.Relation.Add)
			return payload(o, field, map[string]part{
				argument(side.Near, ""): {side.Near, []storage.Object{done.Owner}, false},
				"added":                 {side.Far, done.Added, true},
			}), err
		}
	}
	return graphql.Null, nil
}

func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// part is what a field of a payload shows: objects of a kind, in a list where there may be several.
type part struct {
	kind    *model.Kind
	objects []storage.Object
	isList  bool
}

func payloadOf(
	o *operation, field graphql.CollectedField, kind *model.Kind,
) func(*storage.Object, error) (graphql.Marshaler, error) {
	return func(object *storage.Object, err error) (graphql.Marshaler, error) {
		if err != nil {
			return nil, err
		}
		return payload(o, field, map[string]part{argument(kind, ""): {kind, []storage.Object{*object}, false}}), nil
	}
}

// payload writes what is selected of a payload.
func payload(o *operation, field graphql.CollectedField, parts map[string]part) graphql.Marshaler {
	w := &writer{operation: o}
	fields := o.collect(field.Selections, typeOf(field))
	for i, field := range fields {
		part := parts[field.Name]
		w.key(i, jsonKey(field))
		if part.isList {
			w.json = append(w.json, '[')
		}
		for j := range part.objects {
			if j > 0 {
				w.json = append(w.json, ',')
			}
			w.object(&part.objects[j], o.plan(part.kind, field.Selections))
		}
		if part.isList {
			w.json = append(w.json, ']')
		}
	}
	w.end(len(fields))
	return w
}
