package types

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// GoTypes are the Go types of a model's kinds, each once.
type GoTypes []GoType

// GoType makes values of the Go type of a kind's objects, and objects of such values.
type GoType struct {
	Kind *model.Kind
	// Node makes a value of an object that has all fields.
	Node func(*storage.Object) Node
	// Object makes an object of what the generated code has, which is a pointer to a value.
	Object func(Node) storage.Object
}

// GoTypeOf describes a kind's Go type.
func GoTypeOf[T Node](of *typed.Kind[T]) GoType {
	return GoType{
		Kind:   of.Kind,
		Node:   func(object *storage.Object) Node { return of.Of(object) },
		Object: func(node Node) storage.Object { return of.Object(*any(node).(*T)) },
	}
}
