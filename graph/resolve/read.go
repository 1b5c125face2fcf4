package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/schema"
	"junction/graph/types"
	"junction/model/names"
	"junction/storage"
	"junction/storage/typed"
)

// Node is the object with the global ID that is given, of whatever kind, or nil.
func Node(ctx context.Context) (types.Node, error) {
	o := from(ctx)
	given, err := o.arguments(ctx)
	if err != nil {
		return nil, err
	}
	ref, err := given.Ref(names.ID)
	if err != nil {
		return nil, err
	}
	return o.node(ctx, ref)
}

// Nodes are the objects with the global IDs that are given, in their order; one that does not exist is nil. A string that is
// no ID is an error at its own place.
func Nodes(ctx context.Context) ([]types.Node, error) {
	o := from(ctx)
	given, err := o.arguments(ctx)
	if err != nil {
		return nil, err
	}
	refs, errs := given.Refs("ids")
	all := make([]types.Node, len(refs))
	for i, ref := range refs {
		if errs[i] != nil {
			graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), errs[i])
			continue
		}
		if all[i], err = o.node(ctx, ref); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// node is an object as a value of its kind's Go type, or nil.
func (o *Operation) node(ctx context.Context, ref storage.Ref) (types.Node, error) {
	object, err := o.Reader.Object(ctx, ref)
	if object == nil || err != nil {
		return nil, err
	}
	return o.GoTypes[ref.Kind.Index].Node(object), nil
}

// One is the object of a kind that is looked up by its global ID or by the value of a unique field, or nil.
func One[T any](ctx context.Context, of *typed.Kind[T]) (*T, error) {
	o := from(ctx)
	id, query, err := o.Lookup(of.Kind, graphql.GetFieldContext(ctx).Field.Field)
	if err != nil {
		return nil, err
	}
	var object *storage.Object
	if query == nil {
		object, err = o.Reader.Object(ctx, storage.Ref{Kind: of.Kind, ID: id})
	} else {
		var page storage.Page
		page, err = o.Reader.Page(ctx, of.Kind, query)
		if len(page.Edges) > 0 {
			object = &page.Edges[0].Node
		}
	}
	if object == nil || err != nil {
		return nil, err
	}
	value := of.Of(object)
	return &value, nil
}

// List is the page of all objects of a kind that the arguments ask for.
func List[T any](ctx context.Context, of *typed.Kind[T]) (*types.Connection[T], error) {
	o := from(ctx)
	return connection(ctx, o, schema.List{Kind: of.Kind}, of,
		func(ctx context.Context, q *storage.Query) (storage.Page, error) {
			return o.Reader.Page(ctx, of.Kind, q)
		},
		func(ctx context.Context, q *storage.Query) (int, error) { return o.Reader.Count(ctx, of.Kind, q) })
}

// Linked is the page that the arguments ask for of the objects that a relation links an owner to.
func Linked[Near, Far any](
	ctx context.Context, owner storage.ID, via *typed.Side[Near, Far],
) (*types.Connection[Far], error) {
	o := from(ctx)
	return connection(ctx, o, schema.Linked(via.Side), via.Far,
		func(ctx context.Context, q *storage.Query) (storage.Page, error) {
			return o.Reader.LinkedPage(ctx, via.Side, owner, q)
		},
		func(ctx context.Context, q *storage.Query) (int, error) {
			return o.Reader.LinkedCount(ctx, via.Side, owner, q)
		})
}

// connection is a page of a list, which is read where it is needed for what is selected.
func connection[T any](
	ctx context.Context, o *Operation, list schema.List, of *typed.Kind[T],
	page func(context.Context, *storage.Query) (storage.Page, error), count func(context.Context, *storage.Query) (int, error),
) (*types.Connection[T], error) {
	field := graphql.GetFieldContext(ctx).Field
	query, err := o.Query(list, field.Field)
	if err != nil {
		return nil, err
	}
	shown := &types.Page{Order: query.Order, Count: func(ctx context.Context) (int, error) { return count(ctx, query) }}
	if o.NeedsPage(field) {
		if shown.Page, err = page(ctx, query); err != nil {
			return nil, err
		}
	}
	return types.NewConnection(shown, of), nil
}
