package input

import (
	"fmt"

	"junction/graph/fault"
	"junction/model"
	"junction/storage"
)

// idReader reads global IDs of a model's objects.
type idReader struct {
	*fault.Problems
	model *model.Model
}

// id reads an argument that must be the ID of an object of one kind.
func (r idReader) id(argument, given string, want *model.Kind) storage.ID {
	ref, ok := r.ref(argument, given)
	if ok && ref.Kind != want {
		r.Add(fault.WrongType, argument, "must be an ID of type %s, and %s is of type %s", want, given, ref.Kind)
	}
	return ref.ID
}

// ref reads an argument that must be the ID of any object.
func (r idReader) ref(argument, given string) (storage.Ref, bool) {
	ref, err := storage.ParseRef(r.model, given)
	if err != nil {
		r.Add(fault.InvalidID, argument, "is not an ID of this server")
	}
	return ref, err == nil
}

// ids reads an argument that must be a list of IDs of objects of one kind.
func (r idReader) ids(argument string, given []string, want *model.Kind) []storage.ID {
	ids := make([]storage.ID, len(given))
	for i, id := range given {
		ids[i] = r.id(element(argument, i), id, want)
	}
	return ids
}

// element is the name of a list's element.
func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
