package change

import (
	"context"

	"junction/model/names"
	"junction/storage"
)

// links changes an owner's links to other objects, by one of the methods Add, Remove and Set of [storage.Relation].
func (c change) links(
	ctx context.Context, change func(storage.Relation, context.Context, storage.ID, storage.Links) (storage.Change, error),
) (Payload, error) {
	owner := c.ID(names.Owner(c.Side), c.Side.Near)
	far := c.IDs(names.Linked(c.Side), c.Side.Far)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	done, err := change(c.store.Relation(c.Side), ctx, owner, storage.Links{Far: far})
	return Payload{Object: done.Owner, Added: storage.Nodes(done.Added), Removed: done.Removed}, err
}

// clear unlinks an owner from everything.
func (c change) clear(ctx context.Context) (Payload, error) {
	owner := c.ID(names.Owner(c.Side), c.Side.Near)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	done, err := c.store.Relation(c.Side).Clear(ctx, owner, false)
	return Payload{Object: done.Owner, Links: done.Removed}, err
}
