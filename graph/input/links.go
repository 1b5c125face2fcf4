package input

import (
	"slices"

	"junction/graph/fault"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Links reads what a mutation links an owner to. Where clients give data of links, there are two lists, of which exactly one
// is given: IDs, with data that all new links have, or objects to link, each with data of its own.
func (r Reader) Links(via *model.Side) storage.Links {
	if !via.WritesLinks() {
		return storage.Links{Far: r.IDs(names.Linked(via), via.Far)}
	}
	ids, hasIDs := r.Values[names.Linked(via)].([]any)
	each, hasEach := r.Values[via.Name].([]any)
	same := r.Values[names.Link]
	if hasIDs == hasEach {
		r.Add(fault.InvalidInput, names.Linked(via), "or %s must be given, and only one of them", via.Name)
	}
	if hasEach && same != nil {
		r.Add(fault.InvalidInput, names.Link, "must not be given beside %s, which have links of their own", via.Name)
	}
	to := r.each(via, each, via.Name, true)
	if !hasIDs {
		return to
	}
	to = storage.Links{Far: r.ids(names.Linked(via), texts(ids), via.Far)}
	data := r.linkData(via.Relation.Link, same, names.Link, len(ids) > 0)
	if same != nil {
		to.Data = make([]storage.Object, len(ids))
		for i := range to.Data {
			to.Data[i] = storage.Object{Fields: data.Fields, Values: slices.Clone(data.Values)}
		}
	}
	return to
}

// LinkChanges reads what a mutation changes of the data of an owner's links.
func (r Reader) LinkChanges(via *model.Side) storage.Links {
	return r.each(via, r.Values[via.Name].([]any), via.Name, false)
}

// each reads objects to link, each with the data of its link.
func (r Reader) each(via *model.Side, given []any, at string, areNew bool) storage.Links {
	to := storage.Links{Far: make([]storage.ID, len(given)), Data: make([]storage.Object, len(given))}
	first := make(map[storage.ID]int, len(given))
	for i, given := range given {
		link, place := given.(map[string]any), element(at, i)
		to.Far[i] = r.id(place+"."+names.ID, link[names.ID].(string), via.Far)
		to.Data[i] = r.linkData(via.Relation.Link, link[names.Link], place+"."+names.Link, areNew)
		before, twice := first[to.Far[i]]
		switch {
		case !twice:
			first[to.Far[i]] = i
		case !isSame(to.Data[before], to.Data[i]):
			r.Add(fault.InvalidInput, place, "names the same object as %s, and gives its link other data", element(at, before))
		}
	}
	return to
}

// linkData reads the data of a link. A new one must be given what has no default and cannot be empty.
func (r Reader) linkData(of *model.Kind, given any, at string, isNew bool) storage.Object {
	data := storage.Object{}
	input, _ := given.(map[string]any)
	r.assign(&data, of, input, at)
	r.addInvalid(at, data.Validate(of))
	for _, field := range of.Writable() {
		if isNew && isRequired(field) && !data.Has(field) {
			r.Add(fault.InvalidInput, at+"."+field.Name, "must be given")
		}
	}
	return data
}

func isSame(a, b storage.Object) bool {
	return a.Fields == b.Fields && slices.Equal(a.Values, b.Values)
}

// isRequired reports whether a new link must be given a value.
func isRequired(field *model.Field) bool { return !field.Nullable && field.Default.Null() }

// Linking links an object that is being created or changed to others.
type Linking struct {
	Via *model.Side
	To  storage.Links
}

// linkings reads the input fields that name the objects to link one to.
func (r Reader) linkings(of *model.Kind) (all []Linking) {
	for _, side := range of.Sides {
		if to := r.linking(side); len(to.Far) > 0 {
			all = append(all, Linking{side, to})
		}
	}
	return all
}

// linking reads what an object is to be linked to through a side: IDs, or objects to link, each with data of its link.
func (r Reader) linking(via *model.Side) storage.Links {
	name := names.Linked(via)
	ids, hasIDs := r.input()[name].([]any)
	nested, _ := r.input()[via.Name].(map[string]any)
	each, hasEach := nested[names.Connect].([]any)
	if hasIDs && hasEach {
		r.Add(fault.InvalidInput, inInput(via.Name), "must not be given beside %s", name)
	}
	if hasEach {
		return r.each(via, each, inInput(via.Name)+"."+names.Connect, true)
	}
	to := storage.Links{Far: r.ids(inInput(name), texts(ids), via.Far)}
	if len(ids) > 0 && via.WritesLinks() && slices.ContainsFunc(via.Relation.Link.Writable(), isRequired) {
		r.Add(fault.InvalidInput, inInput(name), "cannot be given, because each link must be given data; write %s: {connect: …}", via.Name)
	}
	return to
}
