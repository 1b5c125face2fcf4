// Package types holds the Go types of those GraphQL types that are not entities. Where GraphQL needs a name for each end of
// a relation, both names stand for one generic type.
package types

import "junction/storage"

// Node is an object with a global identity, as a value of its kind's Go type.
type Node interface {
	// Ref is the object's global identity.
	Ref() storage.Ref
	// GlobalID is [Node.Ref] as a string.
	GlobalID() string
}

// Saved is what creating or updating an object returns.
type Saved[T any] struct{ Object T }

// Moved is what moving an object in an owner's list returns.
type Moved[Near, Far any] struct {
	Owner Near
	Edge  Edge[Far]
}

// Deleted is what deleting an object returns.
type Deleted struct {
	DeletedID        string
	RemovedLinkCount int
}

// DeletedMany is what deleting all objects that fulfil a filter returns.
type DeletedMany struct{ DeletedCount, RemovedLinkCount int }
