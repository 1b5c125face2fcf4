package input

import (
	"errors"
	"strings"

	"junction/graph/arguments"
	"junction/graph/fault"
	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Reader reads the arguments of a field, and keeps the problems that they have.
type Reader struct {
	idReader
	arguments.Arguments
	schema *schema.Schema
}

// NewReader returns a reader of a field's arguments.
func NewReader(of *schema.Schema, read arguments.Arguments) Reader {
	return Reader{idReader{&fault.Problems{}, of.Model}, read, of}
}

// ID reads an argument that must be the ID of an object of a kind.
func (r Reader) ID(name string, want *model.Kind) storage.ID {
	return r.id(name, r.Values[name].(string), want)
}

// IDs reads an argument that must be a list of IDs of objects of a kind.
func (r Reader) IDs(name string, want *model.Kind) []storage.ID {
	return r.ids(name, texts(r.Values[name].([]any)), want)
}

// Ref reads an argument that must be the ID of any object.
func (r Reader) Ref(name string) (storage.Ref, error) {
	ref, _ := r.ref(name, r.Values[name].(string))
	return ref, r.Err()
}

// Lookup reads what an object of a kind is looked up by: its ID, or the value of a unique field, of which exactly one must be
// given. The field is nil for the ID.
func (r Reader) Lookup(of *model.Kind) (by *model.Field, value model.Value, err error) {
	var unique []string
	given := 0
	if r.Values[names.ID] != nil {
		given++
	}
	for _, field := range of.Fields {
		if !field.Unique {
			continue
		}
		unique = append(unique, field.Name)
		if r.Values[field.Name] != nil {
			given++
			by = field
			value = r.operand(field, r.Values[field.Name], field.Name)
		}
	}
	if given != 1 {
		r.Add(fault.InvalidInput, names.ID, "or %s must be given, and only one of them", strings.Join(unique, " or "))
	}
	return by, value, r.Err()
}

// Refs reads an argument that is a list of IDs of any objects, each of which has an error of its own.
func (r Reader) Refs(name string) (refs []storage.Ref, errs []error) {
	ids := texts(r.Values[name].([]any))
	refs, errs = make([]storage.Ref, len(ids)), make([]error, len(ids))
	for i, id := range ids {
		r := idReader{&fault.Problems{}, r.model}
		refs[i], _ = r.ref(element(name, i), id)
		errs[i] = r.Err()
	}
	return refs, errs
}

// Filter reads the filter of a change, in which nothing may be open: a client that left something out must not change more
// than it meant.
func (r Reader) Filter(of *model.Kind) storage.Filter {
	return readClosedFilter(r.schema, r.Problems, of, r.Arguments)
}

// input is the argument that holds an object's fields.
func (r Reader) input() map[string]any { return r.Values[names.Input].(map[string]any) }

// inInput is the place of a field in the input.
func inInput(field string) string { return names.Input + "." + field }

// addInvalid adds what the validation of an object, or of a link's data, says that an input describes.
func (r Reader) addInvalid(at string, err error) {
	var invalid *storage.InvalidError
	if errors.As(err, &invalid) {
		r.Add(fault.InvalidInput, at+"."+invalid.Field, "%s", invalid.Problem)
	}
}

// Conflict is the problem of a field of the input that has the value of another object.
func Conflict(with *storage.ConflictError) error {
	return &fault.ArgumentError{
		Code: fault.Conflict, Argument: inInput(with.Field), Problem: "must be unique, and another object has this value",
	}
}
