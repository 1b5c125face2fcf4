package code

import (
	"slices"

	"github.com/99designs/gqlgen/codegen/templates"

	"junction/model"
	"junction/model/names"
)

// This file says what Go code calls the parts of a model. A name of a type in a model has no underscore. So the names of
// what belongs to a type have one, as those that protoc-gen-go makes, and are no type's, whatever types there are.

// own are the names that the package has whatever the model is.
var own = []string{"About", "Examples", "Model", "Schema", "Types"}

// exported is a name of a model's type, or of the list of its objects.
func exported(name string) string {
	if slices.Contains(own, name) {
		return name + "_"
	}
	return name
}

// Type is the Go type of a kind's objects.
func Type(of *model.Kind) string { return exported(of.Name) }

// List is the variable for all objects of a kind.
func List(of *model.Kind) string { return exported(names.Capital(of.Plural)) }

// Linked is the variable for the links of a side.
func Linked(side *model.Side) string { return side.Near.Name + "_" + templates.ToGo(side.Name) }

// FieldName is what the Go type of a kind calls a field.
func FieldName(field *model.Field) string { return templates.ToGo(field.Name) }

func fieldVar(of *model.Kind, field *model.Field) string { return of.Name + "_" + FieldName(field) }

// Link is the variable for the data of a relation's links. No field of them is called so.
func Link(of *model.Relation) string { return Linked(of.Sides[0]) + "_Link" }

// LinkField is the variable for a field of them.
func LinkField(of *model.Relation, field *model.Field) string {
	return Linked(of.Sides[0]) + "_" + FieldName(field)
}

// Enum is the Go type of an enum's values.
func Enum(of *model.EnumType) string { return exported(of.Name) }

func constant(of *model.EnumType, value model.EnumValue) string { return of.Name + "_" + value.Name }

// The names of what the package keeps to itself.

func kindVar(of *model.Kind) string { return "kind" + of.Name }

func sideVar(side *model.Side) string { return "side" + names.Type(side) }

func linkVar(of *model.Relation) string { return "link" + names.Type(of.Sides[0]) }

func enumVar(of *model.EnumType) string { return "enum" + of.Name }
