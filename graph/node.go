package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"junction/storage"
)

// byGlobalID is the object with an ID of one kind, or nil.
func byGlobalID[T storage.Node](ctx context.Context, of *objects[T]) (*T, error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	id := g.oneID("id", of.name)
	if err := g.err(); err != nil {
		return nil, err
	}
	return of.byID.load(ctx, id)
}

// node is the object with the global ID that is given, or nil.
func (o *operation) node(ctx context.Context) (storage.Node, error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	ref, ok := g.ref("id", g.Values["id"].(string))
	if !ok {
		return nil, g.err()
	}
	return o.load(ctx, ref)
}

// load is the object with a global ID, or nil.
func (o *operation) load(ctx context.Context, ref storage.Ref) (storage.Node, error) {
	switch ref.Kind {
	case storage.KindArticle:
		return nodeOf(ctx, &o.articles, ref.ID)
	case storage.KindPublication:
		return nodeOf(ctx, &o.publications, ref.ID)
	}
	return nil, nil
}

// nodeOf makes of an object that does not exist a nil that can be seen as one.
func nodeOf[T storage.Node](ctx context.Context, of *objects[T], id storage.ID) (storage.Node, error) {
	object, err := of.byID.load(ctx, id)
	if object == nil || err != nil {
		return nil, err
	}
	return *object, nil
}

// root is a field of a query, with the usable IDs among its arguments.
type root struct {
	graphql.CollectedField
	refs []storage.Ref
}

// roots are the fields of a query.
func (o *operation) roots() []root {
	fields := o.collect(o.Operation.SelectionSet, "Query")
	roots := make([]root, len(fields))
	for i, field := range fields {
		roots[i].CollectedField = field
		switch field.Name {
		case "node", "article", "publication":
			roots[i].refs = o.refsIn(field, "id")
		case "nodes":
			roots[i].refs = o.refsIn(field, "ids")
		}
	}
	return roots
}

// refsIn are the IDs in an argument that can be read: of one ID, or of a list.
func (o *operation) refsIn(field graphql.CollectedField, name string) (refs []storage.Ref) {
	given, _ := o.argumentsOf(field.Field) // the resolver tells an error
	ids, isList := given.Values[name].([]any)
	if !isList {
		ids = []any{given.Values[name]}
	}
	for _, id := range ids {
		text, _ := id.(string)
		if ref, err := storage.ParseRef(text); err == nil {
			refs = append(refs, ref)
		}
	}
	return refs
}

// foreseeRoots reads ahead the objects that a query names by their IDs, and what is selected of them: one statement for
// each kind, however many root fields name one, which reads a page of each object's too.
func (o *operation) foreseeRoots(ctx context.Context, roots []root) {
	var level []seen
	var articles, publications []storage.ID
	for _, root := range roots {
		begin := len(level)
		for _, ref := range root.refs {
			switch ref.Kind {
			case storage.KindArticle:
				articles = append(articles, ref.ID)
			case storage.KindPublication:
				publications = append(publications, ref.ID)
			}
			place := slices.IndexFunc(level[begin:], func(objects seen) bool { return objects.plan.kind == ref.Kind })
			if place < 0 {
				place = len(level) - begin
				level = append(level, seen{plan: o.plan(ref.Kind, root.Selections)})
			}
			objects := &level[begin+place]
			objects.ids = append(objects.ids, ref.ID)
		}
	}
	if len(level) == 0 {
		return
	}
	next := o.wants(level)
	foreseeOwners(ctx, next)
	o.articles.byID.foresee(ctx, articles)
	o.publications.byID.foresee(ctx, publications)
	o.foresee(ctx, next)
}

// foreseeOwners reads ahead, for each kind, those of the objects of which a page is selected, together with that page.
func foreseeOwners(ctx context.Context, level []*wanted) {
	read := make([]storage.Kind, 0, len(storage.Kinds))
	for _, w := range level {
		if kind := w.side.nearKind(); len(w.pages) > 0 && !slices.Contains(read, kind) {
			read = append(read, kind)
			w.side.foreseeOwners(ctx, w.pages, w.query)
		}
	}
}

// nodes are the objects with the global IDs that are given, in the IDs' order. A string that is no ID is an error at its own place.
func (o *operation) nodes(ctx context.Context) ([]storage.Node, error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	ids := texts(g.Values["ids"].([]any))
	all := make([]storage.Node, len(ids))
	for i, id := range ids {
		p := &problems{}
		ref, ok := p.ref(element("ids", i), id)
		if !ok {
			graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), p.err())
			continue
		}
		var err error
		if all[i], err = o.load(ctx, ref); err != nil {
			return nil, err
		}
	}
	return all, nil
}
