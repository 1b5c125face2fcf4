package resolve

import (
	"context"

	"junction/graph/types"
	"junction/model/names"
	"junction/storage"
	"junction/storage/typed"
)

// Create stores an object of a kind, with links.
func Create[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
	return saved(ctx, names.Create, of)
}

// Update changes what is given of an object of a kind.
func Update[T any](ctx context.Context, of *typed.Kind[T]) (*types.Saved[T], error) {
	return saved(ctx, names.Update, of)
}

func saved[T any](ctx context.Context, verb names.Verb, of *typed.Kind[T]) (*types.Saved[T], error) {
	done, err := changed(ctx, verb, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.Saved[T]{Object: of.Of(&done.Object)}, nil
}

// Delete deletes an object of a kind with its links.
func Delete[T any](ctx context.Context, of *typed.Kind[T]) (*types.Deleted, error) {
	done, err := changed(ctx, names.Delete, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.Deleted{DeletedID: done.Deleted.String(), RemovedLinkCount: done.Links}, nil
}

// DeleteAll deletes all objects of a kind that fulfil a filter, with their links.
func DeleteAll[T any](ctx context.Context, of *typed.Kind[T]) (*types.DeletedMany, error) {
	done, err := changed(ctx, names.DeleteAll, of.Kind, nil)
	if err != nil {
		return nil, err
	}
	return &types.DeletedMany{DeletedCount: done.DeletedCount, RemovedLinkCount: done.Links}, nil
}

// Add links an owner to objects.
func Add[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return links(ctx, names.Add, via)
}

// Remove unlinks an owner from objects.
func Remove[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return links(ctx, names.Remove, via)
}

// Set makes an owner's links exactly those that are given.
func Set[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return links(ctx, names.Set, via)
}

// UpdateLinks changes the data of an owner's links.
func UpdateLinks[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Change[Near, Far], error) {
	return links(ctx, names.UpdateLinks, via)
}

func links[Near, Far any](
	ctx context.Context, verb names.Verb, via *typed.Side[Near, Far],
) (*typed.Change[Near, Far], error) {
	done, err := changed(ctx, verb, via.Near.Kind, via.Side)
	if err != nil {
		return nil, err
	}
	return &typed.Change[Near, Far]{
		Owner: via.Near.Of(&done.Object), Added: values(via.Far, done.Added), Updated: values(via.Far, done.Updated),
		Removed: values(via.Far, done.Removed),
	}, nil
}

// Clear unlinks an owner from everything.
func Clear[Near, Far any](ctx context.Context, via *typed.Side[Near, Far]) (*typed.Cleared[Near], error) {
	done, err := changed(ctx, names.Clear, via.Near.Kind, via.Side)
	if err != nil {
		return nil, err
	}
	return &typed.Cleared[Near]{Owner: via.Near.Of(&done.Object), Removed: done.Links}, nil
}

func values[T any](of *typed.Kind[T], objects []storage.Object) []T {
	all := make([]T, len(objects))
	for i := range objects {
		all[i] = of.Of(&objects[i])
	}
	return all
}
