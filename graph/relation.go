package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/storage"
)

// changeLinks changes an owner's links to other objects, by the way that change is: one of the methods Add, Remove and
// Set of [storage.Relation].
func changeLinks[Near, Far storage.Node](
	ctx context.Context, store storage.Store, e end[Near, Far],
	change func(storage.Relation[Near, Far], context.Context, storage.ID, []storage.ID) (storage.Change[Near, Far], error),
) (*storage.Change[Near, Far], error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	owner, named := g.oneID(argument(e.near, "Id"), e.near), argument(e.far, "Ids")
	far := g.ids(named, texts(g.Values[named].([]any)), e.far)
	if err := g.err(); err != nil {
		return nil, err
	}
	done, err := change(e.relation(store), ctx, owner, far)
	if err != nil {
		return nil, err
	}
	changed(ctx,
		shown{argument(e.near, ""), refs(done.Owner)},
		shown{"added", refs(done.Added...)},
		shown{"removed", refs(done.Removed...)})
	return &done, nil
}

// clearLinks unlinks an owner from everything.
func clearLinks[Near, Far storage.Node](
	ctx context.Context, store storage.Store, e end[Near, Far],
) (*storage.Cleared[Near], error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	owner := g.oneID(argument(e.near, "Id"), e.near)
	if err := g.err(); err != nil {
		return nil, err
	}
	cleared, err := e.relation(store).Clear(ctx, owner)
	if err != nil {
		return nil, err
	}
	changed(ctx, shown{argument(e.near, ""), refs(cleared.Owner)})
	return &cleared, nil
}

// shown are the objects that a field of a mutation's payload shows.
type shown struct {
	field   string
	objects []storage.Ref
}

func refs[T storage.Node](objects ...T) []storage.Ref {
	all := make([]storage.Ref, len(objects))
	for i, object := range objects {
		all[i] = object.Ref()
	}
	return all
}

// changed ends a mutation: what was loaded before it is forgotten, and what is selected of the objects that its payload
// shows is read ahead.
func changed(ctx context.Context, payload ...shown) {
	o, mutation := operationFrom(ctx), graphql.GetFieldContext(ctx).Field
	o.forget()
	var level []seen
	for _, field := range o.collect(mutation.Selections, typeOf(mutation)) {
		for _, part := range payload {
			if field.Name != part.field || len(part.objects) == 0 {
				continue
			}
			objects := seen{plan: o.plan(part.objects[0].Kind, field.Selections)}
			for _, ref := range part.objects {
				objects.ids = append(objects.ids, ref.ID)
			}
			level = append(level, objects)
		}
	}
	o.foresee(ctx, o.wants(level))
}
