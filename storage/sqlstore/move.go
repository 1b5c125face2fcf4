package sqlstore

import (
	"context"
	"fmt"

	"junction/model"
	"junction/storage"
	"junction/storage/position"
	"junction/storage/sqlstore/statement"
)

// Move reads the owner and the links that are named, and then the one on the other side of the gap. It changes one row.
func (r relation) Move(ctx context.Context, owner, far storage.ID, to storage.Place) (storage.Moved, error) {
	var moved storage.Moved
	by := r.side.Position()
	if by == nil {
		return moved, fmt.Errorf("the lists of %s have no order by hand", r.side)
	}
	named := []storage.ID{far}
	if to.Beside != 0 {
		named = append(named, to.Beside)
	}
	err := r.change(ctx, func(s *session) error {
		d, err := r.difference(ctx, s, updates, statement.Given{ID: owner, IDs: named})
		if err != nil {
			return err
		}
		var beside storage.Edge
		for _, edge := range d.there {
			if edge.Node.ID == far {
				moved = storage.Moved{Owner: d.owner, Edge: edge}
			} else {
				beside = edge
			}
		}
		if to.Beside == far {
			return nil
		}
		key, err := r.positionAt(ctx, s, owner, far, to, &beside)
		if err != nil || key == "" {
			return roomless(by, err)
		}
		moved.Edge.Link.Set(by, model.TextOf(key))
		return r.update(ctx, s, owner, []storage.Edge{moved.Edge}, storage.FieldsOf(by))
	})
	return moved, err
}

// positionAt makes a position for the link to an object at a place in the owner's list, which may be beside another link.
// It is empty where the link is there already.
func (r relation) positionAt(
	ctx context.Context, s *session, owner, far storage.ID, to storage.Place, beside *storage.Edge,
) (string, error) {
	by := r.side.Position()
	// Where no link is beside the gap, it lies at an end of the list.
	q := oneBy(storage.Order{Field: by, Descending: to.Before == (to.Beside != 0)})
	from := ""
	if to.Beside != 0 {
		place := q.Order.Place(beside)
		q.After, from = &place, place.Value.Text()
	}
	pages, err := relation{s, r.side}.Page(ctx, []storage.ID{owner}, q)
	if err != nil {
		return "", err
	}
	next := ""
	for _, edge := range pages[owner].Edges {
		if edge.Node.ID == far {
			return "", nil
		}
		next = edge.Link.Value(by).Text()
	}
	low, high := from, next
	if q.Order.Descending {
		low, high = next, from
	}
	keys, err := position.Between(low, high, 1)
	if err != nil {
		return "", err
	}
	return keys[0], nil
}
