package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/model"
	"junction/storage"
)

// linkChange is one of the methods Add, Remove and Set of [storage.Relation].
type linkChange func(storage.Relation, context.Context, storage.ID, []storage.ID) (storage.Change, error)

// changeLinks changes an owner's links to other objects.
func (o *operation) changeLinks(
	ctx context.Context, via *model.Side, change linkChange,
) (done storage.Change, err error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return storage.Change{}, err
	}
	owner, named := g.oneID(ownerArgument(via), via.Near), linkedArgument(via)
	far := g.ids(named, texts(g.Values[named].([]any)), via.Far)
	if err := g.err(); err != nil {
		return storage.Change{}, err
	}
	if done, err = change(o.store.Relation(via), ctx, owner, far); err != nil {
		return storage.Change{}, err
	}
	o.changed(ctx,
		shows(argument(via.Near, ""), via.Near, done.Owner),
		shows("added", via.Far, done.Added...),
		shows("removed", via.Far, done.Removed...))
	return done, nil
}

// clearLinks unlinks an owner from everything.
func (o *operation) clearLinks(ctx context.Context, via *model.Side) (done storage.Cleared, err error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return storage.Cleared{}, err
	}
	owner := g.oneID(ownerArgument(via), via.Near)
	if err := g.err(); err != nil {
		return storage.Cleared{}, err
	}
	if done, err = o.store.Relation(via).Clear(ctx, owner); err != nil {
		return storage.Cleared{}, err
	}
	o.changed(ctx, shows(argument(via.Near, ""), via.Near, done.Owner))
	return done, nil
}

// shown are the objects of a kind that a field of a mutation's payload shows.
type shown struct {
	field string
	kind  *model.Kind
	ids   []storage.ID
}

func shows(field string, kind *model.Kind, objects ...storage.Object) shown {
	ids := make([]storage.ID, len(objects))
	for i := range objects {
		ids[i] = objects[i].ID
	}
	return shown{field, kind, ids}
}

// changed ends a mutation: what was loaded before it is forgotten, and what is selected of the objects that its payload
// shows is read ahead.
func (o *operation) changed(ctx context.Context, payload ...shown) {
	mutation := graphql.GetFieldContext(ctx).Field
	o.forget()
	var level []seen
	for _, field := range o.collect(mutation.Selections, typeOf(mutation)) {
		for _, part := range payload {
			if field.Name == part.field && len(part.ids) > 0 {
				level = append(level, seen{part.ids, o.plan(part.kind, field.Selections)})
			}
		}
	}
	o.foresee(ctx, o.wants(level))
}
