package change

import (
	"context"

	"junction/graph/input"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// links changes an owner's links to those objects that the arguments name, by a method of [storage.Relation].
func (c change) links(
	ctx context.Context, read func(input.Reader, *model.Side) storage.Links,
	change func(storage.Relation, context.Context, storage.ID, storage.Links) (storage.Change, error),
) (Payload, error) {
	owner := c.ID(names.Owner(c.Side), c.Side.Near)
	to := read(c.Reader, c.Side)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	done, err := change(c.store.Relation(c.Side), ctx, owner, to)
	did := Payload{Object: done.Owner, links: []linkChange{{c.Side, done}}}
	if len(c.naming.Unlinked) > 0 && len(done.Removed) <= storage.MostNamed {
		ids := make([]storage.ID, len(done.Removed))
		for i := range done.Removed {
			ids[i] = done.Removed[i].ID
		}
		did.unlinked = [][]storage.ID{ids}
	}
	return did, err
}

// unlink unlinks an owner from objects.
func (c change) unlink(ctx context.Context) (Payload, error) {
	return c.links(ctx,
		func(r input.Reader, via *model.Side) storage.Links {
			return storage.Links{Far: r.IDs(names.Linked(via), via.Far)}
		},
		func(r storage.Relation, ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
			return r.Remove(ctx, owner, to.Far)
		})
}

// clear unlinks an owner from everything.
func (c change) clear(ctx context.Context) (Payload, error) {
	owner := c.ID(names.Owner(c.Side), c.Side.Near)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	done, err := c.store.Relation(c.Side).Clear(ctx, owner, len(c.naming.Unlinked) > 0)
	return Payload{Object: done.Owner, Links: done.Removed, unlinked: [][]storage.ID{done.IDs}}, err
}
