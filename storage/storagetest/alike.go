package storagetest

import (
	"context"
	"slices"
	"sync/atomic"

	"junction/model"
	"junction/storage"
)

// alike is a store whose objects look as the tests build them, although some of their values are not the tests' to choose:
// times that the store sets, and values that no two objects may have. It stores what it has to, and shows what was built. Links
// have the data that they need, which is not shown: there is a topic of its own for that.
type alike struct {
	storage.Store
	last *atomic.Int64 // how many objects were created
}

func newAlike(store storage.Store) storage.Store { return alike{store, &atomic.Int64{}} }

// varies reports whether the tests do not know an object by what it has in a field, nor choose that.
func varies(field *model.Field) bool {
	return field.Stamp != model.NoStamp || field.Unique && !field.Nullable
}

func (a alike) Collection(of *model.Kind) storage.Collection {
	return alikeSession{a.Store, a.last}.Collection(of)
}

func (a alike) Relation(from *model.Side) storage.Relation {
	return alikeSession{a.Store, a.last}.Relation(from)
}

func (a alike) Transact(ctx context.Context, do func(storage.Session) error) error {
	return a.Store.Transact(ctx, func(session storage.Session) error { return do(alikeSession{session, a.last}) })
}

type alikeSession struct {
	storage.Session
	last *atomic.Int64
}

func (s alikeSession) Collection(of *model.Kind) storage.Collection {
	collection := s.Session.Collection(of)
	if !slices.ContainsFunc(of.Fields, varies) {
		return collection
	}
	return alikeCollection{collection, of, s.last}
}

func (s alikeSession) Relation(from *model.Side) storage.Relation {
	return alikeRelation{s.Session.Relation(from), from}
}

// shownAlike is an object of a kind as the tests see it.
func shownAlike(kind *model.Kind, object storage.Object) storage.Object {
	object.Values = slices.Clone(object.Values)
	for _, field := range kind.Fields {
		if varies(field) && object.Has(field) {
			object.Set(field, fitting(field))
		}
	}
	return object
}

func allAlike(kind *model.Kind, objects []storage.Object) []storage.Object {
	for i := range objects {
		objects[i] = shownAlike(kind, objects[i])
	}
	return objects
}

func edgesAlike(kind, link *model.Kind, edges []storage.Edge) []storage.Edge {
	for i := range edges {
		edges[i].Node, edges[i].Link = shownAlike(kind, edges[i].Node), positionsOf(link, edges[i].Link)
	}
	return edges
}

// positionsOf is a link with nothing but its positions, which are its places in orders.
func positionsOf(link *model.Kind, data storage.Object) (positions storage.Object) {
	if link == nil {
		return positions
	}
	for _, field := range data.Fields.Of(link) {
		if field.Position != nil {
			positions.Set(field, data.Value(field))
		}
	}
	return positions
}

func pageAlike(kind, link *model.Kind, page storage.Page) storage.Page {
	page.Edges = edgesAlike(kind, link, page.Edges)
	return page
}

// alikeCollection is the objects of a kind that has such fields.
type alikeCollection struct {
	storage.Collection
	kind *model.Kind
	last *atomic.Int64
}

// Create stores values of its own that no other object has.
func (c alikeCollection) Create(ctx context.Context, object storage.Object) (storage.Object, error) {
	object.Values = slices.Clone(object.Values)
	n := c.last.Add(1)
	for _, field := range c.kind.Fields {
		if field.Unique && !field.Nullable {
			object.Set(field, distinct(field, n))
		}
	}
	created, err := c.Collection.Create(ctx, object)
	return shownAlike(c.kind, created), err
}

// Update leaves what is unique as it is.
func (c alikeCollection) Update(ctx context.Context, object storage.Object) (storage.Object, error) {
	changes := storage.Object{ID: object.ID}
	for _, field := range object.Fields.Of(c.kind) {
		if !varies(field) {
			changes.Set(field, object.Value(field))
		}
	}
	updated, err := c.Collection.Update(ctx, changes)
	return shownAlike(c.kind, updated), err
}

func (c alikeCollection) Get(
	ctx context.Context, ids []storage.ID, fields storage.Fields,
) (map[storage.ID]storage.Object, error) {
	found, err := c.Collection.Get(ctx, ids, fields)
	for id, object := range found {
		found[id] = shownAlike(c.kind, object)
	}
	return found, err
}

func (c alikeCollection) Page(ctx context.Context, q storage.Query) (storage.Page, error) {
	page, err := c.Collection.Page(ctx, q)
	return pageAlike(c.kind, nil, page), err
}

// alikeRelation is a relation whose objects have such fields, or not.
type alikeRelation struct {
	storage.Relation
	side *model.Side
}

func (r alikeRelation) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]storage.Page, error) {
	pages, err := r.Relation.Page(ctx, owners, q)
	for id, page := range pages {
		pages[id] = pageAlike(r.side.Far, r.side.Relation.Link, page)
	}
	return pages, err
}

func (r alikeRelation) OwnersPage(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q storage.Query,
) ([]storage.Owned, error) {
	found, err := r.Relation.OwnersPage(ctx, owners, fields, q)
	for i, one := range found {
		found[i] = storage.Owned{Owner: shownAlike(r.side.Near, one.Owner), Page: pageAlike(r.side.Far, r.side.Relation.Link, one.Page)}
	}
	return found, err
}

func (r alikeRelation) Add(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(r.Relation.Add(ctx, owner, r.filled(to)))
}

func (r alikeRelation) Remove(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(r.Relation.Remove(ctx, owner, far))
}

func (r alikeRelation) Set(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(r.Relation.Set(ctx, owner, r.filled(to)))
}

// filled are links with the data that they need.
func (r alikeRelation) filled(to storage.Links) storage.Links {
	link := r.side.Relation.Link
	if link == nil {
		return to
	}
	var data storage.Object
	for _, field := range link.Writable() {
		if !field.Nullable && field.Default.Null() {
			data.Set(field, fitting(field))
		}
	}
	to.Data = slices.Repeat([]storage.Object{data}, len(to.Far))
	return to
}

func (r alikeRelation) change(change storage.Change, err error) (storage.Change, error) {
	return storage.Change{
		Owner: shownAlike(r.side.Near, change.Owner),
		Added: edgesAlike(r.side.Far, r.side.Relation.Link, change.Added), Removed: allAlike(r.side.Far, change.Removed),
	}, err
}

func (r alikeRelation) Clear(ctx context.Context, owner storage.ID, names bool) (storage.Cleared, error) {
	cleared, err := r.Relation.Clear(ctx, owner, names)
	cleared.Owner = shownAlike(r.side.Near, cleared.Owner)
	return cleared, err
}

func (r alikeRelation) Move(ctx context.Context, owner, far storage.ID, to storage.Place) (storage.Moved, error) {
	moved, err := r.Relation.Move(ctx, owner, far, to)
	moved.Owner, moved.Edge.Node = shownAlike(r.side.Near, moved.Owner), shownAlike(r.side.Far, moved.Edge.Node)
	moved.Edge.Link = positionsOf(r.side.Relation.Link, moved.Edge.Link)
	return moved, err
}
