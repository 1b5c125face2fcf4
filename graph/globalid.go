package graph

import (
	"fmt"

	"junction/storage"
)

// id reads an argument that must be the ID of an object of one kind.
func (p *problems) id(argument, given string, want storage.Kind) storage.ID {
	ref, ok := p.ref(argument, given)
	if ok && ref.Kind != want {
		p.add(CodeWrongType, argument, "must be an ID of type %s, and %s is of type %s", want, given, ref.Kind)
	}
	return ref.ID
}

// ref reads an argument that must be the ID of any object.
func (p *problems) ref(argument, given string) (storage.Ref, bool) {
	ref, err := storage.ParseRef(given)
	if err != nil {
		p.add(CodeInvalidID, argument, "is not an ID of this server")
	}
	return ref, err == nil
}

// ids reads an argument that must be a list of IDs of objects of one kind.
func (p *problems) ids(argument string, given []string, want storage.Kind) []storage.ID {
	ids := make([]storage.ID, len(given))
	for i, id := range given {
		ids[i] = p.id(element(argument, i), id, want)
	}
	return ids
}

// element is the name of a list's element.
func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
