package input

import (
	"slices"

	"junction/graph/fault"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Object reads the input of a new object, and of what it is to be linked to.
func (r Reader) Object(of *model.Kind) (storage.Object, []Linking) {
	object := storage.Object{Values: make([]model.Value, 0, len(of.Fields))}
	r.assign(&object, of, r.input(), names.Input)
	linkings := r.linkings(of)
	r.addInvalid(names.Input, object.Validate(of))
	r.complete(&object, of)
	return object, linkings
}

// Changes reads the input of a change of an object: the object with those of its fields that it gives, and what it is to be
// linked to besides.
func (r Reader) Changes(of *model.Kind) (storage.Object, []Linking) {
	changes := storage.Object{ID: r.ID(names.ID, of)}
	r.assign(&changes, of, r.input(), names.Input)
	linkings := r.linkings(of)
	r.addInvalid(names.Input, changes.Validate(of))
	return changes, linkings
}

// assign sets those of an object's fields, or of a link's, that an input gives. Null empties a field that can be empty; for
// another one it is as good as not given.
func (r Reader) assign(object *storage.Object, of *model.Kind, input map[string]any, at string) {
	for _, field := range of.Fields {
		value, isGiven := input[field.Name]
		at := at + "." + field.Name
		switch {
		case value != nil:
			object.Set(field, r.value(field, value, at))
		case isGiven && field.Nullable && !slices.Contains(r.Unfilled, at): // a variable without a value is no null here
			object.Set(field, model.Value{})
		}
	}
}

// complete sets the fields that a new object has not been given, to what the model says that they are then. Those of which
// it says nothing must be ones that can be empty.
func (r Reader) complete(object *storage.Object, of *model.Kind) {
	for _, field := range of.Fields {
		switch {
		case object.Has(field), field.Stamp != model.NoStamp: // which the store sets
		case field.Nullable || !field.Default.Null():
			object.Set(field, field.Default)
		default:
			r.Add(fault.InvalidInput, inInput(field.Name), "must be given")
		}
	}
}
