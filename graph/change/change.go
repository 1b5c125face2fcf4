// Package change makes the changes that mutations ask for.
package change

import (
	"context"
	"errors"

	"junction/graph/arguments"
	"junction/graph/input"
	"junction/graph/schema"
	"junction/model/names"
	"junction/storage"
)

// Payload is what a change did. Which of it there is depends on the verb.
type Payload struct {
	// Object is what was created or updated, or owns the links.
	Object storage.Object
	// Added and Removed are the objects that were linked to the owner, and unlinked from it, and Updated those whose links'
	// data were changed.
	Added, Updated, Removed []storage.Object
	// Deleted names the object that was deleted, and DeletedCount is how many were.
	Deleted      storage.Ref
	DeletedCount int
	// Links is how many links were removed.
	Links int
}

// Make makes a change, or tells what is wrong with its arguments.
func Make(
	ctx context.Context, store storage.Store, of *schema.Schema, mutation names.Mutation, given arguments.Arguments,
) (Payload, error) {
	c := change{input.NewReader(of, given), store, mutation}
	did, err := c.make(ctx)
	var conflict *storage.ConflictError
	if errors.As(err, &conflict) {
		return Payload{}, input.Conflict(conflict)
	}
	return did, err
}

// change is a change that is being made.
type change struct {
	input.Reader
	store storage.Store
	names.Mutation
}

func (c change) make(ctx context.Context) (Payload, error) {
	switch c.Verb {
	case names.Create:
		return c.create(ctx)
	case names.Update:
		return c.update(ctx)
	case names.Delete:
		return c.remove(ctx)
	case names.DeleteAll:
		return c.removeWhere(ctx)
	case names.Add:
		return c.links(ctx, input.Reader.Links, storage.Relation.Add)
	case names.Remove:
		return c.unlink(ctx)
	case names.Set:
		return c.links(ctx, input.Reader.Links, storage.Relation.Set)
	case names.UpdateLinks:
		return c.links(ctx, input.Reader.LinkChanges, storage.Relation.Update)
	default:
		return c.clear(ctx)
	}
}
