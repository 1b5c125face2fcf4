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

// Make makes a change, or tells what is wrong with its arguments. What the payload names of very many objects, it names only
// where it is asked to. A change of links names what it unlinks from the owner.
func Make(
	ctx context.Context, store storage.Store, of *schema.Schema, mutation names.Mutation, naming storage.Naming,
	given arguments.Arguments,
) (Payload, error) {
	c := change{input.NewReader(of, given), store, mutation, naming}
	did, err := c.make(ctx)
	did.naming = naming
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
	naming storage.Naming
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
	case names.Move:
		return c.move(ctx)
	default:
		return c.clear(ctx)
	}
}
