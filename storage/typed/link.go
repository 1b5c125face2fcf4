package typed

import (
	"junction/model"
	"junction/storage"
)

// Link is the data of a relation's links with its Go type.
type Link[T any] struct {
	*model.Kind
	// Of makes a value of the data of a link that has all fields.
	Of func(*storage.Object) T
	// Given is what a value gives for a link: the fields that clients can set. It is nil where there are none.
	Given func(T) storage.Object
}
