package postgres

import (
	"context"

	"junction/storage"
)

// This file sends reads, and nothing else, where the context's reads go.

// collection is the primary's collection, but for the reads.
type collection[T any] struct {
	storage.Collection[T]
	store *replicated
	of    func(storage.Session) storage.Collection[T]
}

func (c collection[T]) Get(ctx context.Context, ids []storage.ID) (found map[storage.ID]T, err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		found, err = c.of(from).Get(ctx, ids)
		return err
	})
	return found, err
}

func (c collection[T]) Page(ctx context.Context, q storage.Query) (page storage.Page[T], err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		page, err = c.of(from).Page(ctx, q)
		return err
	})
	return page, err
}

func (c collection[T]) Count(ctx context.Context, q storage.Query) (count int, err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		count, err = c.of(from).Count(ctx, q)
		return err
	})
	return count, err
}

// relation is the primary's relation, but for the reads.
type relation[Near, Far any] struct {
	storage.Relation[Near, Far]
	store *replicated
	of    func(storage.Session) storage.Relation[Near, Far]
}

func (r relation[Near, Far]) Reverse() storage.Relation[Far, Near] {
	return relation[Far, Near]{r.Relation.Reverse(), r.store, func(s storage.Session) storage.Relation[Far, Near] {
		return r.of(s).Reverse()
	}}
}

func (r relation[Near, Far]) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (pages map[storage.ID]storage.Page[Far], err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		pages, err = r.of(from).Page(ctx, owners, q)
		return err
	})
	return pages, err
}

func (r relation[Near, Far]) OwnersPage(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (found []storage.Owned[Near, Far], err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		found, err = r.of(from).OwnersPage(ctx, owners, q)
		return err
	})
	return found, err
}

func (r relation[Near, Far]) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (counts map[storage.ID]int, err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		counts, err = r.of(from).Count(ctx, owners, where)
		return err
	})
	return counts, err
}
