package resolve

import (
	"context"

	"junction/graph/types"
	"junction/model/names"
	"junction/storage"
	"junction/storage/typed"
)

// Create stores an object of a kind, with links.
func Create[T any](ctx context.Context, of *typed.Kind[T]) (*types.Created[T], error) {
	done, err := changed(ctx, names.Create, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	edge := types.EdgesByDefault(of, []storage.Edge{{Node: done.Object}})[0]
	return &types.Created[T]{Object: edge.Node, Edge: edge, Through: done.Through}, nil
}

// CreatedEdges are the links through a side that an object was made with, as edges of its own.
func CreatedEdges[Near, Far any](made *types.Created[Near], via *typed.Side[Near, Far]) ([]types.Edge[Far], error) {
	return types.EdgesByDefault(via.Far, made.Through(via.Side).Added), nil
}

// CreatedInverseEdges are the same links as edges of the objects at their far ends.
func CreatedInverseEdges[Near, Far any](
	made *types.Created[Near], via *typed.Side[Near, Far],
) ([]types.Edge[Near], error) {
	done := made.Through(via.Side)
	return types.EdgesByDefault(via.Near, done.Inverse(done.Added)), nil
}

// Update changes what is given of an object of a kind.
func Update[T any](ctx context.Context, of *typed.Kind[T]) (*types.Updated[T], error) {
	done, err := changed(ctx, names.Update, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.Updated[T]{Object: of.Of(&done.Object)}, nil
}

// Delete deletes an object of a kind with its links.
func Delete[T any](ctx context.Context, of *typed.Kind[T]) (*types.Deleted, error) {
	done, err := changed(ctx, names.Delete, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.Deleted{DeletedID: done.Deleted.String(), RemovedLinkCount: done.Links, Unlinked: done.Unlinked}, nil
}

// DeleteAll deletes all objects of a kind that fulfil a filter, with their links.
func DeleteAll[T any](ctx context.Context, of *typed.Kind[T]) (*types.Deleted, error) {
	done, err := changed(ctx, names.DeleteAll, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.Deleted{
		DeletedIDs: types.GlobalIDs(of.Kind, done.DeletedIDs), DeletedCount: done.DeletedCount,
		RemovedLinkCount: done.Links, Unlinked: done.Unlinked,
	}, nil
}

// Unlinked are the global IDs of the objects at the far end of a side that lost a link to what was deleted.
func Unlinked[Near, Far any](did *types.Deleted, via *typed.Side[Near, Far]) ([]string, error) {
	return types.GlobalIDs(via.Far.Kind, did.Unlinked(via.Side)), nil
}

// Add links an owner to objects.
func Add[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Changed[Near, Far], error) {
	return links(ctx, names.Add, via)
}

// Remove unlinks an owner from objects.
func Remove[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Changed[Near, Far], error) {
	return links(ctx, names.Remove, via)
}

// Set makes an owner's links exactly those that are given.
func Set[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Changed[Near, Far], error) {
	return links(ctx, names.Set, via)
}

// UpdateLinks changes the data of an owner's links.
func UpdateLinks[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Changed[Near, Far], error) {
	return links(ctx, names.UpdateLinks, via)
}

// Move moves one of an owner's links in its list.
func Move[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Moved[Near, Far], error) {
	done, err := changed(ctx, names.Move, via.Near.Kind, via.Side)
	if err != nil {
		return nil, err
	}
	moved := done.Through(via.Side)
	by := storage.Order{Field: via.Position()}
	return &types.Moved[Near, Far]{
		Owner: via.Near.Of(&moved.Owner), Edge: types.Edges(via.Far, by, moved.Updated)[0],
	}, nil
}

func links[Near, Far any](
	ctx context.Context, verb names.Verb, via *typed.Side[Near, Far],
) (*types.Changed[Near, Far], error) {
	done, err := changed(ctx, verb, via.Near.Kind, via.Side)
	if err != nil {
		return nil, err
	}
	return types.NewChanged(done.Through(via.Side), done.Unlinked(via.Side), via), nil
}

// Clear unlinks an owner from everything.
func Clear[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*types.Cleared[Near], error) {
	done, err := changed(ctx, names.Clear, via.Near.Kind, via.Side)
	if err != nil {
		return nil, err
	}
	return &types.Cleared[Near]{
		Owner: via.Near.Of(&done.Object), Removed: done.Links,
		RemovedIDs: types.GlobalIDs(via.Far.Kind, done.Unlinked(via.Side)),
	}, nil
}
