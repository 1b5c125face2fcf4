package resolve

import (
	"context"

	"junction/graph/types"
	"junction/storage"
	"junction/storage/typed"
)

// This file gives the resolvers what the operation has, as values of the Go types that the generated code works with. Its
// functions do nothing but convert.

// asNode is nil where there is no object.
func (o *operation) asNode(n node) types.Node {
	if n.object == nil {
		return nil
	}
	return o.goTypes[n.kind.Index].Node(n.object)
}

// Node is the object with the global ID that is given, of whatever kind, or nil.
func Node(ctx context.Context) (types.Node, error) {
	o := operationFrom(ctx)
	found, err := o.node(ctx)
	if err != nil {
		return nil, err
	}
	return o.asNode(found), nil
}

// Nodes are the objects with the global IDs that are given, in their order; one that does not exist is nil.
func Nodes(ctx context.Context) ([]types.Node, error) {
	o := operationFrom(ctx)
	found, err := o.nodes(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]types.Node, len(found))
	for i := range found {
		all[i] = o.asNode(found[i])
	}
	return all, nil
}

// One is the object of a kind with the global ID that is given, or nil.
func One[T any](ctx context.Context, of *typed.Kind[T]) (*T, error) {
	object, err := operationFrom(ctx).byGlobalID(ctx, of.Kind)
	if object == nil || err != nil {
		return nil, err
	}
	value := of.Of(object)
	return &value, nil
}

// List is the page of all objects of a kind that the arguments ask for.
func List[T any](ctx context.Context, of *typed.Kind[T]) (*types.Connection[T], error) {
	page, err := operationFrom(ctx).listed(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return types.NewConnection(page, of), nil
}

// Linked is the page that the arguments ask for of the objects that a relation links an owner to.
func Linked[Near, Far any](
	ctx context.Context, owner storage.ID, via *typed.Side[Near, Far],
) (*types.Connection[Far], error) {
	page, err := operationFrom(ctx).linkedTo(ctx, owner, via.Side)
	if err != nil {
		return nil, err
	}
	return types.NewConnection(page, via.Far), nil
}

// Create stores an object of a kind, with links.
func Create[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
	return saved(of)(operationFrom(ctx).create(ctx, of.Kind))
}

// Update changes what is given of an object of a kind.
func Update[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
	return saved(of)(operationFrom(ctx).update(ctx, of.Kind))
}

func saved[T any](of *typed.Kind[T]) func(*storage.Object, error) (*types.Saved[T], error) {
	return func(object *storage.Object, err error) (*types.Saved[T], error) {
		if err != nil {
			return nil, err
		}
		return &types.Saved[T]{Object: of.Of(object)}, nil
	}
}

// Delete deletes an object of a kind with its links.
func Delete[T any](ctx context.Context, of *typed.Kind[T]) (*types.Deleted, error) {
	deleted, links, err := operationFrom(ctx).remove(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return &types.Deleted{DeletedID: deleted.String(), RemovedLinkCount: links}, nil
}

// DeleteAll deletes all objects of a kind that fulfil a filter, with their links.
func DeleteAll[T any](ctx context.Context, of *typed.Kind[T]) (*types.DeletedMany, error) {
	objects, links, err := operationFrom(ctx).removeWhere(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return &types.DeletedMany{DeletedCount: objects, RemovedLinkCount: links}, nil
}

// Add links an owner to objects.
func Add[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return changeLinks(ctx, via, storage.Relation.Add)
}

// Remove unlinks an owner from objects.
func Remove[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return changeLinks(ctx, via, storage.Relation.Remove)
}

// Set makes an owner's links exactly those that are given.
func Set[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return changeLinks(ctx, via, storage.Relation.Set)
}

func changeLinks[Near, Far any](
	ctx context.Context, via *typed.Side[Near, Far], change linkChange,
) (*typed.Change[Near, Far], error) {
	done, err := operationFrom(ctx).changeLinks(ctx, via.Side, change)
	if err != nil {
		return nil, err
	}
	return &typed.Change[Near, Far]{
		Owner: via.Near.Of(&done.Owner), Added: values(via.Far, done.Added), Removed: values(via.Far, done.Removed),
	}, nil
}

// Clear unlinks an owner from everything.
func Clear[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Cleared[Near], error) {
	done, err := operationFrom(ctx).clearLinks(ctx, via.Side)
	if err != nil {
		return nil, err
	}
	return &typed.Cleared[Near]{Owner: via.Near.Of(&done.Owner), Removed: done.Removed}, nil
}

func values[T any](of *typed.Kind[T], objects []storage.Object) []T {
	all := make([]T, len(objects))
	for i := range objects {
		all[i] = of.Of(&objects[i])
	}
	return all
}
