package input

import (
	"junction/graph/fault"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Place reads where in an owner's list a link is moved to, and which argument says so. Exactly one must.
func (r Reader) Place(via *model.Side) (to storage.Place, by string) {
	for _, name := range []string{names.Before, names.After, names.First, names.Last} {
		given := r.Values[name]
		switch {
		case given == nil:
			continue
		case by != "":
			r.Add(fault.InvalidInput, name, "must not be given beside %s", by)
			continue
		}
		by = name
		to.Before = name == names.Before || name == names.First
		switch given := given.(type) {
		case string:
			to.Beside = r.id(name, given, via.Far)
		case bool:
			if !given {
				r.Add(fault.InvalidInput, name, "must be true, or left out")
			}
		}
	}
	if by == "" {
		r.Add(fault.InvalidInput, names.Before, "or after, first or last must be given, and only one of them")
	}
	return to, by
}
