package migration_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"junction/generate/migration"
	"junction/model"
	"junction/modelfile"
	"junction/storage"
)

// project is a model with all its migrations.
type project struct {
	files fstest.MapFS
	model *model.Model
}

// begin is a new project.
func begin(t testing.TB, text string) *project {
	t.Helper()
	p := &project{files: fstest.MapFS{}}
	p.next(t, text)
	return p
}

// read reads a model.
func read(t testing.TB, text string) *model.Model {
	t.Helper()
	of, err := modelfile.Read("model.graphql", []byte(text))
	noError(t, err)
	return of
}

// next changes the model, and returns the migration.
func (p *project) next(t testing.TB, text string, allowed ...string) *migration.Migration {
	t.Helper()
	now := read(t, text)
	next, err := migration.Next(p.model, now, allowed)
	noError(t, err)
	p.model = now
	if next != nil {
		number := len(p.files)/2 + 1
		p.files[fmt.Sprintf("sqlite/%05d_%s.sql", number, next.Name)] = &fstest.MapFile{Data: []byte(next.SQLite)}
		p.files[fmt.Sprintf("postgres/%05d_%s.sql", number, next.Name)] = &fstest.MapFile{Data: []byte(next.PostgreSQL)}
	}
	return next
}

func (p *project) schema() storage.Schema {
	return storage.Schema{Model: p.model, Migrations: maps.Clone(p.files)}
}

// open opens a database, which brings it to the project's last migration.
func (p *project) open(t testing.TB, on engine, database string) storage.Store {
	t.Helper()
	store, err := on.open(t.Context(), database, p.schema())
	if err != nil {
		t.Fatalf("%v\n%s", err, p.last(on))
	}
	return store
}

// last is the last migration of an engine.
func (p *project) last(on engine) string {
	var last string
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if strings.HasPrefix(name, on.name) {
			last = name
		}
	}
	return last + "\n" + string(p.files[last].Data)
}

// fill makes objects and links, each with a line: "Article headline=One rating=3" or "Article:1.publications 1 2 role=LEAD".
func fill(t testing.TB, store storage.Store, lines string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		kind, field, isLink := strings.Cut(words[0], ".")
		if !isLink {
			of := store.Model().Kind(kind)
			object := storage.NewObject(of, make([]model.Value, len(of.Fields))...)
			for _, word := range words[1:] {
				name, value, _ := strings.Cut(word, "=")
				object.Set(of.Field(name), valueOf(t, of.Field(name), value))
			}
			_, err := store.Collection(of).Create(t.Context(), object)
			noError(t, err)
			continue
		}
		ref, err := storage.ParseRef(store.Model(), kind)
		noError(t, err)
		link(t, store, ref.ID, ref.Kind.Side(field), words[1:])
	}
}

// link links an owner to objects, with the same data each.
func link(t testing.TB, store storage.Store, owner storage.ID, via *model.Side, words []string) {
	t.Helper()
	var to storage.Links
	var data storage.Object
	for _, word := range words {
		if name, value, is := strings.Cut(word, "="); is {
			data.Set(via.LinkField(name), valueOf(t, via.LinkField(name), value))
			continue
		}
		var id storage.ID
		_, err := fmt.Sscan(word, &id)
		noError(t, err)
		to.Far = append(to.Far, id)
	}
	if via.WritesLinks() {
		to.Data = slices.Repeat([]storage.Object{data}, len(to.Far))
	}
	_, err := store.Relation(via).Add(t.Context(), owner, to)
	noError(t, err)
}

func valueOf(t testing.TB, field *model.Field, text string) model.Value {
	t.Helper()
	var err error
	var value model.Value
	switch field.Type {
	case model.Integer:
		var n int64
		_, err = fmt.Sscan(text, &n)
		value = model.IntegerOf(n)
	case model.Float:
		var n float64
		_, err = fmt.Sscan(text, &n)
		value = model.FloatOf(n)
	case model.Boolean:
		value = model.BooleanOf(text == "true")
	case model.Time:
		var at time.Time
		at, err = time.Parse(time.RFC3339Nano, text)
		value = model.TimeOf(at)
	default:
		value = model.TextOf(text)
	}
	noError(t, err)
	return value
}

// contents are all objects and links of a store, a line for each value and link: "Article:1.rating = 3".
func contents(t testing.TB, store storage.Store) (lines []string) {
	t.Helper()
	const all = 1000
	for _, kind := range store.Model().Kinds {
		page, err := store.Collection(kind).Page(t.Context(), storage.Query{Limit: all})
		noError(t, err)
		var owners []storage.ID
		for _, edge := range page.Edges {
			ref := storage.Ref{Kind: kind, ID: edge.Node.ID}.String()
			owners = append(owners, edge.Node.ID)
			lines = append(lines, ref)
			for _, field := range kind.Fields {
				lines = append(lines, ref+"."+field.Name+" = "+textOf(field, edge.Node.Value(field)))
			}
		}
		for _, field := range kind.Fields {
			if field.Ordered {
				ordered, err := store.Collection(kind).Page(t.Context(), storage.Query{Limit: all, Order: storage.Order{Field: field}})
				noError(t, err)
				inOrder(t, field, ordered, len(owners))
			}
		}
		for _, side := range kind.Sides {
			pages, err := store.Relation(side).Page(t.Context(), owners, storage.Query{Limit: all})
			noError(t, err)
			for _, owner := range owners {
				for _, edge := range pages[owner].Edges {
					line := fmt.Sprintf("%s.%s has %s:%d", storage.Ref{Kind: kind, ID: owner}, side.Name, side.Far.Name, edge.Node.ID)
					lines = append(append(lines, line), dataOf(line, side.Relation.Link, &edge.Link)...)
				}
			}
			for _, key := range side.SortKeys {
				ordered, err := store.Relation(side).Page(t.Context(), owners, storage.Query{Limit: all, Order: storage.Order{Field: key.Field}})
				noError(t, err)
				for _, owner := range owners {
					inOrder(t, key.Field, ordered[owner], len(pages[owner].Edges))
					if key.Field.Position != nil {
						lines = append(lines, fmt.Sprintf("%s.%s by %s: %s", storage.Ref{Kind: kind, ID: owner}, side.Name, key.Field.Name, places(ordered[owner])))
					}
				}
			}
		}
	}
	return lines
}

// dataOf is what a link holds, a line for each value that is shown.
func dataOf(line string, of *model.Kind, link *storage.Object) (lines []string) {
	if of == nil {
		return nil
	}
	for _, field := range of.Fields {
		if field.Position == nil {
			lines = append(lines, line+"."+field.Name+" = "+textOf(field, link.Value(field)))
		}
	}
	return lines
}

// places are the objects of a page, in order.
func places(page storage.Page) string {
	var text []string
	for _, edge := range page.Edges {
		text = append(text, fmt.Sprint(edge.Node.ID))
	}
	return strings.Join(text, " ")
}

// inOrder wants a page of so many objects to be in the order of a field.
func inOrder(t testing.TB, field *model.Field, page storage.Page, count int) {
	t.Helper()
	value := func(edge storage.Edge) model.Value {
		if field.OfLink {
			return edge.Link.Value(field)
		}
		return edge.Node.Value(field)
	}
	isSorted := slices.IsSortedFunc(page.Edges, func(a, b storage.Edge) int {
		return field.Type.Compare(value(a), value(b))
	})
	if !isSorted || len(page.Edges) != count {
		t.Errorf("%d objects of %d by %s, in order: %t: %v", len(page.Edges), count, field.Name, isSorted, page.Edges)
	}
}

func textOf(field *model.Field, value model.Value) string {
	switch {
	case value.Null():
		return "null"
	case field.Type == model.Float:
		return fmt.Sprintf("%.1f", value.Float())
	case field.Type == model.Boolean:
		return fmt.Sprint(value.Boolean())
	case field.Type == model.Time && time.Since(value.Time()) < time.Hour:
		return "now"
	case field.Type == model.Time:
		return value.Time().Format(time.RFC3339Nano)
	case field.Type == model.Integer:
		return fmt.Sprint(value.Integer())
	}
	return value.Text()
}
