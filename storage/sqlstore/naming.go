package sqlstore

import (
	"context"

	"junction/model"
	"junction/storage"
)

// What a change of very many objects names in its answer is read before it, as pages of which one object more would be too
// many. So it costs nothing where nobody asks for it, and stops where the list would be too long.

var mostNamed = storage.Query{Fields: storage.OnlyID, Link: storage.OnlyID, Limit: storage.MostNamed}

// namedBy returns the IDs that a deletion names of the objects that fulfil a filter, and of those that are linked to them, by
// the side.
func namedBy(
	ctx context.Context, s *session, of *model.Kind, where storage.Filter, names storage.Naming,
) (deleted []storage.ID, unlinked [][]storage.ID, err error) {
	s = &session{s.db, s.writer.ForHeavyWork(true), s.store, s.marks} // which a list of what is linked may be, to others
	if names.Deleted {
		if deleted, err = (collection{s, of}).named(ctx, where); err != nil {
			return nil, nil, err
		}
	}
	for _, side := range names.Unlinked {
		var linked storage.Filter = storage.Some{Via: side.Reverse, Where: where}
		if side.Far == of { // some may be deleted, too
			linked = storage.And{linked, storage.Not{Filter: where}}
		}
		ids, err := collection{s, side.Far}.named(ctx, linked)
		if err != nil {
			return nil, nil, err
		}
		unlinked = append(unlinked, ids)
	}
	return deleted, unlinked, nil
}

// named returns the IDs of the objects that fulfil a filter.
func (c collection) named(ctx context.Context, where storage.Filter) ([]storage.ID, error) {
	query := mostNamed
	query.Where = where
	page, err := c.Page(ctx, query)
	return idsOn(page), err
}

// named returns the IDs of the objects that an owner is linked to.
func (r relation) named(ctx context.Context, owner storage.ID) ([]storage.ID, error) {
	pages, err := r.Page(ctx, []storage.ID{owner}, mostNamed)
	return idsOn(pages[owner]), err
}

// idsOn are the IDs of the objects on a page, or nil where there are more behind it.
func idsOn(page storage.Page) []storage.ID {
	if page.HasNext {
		return nil
	}
	ids := make([]storage.ID, len(page.Edges))
	for i := range page.Edges {
		ids[i] = page.Edges[i].Node.ID
	}
	return ids
}
