package postgres

import (
	"context"

	"junction/model"
	"junction/storage"
)

// This file sends reads, and nothing else, where the context's reads go.

// collection is the primary's collection, but for the reads.
type collection struct {
	storage.Collection
	store *replicated
	of    *model.Kind
}

func (c collection) Get(
	ctx context.Context, ids []storage.ID, fields storage.Fields,
) (found map[storage.ID]storage.Object, err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		found, err = from.Collection(c.of).Get(ctx, ids, fields)
		return err
	})
	return found, err
}

func (c collection) Page(ctx context.Context, q storage.Query) (page storage.Page, err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		page, err = from.Collection(c.of).Page(ctx, q)
		return err
	})
	return page, err
}

func (c collection) Count(ctx context.Context, q storage.Query) (count int, err error) {
	err = c.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		count, err = from.Collection(c.of).Count(ctx, q)
		return err
	})
	return count, err
}

// relation is the primary's relation, but for the reads.
type relation struct {
	storage.Relation
	store *replicated
	from  *model.Side
}

func (r relation) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (pages map[storage.ID]storage.Page, err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		pages, err = from.Relation(r.from).Page(ctx, owners, q)
		return err
	})
	return pages, err
}

func (r relation) OwnersPage(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q storage.Query,
) (found []storage.Owned, err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		found, err = from.Relation(r.from).OwnersPage(ctx, owners, fields, q)
		return err
	})
	return found, err
}

func (r relation) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (counts map[storage.ID]int, err error) {
	err = r.store.read(ctx, func(ctx context.Context, from storage.Session) (err error) {
		counts, err = from.Relation(r.from).Count(ctx, owners, where)
		return err
	})
	return counts, err
}
