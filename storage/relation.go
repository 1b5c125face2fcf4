package storage

import "context"

// Side names a relation as it is seen from one of its ends: the kind there, a dot, and what that kind calls the objects
// at the other end.
type Side string

// The sides of the relations there are.
const (
	ArticlePublications Side = "Article.publications"
	PublicationArticles Side = "Publication.articles"
)

// Is reports whether a side is what a kind calls so.
func (s Side) Is(kind Kind, name string) bool {
	return len(s) == len(kind)+1+len(name) && string(s[:len(kind)]) == string(kind) && string(s[len(kind)+1:]) == name
}

// Relation is a many-to-many relation as it is seen from one of its ends, the near one. The objects there own the links
// that a call reads or changes; the objects at the far end are what they link to.
//
// The error of a change is a [*NotFoundError] when the owner, or an object that is to be linked, does not exist.
type Relation[Near, Far any] interface {
	// Page returns for each owner one page of the objects linked to it. An owner that does not exist has an empty page,
	// or none.
	Page(ctx context.Context, owners []ID, q Query) (map[ID]Page[Far], error)
	// OwnersPage is Page together with the owners themselves, read as one: those that exist, each once, in any order.
	OwnersPage(ctx context.Context, owners []ID, q Query) ([]Owned[Near, Far], error)
	// Count returns for each owner how many linked objects fulfil a filter; nil counts all.
	Count(ctx context.Context, owners []ID, where Filter) (map[ID]int, error)
	// Add links an owner to objects. What is linked already, or named twice, is kept once. A change that links to what has
	// just lost very many links may wait until the store has done away with those.
	Add(ctx context.Context, owner ID, far []ID) (Change[Near, Far], error)
	// Remove unlinks an owner from objects. What is not linked, or does not exist, is no error.
	Remove(ctx context.Context, owner ID, far []ID) (Change[Near, Far], error)
	// Set makes an owner's links exactly these, and touches only the difference.
	Set(ctx context.Context, owner ID, far []ID) (Change[Near, Far], error)
	// Clear unlinks an owner from everything, and returns how many links there were.
	Clear(ctx context.Context, owner ID) (Cleared[Near], error)
	// Reverse is the same relation, seen from the other end.
	Reverse() Relation[Far, Near]
}

// Owned is an owner with one page of the objects linked to it.
type Owned[Near, Far any] struct {
	Owner Near
	Page  Page[Far]
}

// Change is exactly what a change of an owner's links did.
type Change[Near, Far any] struct {
	Owner Near
	// Added and Removed are the objects that became linked and unlinked, ordered by their text, ties by ID.
	Added, Removed []Far
}

// Cleared is what clearing an owner's links did.
type Cleared[Near any] struct {
	Owner Near
	// Removed is how many links there were.
	Removed int
}
