package storage

import "context"

// Relation is a many-to-many relation as it is seen from one of its ends, the near one. The objects there own the links
// that a call reads or changes; the objects at the far end are what they link to.
//
// The error of a change is a [*NotFoundError] when the owner, or an object that is to be linked, does not exist.
type Relation interface {
	// Page returns for each owner one page of the objects linked to it. An owner that does not exist has an empty page,
	// or none.
	Page(ctx context.Context, owners []ID, q Query) (map[ID]Page, error)
	// OwnersPage is Page together with the owners themselves, read as one, with some of their fields, where 0 is all: those
	// that exist, each once, in any order.
	OwnersPage(ctx context.Context, owners []ID, fields Fields, q Query) ([]Owned, error)
	// Count returns for each owner how many linked objects fulfil a filter; nil counts all.
	Count(ctx context.Context, owners []ID, where Filter) (map[ID]int, error)
	// Add links an owner to objects. What is linked already, or named twice, is kept once. A change that links to what has
	// just lost very many links may wait until the store has done away with those.
	Add(ctx context.Context, owner ID, far []ID) (Change, error)
	// Remove unlinks an owner from objects. What is not linked, or does not exist, is no error.
	Remove(ctx context.Context, owner ID, far []ID) (Change, error)
	// Set makes an owner's links exactly these, and touches only the difference.
	Set(ctx context.Context, owner ID, far []ID) (Change, error)
	// Clear unlinks an owner from everything, and returns how many links there were.
	Clear(ctx context.Context, owner ID) (Cleared, error)
}

// Owned is an owner with one page of the objects linked to it.
type Owned struct {
	Owner Object
	Page  Page
}

// Change is exactly what a change of an owner's links did.
type Change struct {
	Owner Object
	// Added and Removed are the objects that became linked and unlinked, in the default order of their kind.
	Added, Removed []Object
}

// Cleared is what clearing an owner's links did.
type Cleared struct {
	Owner Object
	// Removed is how many links there were.
	Removed int
}
