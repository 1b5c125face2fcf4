package sqlstore

import (
	"context"
	"errors"

	"junction/model"
	"junction/storage"
	"junction/storage/position"
	"junction/storage/sqlstore/statement"
)

// positions are those that links get in the lists that people put in order by hand: by the objects at the far end.
type positions map[storage.ID]storage.Object

// set says what the links to some objects get.
func (p positions) set(by *model.Field, list []storage.ID, keys []string) {
	for i, id := range list {
		link := p[id]
		link.Set(by, model.TextOf(keys[i]))
		p[id] = link
	}
}

// give gives a link its positions, and reports whether that has other ones.
func (p positions) give(to *storage.Edge, link *model.Kind) (changed bool) {
	place := p[to.Node.ID]
	for _, by := range place.Fields.Of(link) {
		changed = changed || to.Link.Value(by) != place.Value(by)
		to.Link.Set(by, place.Value(by))
	}
	return changed
}

// positions finds places for the links that a change makes: in the owner's list, and in those of the objects at the far end.
// Where the change makes all of the owner's list, the links that are there already may get other places, too.
func (r relation) positions(
	ctx context.Context, s *session, does statement.Change, what statement.Given, d difference,
) (positions, error) {
	own, far := r.side.Position(), r.side.Reverse.Position()
	if own == nil && far == nil || len(d.linked) == 0 && !does.UnlinksOthers {
		return nil, nil
	}
	found := make(positions)
	if own != nil {
		list, keys, err := r.ownPositions(ctx, s, does, what, d)
		if err != nil {
			return nil, roomless(own, err)
		}
		found.set(own, list, keys)
	}
	if far != nil {
		list, keys, err := r.farPositions(ctx, s, d.linked)
		if err != nil {
			return nil, roomless(far, err)
		}
		found.set(far, list, keys)
	}
	return found, nil
}

// arrange moves links that are there already to their places in the owner's list. To be moved is no change of their data,
// nor of the time when these were changed.
func (r relation) arrange(
	ctx context.Context, s *session, owner storage.ID, places positions, there []storage.Edge,
) error {
	var moved []storage.Edge
	for i := range there {
		if places.give(&there[i], r.side.Relation.Link) {
			moved = append(moved, there[i])
		}
	}
	if len(moved) == 0 {
		return nil
	}
	return r.update(ctx, s, owner, moved, storage.FieldsOf(r.side.Position()))
}

// ownPositions are those of links in the owner's list. A change that makes all of the list puts it in the order in which it
// names the objects; another one appends what is new, in that order.
func (r relation) ownPositions(
	ctx context.Context, s *session, does statement.Change, what statement.Given, d difference,
) (list []storage.ID, keys []string, err error) {
	list, keys = d.list(what.IDs, r.side.Position())
	if does.UnlinksOthers {
		keys, err = position.Arrange(keys)
		return list, keys, err
	}
	last, err := lastPositions(ctx, s, r.side, what.ID)
	if err == nil {
		keys, err = position.Between(last[what.ID], "", len(list))
	}
	return list, keys, err
}

// farPositions are those of new links in the lists of the objects that they link the owner to: behind all others.
func (r relation) farPositions(
	ctx context.Context, s *session, linked []storage.Object,
) (list []storage.ID, keys []string, err error) {
	for _, object := range linked {
		list = append(list, object.ID)
	}
	last, err := lastPositions(ctx, s, r.side.Reverse, list...)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range list {
		key, err := position.Between(last[id], "", 1)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, key...)
	}
	return list, keys, nil
}

// lastPositions are those of the last links of some owners that have any.
func lastPositions(
	ctx context.Context, s *session, side *model.Side, owners ...storage.ID,
) (map[storage.ID]string, error) {
	if len(owners) == 0 {
		return nil, nil
	}
	by := side.Position()
	pages, err := relation{s, side}.Page(ctx, owners, oneBy(storage.Order{Field: by, Descending: true}))
	last := make(map[storage.ID]string, len(pages))
	for id, page := range pages {
		for _, edge := range page.Edges {
			last[id] = edge.Link.Value(by).Text()
		}
	}
	return last, err
}

// oneBy is a query for the first link in an order by position.
func oneBy(order storage.Order) storage.Query {
	return storage.Query{Fields: storage.OnlyID, Link: storage.FieldsOf(order.Field), Order: order, Limit: 1}
}

// roomless is an error about positions, which says of their field where there is no room for them.
func roomless(by *model.Field, err error) error {
	if errors.Is(err, position.ErrFull) {
		return &storage.InvalidError{Field: by.Name, Problem: "has no room there, where thousands of links were moved between the " +
			"same two; move one of the two away, and back"}
	}
	return err
}
