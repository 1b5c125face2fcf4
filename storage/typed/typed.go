// Package typed gives Go code the objects of a [storage.Session] as values of Go types.
package typed

import (
	"context"

	"junction/model"
	"junction/storage"
)

// Kind is a kind of object with its Go type.
type Kind[T any] struct {
	*model.Kind
	// Of makes a value of an object that has all fields, and Object an object of a value.
	Of     func(*storage.Object) T
	Object func(T) storage.Object
}

// In is all objects of the kind.
func (k *Kind[T]) In(s storage.Session) Collection[T] { return Collection[T]{s.Collection(k.Kind), k} }

// all makes values of objects.
func (k *Kind[T]) all(objects []storage.Object) []T {
	all := make([]T, len(objects))
	for i := range objects {
		all[i] = k.Of(&objects[i])
	}
	return all
}

func (k *Kind[T]) page(from storage.Page, order storage.Order) Page[T] {
	page := Page[T]{Edges: make([]Edge[T], len(from.Edges)), HasPrevious: from.HasPrevious, HasNext: from.HasNext}
	for i := range from.Edges {
		edge := &from.Edges[i]
		page.Edges[i] = Edge[T]{Node: k.Of(&edge.Node), Cursor: order.Place(edge), Link: edge.Link}
	}
	return page
}

// Page is a [storage.Page].
type Page[T any] struct {
	Edges                []Edge[T]
	HasPrevious, HasNext bool
}

// Edge is an object on a page, and its place in the page's order.
type Edge[T any] struct {
	Node   T
	Cursor storage.Cursor
	// Link is the data of the link, on a page of a relation whose links have any. [Link.Of] makes a value of it.
	Link storage.Object
}

// Collection is a [storage.Collection].
type Collection[T any] struct {
	objects storage.Collection
	of      *Kind[T]
}

// Get returns those of the objects that exist, by ID.
func (c Collection[T]) Get(ctx context.Context, ids []storage.ID) (map[storage.ID]T, error) {
	found, err := c.objects.Get(ctx, ids, 0)
	if err != nil {
		return nil, err
	}
	all := make(map[storage.ID]T, len(found))
	for id, object := range found {
		all[id] = c.of.Of(&object)
	}
	return all, nil
}

// Page returns one page of the objects that fulfil a query.
func (c Collection[T]) Page(ctx context.Context, q storage.Query) (Page[T], error) {
	page, err := c.objects.Page(ctx, q)
	return c.of.page(page, q.Order), err
}

// Count returns how many objects all pages of a query hold together.
func (c Collection[T]) Count(ctx context.Context, q storage.Query) (int, error) {
	return c.objects.Count(ctx, q)
}

// Create stores a new object and returns it with its ID.
func (c Collection[T]) Create(ctx context.Context, value T) (T, error) {
	object, err := c.objects.Create(ctx, c.of.Object(value))
	if err != nil {
		return value, err
	}
	return c.of.Of(&object), nil
}

// Update stores an object's new state.
func (c Collection[T]) Update(ctx context.Context, value T) error {
	_, err := c.objects.Update(ctx, c.of.Object(value))
	return err
}

// Delete deletes an object with its links and returns how many those were.
func (c Collection[T]) Delete(ctx context.Context, id storage.ID) (links int, err error) {
	deleted, err := c.objects.Delete(ctx, id, storage.Naming{})
	return deleted.Links, err
}

// DeleteWhere deletes all objects that fulfil a filter, with their links, and returns how many there were of both.
func (c Collection[T]) DeleteWhere(ctx context.Context, where storage.Filter) (objects, links int, err error) {
	deleted, err := c.objects.DeleteWhere(ctx, where, storage.Naming{})
	return deleted.Objects, deleted.Links, err
}

// Side is a side of a relation with the Go types of its ends.
type Side[Near, Far any] struct {
	*model.Side
	Near *Kind[Near]
	Far  *Kind[Far]
}

// In is the relation, as it is seen from the side.
func (s *Side[Near, Far]) In(session storage.Session) Relation[Near, Far] {
	return Relation[Near, Far]{session.Relation(s.Side), s}
}

// Relation is a [storage.Relation].
type Relation[Near, Far any] struct {
	links storage.Relation
	of    *Side[Near, Far]
}

// Page returns for each owner one page of the objects linked to it.
func (r Relation[Near, Far]) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (map[storage.ID]Page[Far], error) {
	found, err := r.links.Page(ctx, owners, q)
	if err != nil {
		return nil, err
	}
	pages := make(map[storage.ID]Page[Far], len(found))
	for id, page := range found {
		pages[id] = r.of.Far.page(page, q.Order)
	}
	return pages, nil
}

// Count returns for each owner how many linked objects fulfil a filter; nil counts all.
func (r Relation[Near, Far]) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (map[storage.ID]int, error) {
	return r.links.Count(ctx, owners, where)
}

// Change is a [storage.Change].
type Change[Near, Far any] struct {
	Owner                   Near
	Added, Updated, Removed []Far
}

func (r Relation[Near, Far]) change(done storage.Change, err error) (Change[Near, Far], error) {
	if err != nil {
		return Change[Near, Far]{}, err
	}
	return Change[Near, Far]{
		Owner: r.of.Near.Of(&done.Owner), Added: r.of.Far.all(storage.Nodes(done.Added)),
		Updated: r.of.Far.all(storage.Nodes(done.Updated)), Removed: r.of.Far.all(done.Removed),
	}, nil
}

// Add links an owner to objects. What is given for each of the links may follow, as [Link.Given] makes it.
func (r Relation[Near, Far]) Add(
	ctx context.Context, owner storage.ID, far []storage.ID, given ...storage.Object,
) (Change[Near, Far], error) {
	return r.change(r.links.Add(ctx, owner, storage.Links{Far: far, Data: given}))
}

// Remove unlinks an owner from objects.
func (r Relation[Near, Far]) Remove(ctx context.Context, owner storage.ID, far []storage.ID) (Change[Near, Far], error) {
	return r.change(r.links.Remove(ctx, owner, far))
}

// Set makes an owner's links exactly these. What is given for each of them may follow.
func (r Relation[Near, Far]) Set(
	ctx context.Context, owner storage.ID, far []storage.ID, given ...storage.Object,
) (Change[Near, Far], error) {
	return r.change(r.links.Set(ctx, owner, storage.Links{Far: far, Data: given}))
}

// Update changes what is given for each of an owner's links.
func (r Relation[Near, Far]) Update(
	ctx context.Context, owner storage.ID, far []storage.ID, given ...storage.Object,
) (Change[Near, Far], error) {
	return r.change(r.links.Update(ctx, owner, storage.Links{Far: far, Data: given}))
}

// Cleared is a [storage.Cleared].
type Cleared[Near any] struct {
	Owner   Near
	Removed int
}

// Clear unlinks an owner from everything, and returns how many links there were.
func (r Relation[Near, Far]) Clear(ctx context.Context, owner storage.ID) (Cleared[Near], error) {
	done, err := r.links.Clear(ctx, owner, false)
	if err != nil {
		return Cleared[Near]{}, err
	}
	return Cleared[Near]{r.of.Near.Of(&done.Owner), done.Removed}, nil
}
