package types

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// Created is what creating an object returns.
type Created[T any] struct {
	Object T
	// Edge is the object in the list of all.
	Edge Edge[T]
	// Through is what became of its links through a side.
	Through func(via *model.Side) storage.Change
}

// Updated is what updating an object returns.
type Updated[T any] struct{ Object T }

// Moved is what moving an object in an owner's list returns.
type Moved[Near, Far any] struct {
	Owner Near
	Edge  Edge[Far]
}

// Deleted is what deleting objects returns.
type Deleted struct {
	DeletedID        string
	DeletedIDs       []string
	DeletedCount     int
	RemovedLinkCount int
	// Unlinked are the IDs of the objects at the far end of a side that lost a link, or nil where those are not named.
	Unlinked func(via *model.Side) []storage.ID
}

// Changed is what a change of an owner's links returns.
type Changed[Near, Far any] struct {
	done    storage.Change
	removed []storage.ID
	via     *typed.Side[Near, Far]
}

// NewChanged returns what a change did, and which objects it names as unlinked.
func NewChanged[Near, Far any](done storage.Change, removed []storage.ID, via *typed.Side[Near, Far]) *Changed[Near, Far] {
	return &Changed[Near, Far]{done, removed, via}
}

// Owner is the object that owns the links.
func (c *Changed[Near, Far]) Owner() Near { return c.via.Near.Of(&c.done.Owner) }

// Added are the objects that were linked to the owner, in their default order.
func (c *Changed[Near, Far]) Added() []Far { return values(c.via.Far, storage.Nodes(c.done.Added)) }

// AddedEdges are the objects of [Changed.Added] in the owner's list.
func (c *Changed[Near, Far]) AddedEdges() []Edge[Far] { return EdgesByDefault(c.via.Far, c.done.Added) }

// InverseEdges are the owner in the list of each of the objects that were linked to it.
func (c *Changed[Near, Far]) InverseEdges() []Edge[Near] {
	return EdgesByDefault(c.via.Near, c.done.Inverse(c.done.Added))
}

// Updated are the objects whose links' data were changed, in their default order.
func (c *Changed[Near, Far]) Updated() []Far { return values(c.via.Far, storage.Nodes(c.done.Updated)) }

// UpdatedEdges are the objects of [Changed.Updated] in the owner's list.
func (c *Changed[Near, Far]) UpdatedEdges() []Edge[Far] {
	return EdgesByDefault(c.via.Far, c.done.Updated)
}

// UpdatedInverseEdges are the owner in the list of each of these objects.
func (c *Changed[Near, Far]) UpdatedInverseEdges() []Edge[Near] {
	return EdgesByDefault(c.via.Near, c.done.Inverse(c.done.Updated))
}

// Removed are the objects that were unlinked from the owner, in their default order.
func (c *Changed[Near, Far]) Removed() []Far { return values(c.via.Far, c.done.Removed) }

// RemovedIDs are their global IDs, or nil where those are not named.
func (c *Changed[Near, Far]) RemovedIDs() []string { return GlobalIDs(c.via.Far.Kind, c.removed) }

// Cleared is what clearing an owner of its links returns.
type Cleared[Near any] struct {
	Owner      Near
	Removed    int
	RemovedIDs []string
}

// EdgesByDefault are objects of a kind with their places in their default order.
func EdgesByDefault[T any](of *typed.Kind[T], edges []storage.Edge) []Edge[T] {
	return Edges(of, storage.Order{Field: of.DefaultOrder}, edges)
}

// GlobalIDs are the global IDs of objects of a kind, or nil for nil.
func GlobalIDs(of *model.Kind, ids []storage.ID) []string {
	if ids == nil {
		return nil
	}
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = storage.Ref{Kind: of, ID: id}.String()
	}
	return all
}

func values[T any](of *typed.Kind[T], objects []storage.Object) []T {
	all := make([]T, len(objects))
	for i := range objects {
		all[i] = of.Of(&objects[i])
	}
	return all
}
