package types

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// GoTypes are the Go types of a model's kinds, each once.
type GoTypes []GoType

// GoType makes values of the Go type of a kind's objects.
type GoType struct {
	Kind *model.Kind
	// Node makes a value of an object that has all fields.
	Node func(*storage.Object) Node
}

// GoTypeOf describes a kind's Go type.
func GoTypeOf[T Node](of *typed.Kind[T]) GoType {
	return GoType{of.Kind, func(object *storage.Object) Node { return of.Of(object) }}
}
