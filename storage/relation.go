package storage

import (
	"context"

	"junction/model"
)

// Relation is a many-to-many relation as it is seen from one of its ends, the near one. The objects there own the links
// that a call reads or changes; the objects at the far end are what they link to.
//
// The error of a change is a [*NotFoundError] when the owner, or an object that is to be linked, does not exist, and an
// [*InvalidError] when a value that is given for a link cannot be stored, or one that a new link needs is not given.
type Relation interface {
	// Page returns for each owner one page of the objects linked to it. An owner that does not exist has an empty page,
	// or none.
	Page(ctx context.Context, owners []ID, q Query) (map[ID]Page, error)
	// OwnersPage is Page together with the owners themselves, read as one, with some of their fields, where 0 is all: those
	// that exist, each once, in any order.
	OwnersPage(ctx context.Context, owners []ID, fields Fields, q Query) ([]Owned, error)
	// Count returns for each owner how many linked objects fulfil a filter; nil counts all.
	Count(ctx context.Context, owners []ID, where Filter) (map[ID]int, error)
	// Add links an owner to objects. What is linked already, or named twice, is kept once, with the data that it has. Where
	// people put lists in order by hand, new links come last, in the order in which the objects are named. A change that links
	// to what has just lost very many links may wait until the store has done away with those.
	Add(ctx context.Context, owner ID, to Links) (Change, error)
	// Remove unlinks an owner from objects. What is not linked, or does not exist, is no error.
	Remove(ctx context.Context, owner ID, far []ID) (Change, error)
	// Set makes an owner's links exactly these, and touches only the difference: what is linked already has the values
	// afterwards that are given for its link, and keeps the others. Where people put the owner's links in order by hand, they
	// are in the order in which the objects are named, for which as few of them are moved as can be.
	Set(ctx context.Context, owner ID, to Links) (Change, error)
	// Update stores the values that are given for links which are there. The error is a [*NotFoundError] that names what is not
	// linked.
	Update(ctx context.Context, owner ID, to Links) (Change, error)
	// Move gives the link to an object another place among the owner's links, in the order that people make of them by hand,
	// which the side must have. It costs the same however many there are. The error is a [*NotFoundError] when there is no
	// link to the object, or to that which it is moved beside, and an [*InvalidError] when there is no room at the place.
	Move(ctx context.Context, owner, far ID, to Place) (Moved, error)
	// Clear unlinks an owner from everything, and returns how many links there were, and from what, where that is asked for.
	Clear(ctx context.Context, owner ID, names bool) (Cleared, error)
}

// Links are objects to be linked to an owner.
type Links struct {
	Far []ID
	// Data has the values that are given for each link, or is nil where none are. A new link has the defaults of what it is not
	// given. Of an object that is named twice, the first counts. What the store sets itself is left out, see [model.Stamp].
	Data []Object
}

// Place is where in an owner's list a link is moved to: behind all others, where nothing is said.
type Place struct {
	// Beside is the ID of the object that the link is moved next to; 0 is all others.
	Beside ID
	// Before puts the link before that, instead of behind it.
	Before bool
}

// Moved is an owner, and one of its links with the data that this has after it was moved.
type Moved struct {
	Owner Object
	Edge  Edge
}

// Owned is an owner with one page of the objects linked to it.
type Owned struct {
	Owner Object
	Page  Page
}

// Change is exactly what a change of an owner's links did. What it lists is in the default order of the far kind.
type Change struct {
	Owner Object
	// Added are the links that were made, and Updated those whose data have changed, with all that they hold now. A link that
	// was only moved in a list is not among them.
	Added, Updated []Edge
	// Removed are the objects that were unlinked.
	Removed []Object
}

// Inverse are links of the change as the objects at their far ends have them: the owner, with the data of each.
func (c *Change) Inverse(links []Edge) []Edge {
	edges := make([]Edge, len(links))
	for i := range links {
		edges[i] = Edge{Node: c.Owner, Link: links[i].Link}
	}
	return edges
}

// Cleared is what clearing an owner's links did.
type Cleared struct {
	Owner Object
	// Removed is how many links there were.
	Removed int
	// IDs are those of the objects that were unlinked, in ascending order; nil where they are more than [MostNamed], or were
	// not asked for.
	IDs []ID
}

// MostNamed is how many objects a change of very many names in its answer.
const MostNamed = 10_000

// Naming is which objects a deletion names in its answer.
type Naming struct {
	// Deleted are those that were deleted.
	Deleted bool
	// Unlinked are those that were linked to them and live on, through some of their kind's sides.
	Unlinked []*model.Side
}

// Deleted is what a deletion did.
type Deleted struct {
	// Objects and Links are how many there were of both.
	Objects, Links int
	// IDs are those of the objects, and Unlinked those of the objects that were linked to them and live on, each once, by the
	// place of the side in [Naming.Unlinked]. A list is in ascending order, and nil where it would be longer than [MostNamed],
	// or was not asked for.
	IDs      []ID
	Unlinked [][]ID
}
