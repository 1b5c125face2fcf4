package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// This file reads ahead. When the objects of a level are known, the selection below says what will be asked of them, so
// it is read for all of them in one statement before the first of their resolvers runs. The dataloaders' own waiting
// for a batch is left to what was not foreseen.

// seen are objects that were read, and what is selected of them.
type seen struct {
	kind       storage.Kind
	ids        []storage.ID
	selections ast.SelectionSet
}

// foreseeable is a relation that can read ahead for its near end.
type foreseeable interface {
	// farKind is the kind of the objects that it links to.
	farKind() storage.Kind
	// foreseePages and foreseeCounts read ahead for owners; foreseePages says what will be seen on their pages.
	foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query)
	foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query)
	// onPages are the IDs of all objects on the owners' pages, each once.
	onPages(ctx context.Context, owners []storage.ID, q *storage.Query) []storage.ID
	// forget drops all that was read.
	forget()
	// write writes an owner's connection from what was read ahead, or reports that not all of it was.
	write(ctx context.Context, w *writer, owner storage.ID, plan *connectionPlan) bool
}

// foresee reads ahead what is selected of objects, level by level, down to the last one: one statement for each query
// of a level, and one more for its count.
func (o *operation) foresee(ctx context.Context, level ...seen) {
	for len(level) > 0 {
		level = o.foreseeLevel(ctx, level)
	}
}

// wanted is what a level wants of one relation with one query.
type wanted struct {
	side          storage.Side
	query         *storage.Query
	pages, counts []storage.ID
	below         []seen // their ids are the owners, until the pages are read
}

func (o *operation) foreseeLevel(ctx context.Context, level []seen) (next []seen) {
	for _, w := range o.wants(level) {
		side := o.sides[w.side]
		if len(w.counts) > 0 {
			side.foreseeCounts(ctx, w.counts, w.query)
		}
		if len(w.pages) > 0 {
			side.foreseePages(ctx, w.pages, w.query)
		}
		for _, below := range w.below {
			below.ids = side.onPages(ctx, below.ids, w.query)
			if len(below.ids) > 0 {
				next = append(next, below)
			}
		}
	}
	return next
}

// wants gathers what a level's selections want, each relation and query once, however many selections ask for it.
func (o *operation) wants(level []seen) []*wanted {
	type key struct {
		side  storage.Side
		query *storage.Query
	}
	var all []*wanted
	known := make(map[key]*wanted)
	for _, objects := range level {
		for _, field := range o.collect(objects.selections, string(objects.kind), nodeType) {
			name := storage.Side(string(objects.kind) + "." + field.Name)
			side, is := o.sides[name]
			if !is {
				continue
			}
			query, err := o.query(side.farKind(), field.Field)
			if err != nil {
				continue // its resolver will say so
			}
			w := known[key{name, query}]
			if w == nil {
				w = &wanted{side: name, query: query}
				known[key{name, query}] = w
				all = append(all, w)
			}
			o.want(w, side.farKind(), objects.ids, field)
		}
	}
	return all
}

// want adds to what is wanted of a relation what one selection of its connection wants for some owners.
func (o *operation) want(w *wanted, far storage.Kind, owners []storage.ID, connection graphql.CollectedField) {
	page := false
	for _, field := range o.collect(connection.Selections, typeOf(connection)) {
		switch field.Name {
		case "totalCount":
			w.counts = append(w.counts, owners...)
		case "pageInfo":
			page = true
		case "nodes":
			page = true
			w.below = append(w.below, seen{far, owners, field.Selections})
		case "edges":
			page = true
			for _, inner := range o.collect(field.Selections, typeOf(field)) {
				if inner.Name == "node" {
					w.below = append(w.below, seen{far, owners, inner.Selections})
				}
			}
		}
	}
	if page {
		w.pages = append(w.pages, owners...)
	}
}

// nodeType is the interface that every kind of object implements.
const nodeType = "Node"

// collect lists the fields that are selected of a type, with fragments, @skip and @include applied.
func (o *operation) collect(selections ast.SelectionSet, types ...string) []graphql.CollectedField {
	return graphql.CollectFields(o.OperationContext, selections, types)
}

func typeOf(field graphql.CollectedField) string { return field.Definition.Type.Name() }

func (l *linked[Near, Far]) farKind() storage.Kind { return l.far.name }

func (l *linked[Near, Far]) foreseePages(ctx context.Context, owners []storage.ID, q *storage.Query) {
	l.pages.foresee(ctx, keys(owners, q))
}

func (l *linked[Near, Far]) foreseeCounts(ctx context.Context, owners []storage.ID, q *storage.Query) {
	l.counts.foresee(ctx, keys(owners, q))
}

func (l *linked[Near, Far]) onPages(ctx context.Context, owners []storage.ID, q *storage.Query) []storage.ID {
	var ids []storage.ID
	known := make(map[storage.ID]bool)
	for _, owner := range owners {
		page, read := l.pages.known(ctx, owned{owner, q})
		if !read {
			continue // reading failed; whoever loads it will be told
		}
		for _, edge := range page.Edges {
			if id := edge.Cursor.ID; !known[id] {
				known[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (l *linked[Near, Far]) forget() {
	l.pages.ClearAll()
	l.counts.ClearAll()
}

// keys are the keys of owners with one query, each once.
func keys(owners []storage.ID, q *storage.Query) []owned {
	all := make([]owned, 0, len(owners))
	known := make(map[storage.ID]bool, len(owners))
	for _, owner := range owners {
		if !known[owner] {
			known[owner] = true
			all = append(all, owned{owner, q})
		}
	}
	return all
}
