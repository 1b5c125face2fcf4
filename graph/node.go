package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/storage"
)

// byGlobalID is the object with an ID of one kind, or nil.
func byGlobalID[T storage.Node](ctx context.Context, of *objects[T], given string) (*T, error) {
	p := &problems{}
	id := p.id("id", given, of.name)
	if err := p.err(); err != nil {
		return nil, err
	}
	return of.byID.load(ctx, id)
}

// node is the object with a global ID, or nil.
func (o *operation) node(ctx context.Context, ref storage.Ref) (storage.Node, error) {
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

// foreseeRoot reads ahead the objects that a query names by their IDs, and what is selected of them: one statement for
// each kind, however many root fields name one, which reads a page of each object's too.
func (o *operation) foreseeRoot(ctx context.Context, fields []graphql.CollectedField) {
	var level []seen
	var articles, publications []storage.ID
	for _, field := range fields {
		for _, ref := range o.refs(field) {
			switch ref.Kind {
			case storage.KindArticle:
				articles = append(articles, ref.ID)
			case storage.KindPublication:
				publications = append(publications, ref.ID)
			}
			level = append(level, seen{[]storage.ID{ref.ID}, o.plan(ref.Kind, field.Selections)})
		}
	}
	if len(level) == 0 {
		return
	}
	o.foreseeOwners(ctx, level)
	o.articles.byID.foresee(ctx, articles)
	o.publications.byID.foresee(ctx, publications)
	o.foresee(ctx, level...)
}

// foreseeOwners reads ahead, for each kind, those of the objects of which a page is selected, together with that page.
func (o *operation) foreseeOwners(ctx context.Context, level []seen) {
	read := make(map[storage.Kind]bool)
	for _, w := range wants(level) {
		if kind := w.side.nearKind(); len(w.pages) > 0 && !read[kind] {
			read[kind] = true
			w.side.foreseeOwners(ctx, w.pages, w.query)
		}
	}
}

// refs are the usable IDs among the arguments of a root field.
func (o *operation) refs(field graphql.CollectedField) []storage.Ref {
	var given []string
	switch arguments := field.ArgumentMap(o.Variables); field.Name {
	case "node", "article", "publication":
		given = texts(arguments["id"])
	case "nodes":
		given = texts(arguments["ids"])
	}
	var refs []storage.Ref
	for _, id := range given {
		if ref, err := storage.ParseRef(id); err == nil {
			refs = append(refs, ref)
		}
	}
	return refs
}

// nodes are the objects with global IDs, in the IDs' order. A string that is no ID is an error at its own place.
func (o *operation) nodes(ctx context.Context, ids []string) ([]storage.Node, error) {
	all := make([]storage.Node, len(ids))
	for i, id := range ids {
		p := &problems{}
		ref, ok := p.ref(element("ids", i), id)
		if !ok {
			graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), p.err())
			continue
		}
		var err error
		if all[i], err = o.node(ctx, ref); err != nil {
			return nil, err
		}
	}
	return all, nil
}
