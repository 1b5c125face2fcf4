package change

import (
	"context"
	"errors"

	"junction/graph/fault"
	"junction/model/names"
	"junction/storage"
)

// move moves a link in an owner's list.
func (c change) move(ctx context.Context) (Payload, error) {
	owner := c.ID(names.Owner(c.Side), c.Side.Near)
	far := c.ID(names.LinkedOne(c.Side), c.Side.Far)
	to, by := c.Place(c.Side)
	if err := c.Err(); err != nil {
		return Payload{}, err
	}
	moved, err := c.store.Relation(c.Side).Move(ctx, owner, far, to)
	var invalid *storage.InvalidError
	if errors.As(err, &invalid) {
		return Payload{}, &fault.ArgumentError{Code: fault.InvalidInput, Argument: by, Problem: invalid.Problem}
	}
	return Payload{Object: moved.Owner, links: []linkChange{{c.Side, storage.Change{
		Owner: moved.Owner, Updated: []storage.Edge{moved.Edge},
	}}}}, err
}
