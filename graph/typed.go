package graph

import (
	"context"

	"junction/graph/types"
	"junction/storage"
	"junction/storage/typed"
)

// This file gives the resolvers what the operation has, as values of the Go types that the generated code works with. Its
// functions do nothing but convert.

// goType makes values of a kind's Go type of its objects, and objects of such values.
type goType struct {
	node   func(*storage.Object) types.Node
	object func(types.Node) storage.Object // of what the generated code has, which is a pointer
}

func goTypeOf[T types.Node](of *typed.Kind[T]) goType {
	return goType{
		node:   func(object *storage.Object) types.Node { return of.Of(object) },
		object: func(node types.Node) storage.Object { return of.Object(*any(node).(*T)) },
	}
}

// asNode is nil where there is no object.
func (n node) asNode() types.Node {
	if n.object == nil {
		return nil
	}
	return goTypes[n.kind].node(n.object)
}

func anyNode(ctx context.Context) (types.Node, error) {
	found, err := operationFrom(ctx).node(ctx)
	if err != nil {
		return nil, err
	}
	return found.asNode(), nil
}

func anyNodes(ctx context.Context) ([]types.Node, error) {
	found, err := operationFrom(ctx).nodes(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]types.Node, len(found))
	for i := range found {
		all[i] = found[i].asNode()
	}
	return all, nil
}

func byGlobalID[T any](ctx context.Context, of *typed.Kind[T]) (*T, error) {
	object, err := operationFrom(ctx).byGlobalID(ctx, of.Kind)
	if object == nil || err != nil {
		return nil, err
	}
	value := of.Of(object)
	return &value, nil
}

func listed[T any](ctx context.Context, of *typed.Kind[T]) (*types.Connection[T], error) {
	page, err := operationFrom(ctx).listed(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return types.NewConnection(page, of), nil
}

func linkedTo[Near, Far any](
	ctx context.Context, owner storage.ID, via *typed.Side[Near, Far],
) (*types.Connection[Far], error) {
	page, err := operationFrom(ctx).linkedTo(ctx, owner, via.Side)
	if err != nil {
		return nil, err
	}
	return types.NewConnection(page, via.Far), nil
}

func create[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
	return saved(of)(operationFrom(ctx).create(ctx, of.Kind))
}

func update[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
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

func remove[T any](ctx context.Context, of *typed.Kind[T]) (*types.Deleted, error) {
	deleted, links, err := operationFrom(ctx).remove(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return &types.Deleted{DeletedID: deleted.String(), RemovedLinkCount: links}, nil
}

func removeWhere[T any](ctx context.Context, of *typed.Kind[T]) (*types.DeletedMany, error) {
	objects, links, err := operationFrom(ctx).removeWhere(ctx, of.Kind)
	if err != nil {
		return nil, err
	}
	return &types.DeletedMany{DeletedCount: objects, RemovedLinkCount: links}, nil
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

func clearLinks[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Cleared[Near], error) {
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
