package input

import (
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// related reads a filter on an object's links through a side.
func (r *filterReader) related(
	side *model.Side, typeName string, given map[string]any, at string, depth int,
) (all []storage.Filter) {
	r.operators(typeName, given, at, func(operator string, value any, at string) {
		of := r.schema.Types[typeName].Fields.ForName(operator).Type.Name()
		switch operator {
		case "count":
			r.conditions-- // its operators count
			r.operators(of, value.(map[string]any), at, func(operator string, value any, _ string) {
				all = append(all, storage.LinkCount{Via: side, Op: comparisons[operator], N: value.(int64)})
			})
		case names.Link:
			r.conditions-- // its operators count
			r.operators(of, value.(map[string]any), at, func(operator string, value any, at string) {
				filter := r.quantified(side, linksOf(side), operator, value, at, depth)
				if r.repeats { // not by this: in an And of its own, it is not at the top
					filter = storage.And{filter}
				}
				all = append(all, filter)
			})
		default:
			all = append(all, r.quantified(side, objectsOf(side.Far), operator, value, at, depth))
		}
	})
	return all
}

// quantified reads a filter that some, every or none of an object's links fulfil, or of the objects that it is linked to.
func (r *filterReader) quantified(
	side *model.Side, of subject, operator string, given any, at string, depth int,
) storage.Filter {
	before := r.conditions
	filter := r.object(of, given.(map[string]any), at, depth+relationDepth)
	if operator != "none" {
		r.holds(before, at)
	}
	switch operator {
	case "some":
		return storage.Some{Via: side, Where: filter}
	case "none":
		return storage.Not{Filter: storage.Some{Via: side, Where: filter}}
	default:
		return storage.Not{Filter: storage.Some{Via: side, Where: storage.Not{Filter: filter}}}
	}
}
