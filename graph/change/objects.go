package change

import (
	"context"

	"junction/graph/input"
	"junction/model/names"
	"junction/storage"
)

// create stores a new object and links it in the same transaction.
func (c change) create(ctx context.Context) (Payload, error) {
	object, linkings := c.Object(c.Kind)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	var created Payload
	err := c.store.Transact(ctx, func(s storage.Session) (err error) {
		created = Payload{}
		if created.Object, err = s.Collection(c.Kind).Create(ctx, object); err != nil {
			return err
		}
		created.links, err = link(ctx, s, created.Object.ID, linkings)
		return err
	})
	return created, err
}

// link links an object to others.
func link(ctx context.Context, s storage.Session, owner storage.ID, to []input.Linking) ([]linkChange, error) {
	made := make([]linkChange, len(to))
	for i, linking := range to {
		done, err := s.Relation(linking.Via).Add(ctx, owner, linking.To)
		if err != nil {
			return nil, err
		}
		made[i] = linkChange{linking.Via, done}
	}
	return made, nil
}

// update changes what is given of an object, and links it in the same transaction.
func (c change) update(ctx context.Context) (Payload, error) {
	changes, linkings := c.Changes(c.Kind)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	var updated storage.Object
	err := c.store.Transact(ctx, func(s storage.Session) error {
		found, err := s.Collection(c.Kind).Get(ctx, []storage.ID{changes.ID}, 0)
		if err != nil {
			return err
		}
		object, exists := found[changes.ID]
		if !exists {
			return &storage.NotFoundError{Missing: []storage.Ref{{Kind: c.Kind, ID: changes.ID}}}
		}
		updated = object
		if changes.Fields != 0 {
			stored, err := s.Collection(c.Kind).Update(ctx, changes)
			if err != nil {
				return err
			}
			for _, field := range c.Kind.Fields {
				if stored.Has(field) {
					updated.Set(field, stored.Value(field))
				}
			}
		}
		_, err = link(ctx, s, updated.ID, linkings)
		return err
	})
	return Payload{Object: updated}, err
}

// remove deletes an object with its links.
func (c change) remove(ctx context.Context) (Payload, error) {
	deleted := storage.Ref{Kind: c.Kind, ID: c.ID(names.ID, c.Kind)}
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	did, err := c.store.Collection(c.Kind).Delete(ctx, deleted.ID, c.naming)
	return Payload{Deleted: deleted, Links: did.Links, unlinked: did.Unlinked}, err
}

// removeWhere deletes all objects that fulfil a filter, with their links. The filter must hold a condition.
func (c change) removeWhere(ctx context.Context) (Payload, error) {
	where := c.Filter(c.Kind)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	did, err := c.store.Collection(c.Kind).DeleteWhere(ctx, where, c.naming)
	return Payload{DeletedCount: did.Objects, DeletedIDs: did.IDs, Links: did.Links, unlinked: did.Unlinked}, err
}
