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
