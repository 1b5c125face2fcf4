package storagetest

import (
	"cmp"
	"fmt"
	"slices"

	"junction/model"
	"junction/storage"
)

var (
	ops = []storage.Op{
		storage.Equal, storage.NotEqual, storage.Less, storage.LessOrEqual, storage.Greater, storage.GreaterOrEqual,
	}
	textOps = append(slices.Clone(ops), storage.Contains, storage.StartsWith, storage.EndsWith)
)

// validFilter reports what in a filter the objects of a kind do not have.
func validFilter(kind *model.Kind, filter storage.Filter) error {
	known := true
	switch f := filter.(type) {
	case nil, storage.IDIn:
	case storage.And:
		return validMembers(kind, f)
	case storage.Or:
		return validMembers(kind, f)
	case storage.Not:
		return validFilter(kind, f.Filter)
	case storage.Text:
		known = slices.Contains(kind.Fields, f.Field) && isText(f.Field) && slices.Contains(textOps, f.Op)
	case storage.TextIn:
		known = slices.Contains(kind.Fields, f.Field) && isText(f.Field)
	case storage.Compare:
		known = slices.Contains(kind.Fields, f.Field) && !isText(f.Field) && slices.Contains(ops, f.Op) && f.Field.Type.Holds(f.Value)
	case storage.In:
		known = slices.Contains(kind.Fields, f.Field) && !isText(f.Field) &&
			!slices.ContainsFunc(f.Values, func(value model.Value) bool { return !f.Field.Type.Holds(value) })
	case storage.IsNull:
		known = slices.Contains(kind.Fields, f.Field)
	case storage.Some:
		if slices.Contains(kind.Sides, f.Via) {
			return validFilter(f.Via.Far, f.Where)
		}
		known = false
	case storage.LinkCount:
		known = slices.Contains(kind.Sides, f.Via) && slices.Contains(ops, f.Op)
	default:
		known = false
	}
	if !known {
		return fmt.Errorf("%s cannot be filtered by %s", kind, written(filter))
	}
	return nil
}

func validMembers(kind *model.Kind, members []storage.Filter) error {
	for _, member := range members {
		if err := validFilter(kind, member); err != nil {
			return err
		}
	}
	return nil
}

// where reports which objects fulfil a filter, which must be valid for their kind. It finds out once about each object that
// a filter across the relation looks at: there are far more ways to one through the links than there are objects.
func (d *data) where(kind *model.Kind, filter storage.Filter) func(storage.ID) bool {
	switch f := filter.(type) {
	case nil:
		return func(storage.ID) bool { return true }
	case storage.And:
		members := d.members(kind, f)
		return func(id storage.ID) bool {
			return !slices.ContainsFunc(members, func(holds func(storage.ID) bool) bool { return !holds(id) })
		}
	case storage.Or:
		members := d.members(kind, f)
		return func(id storage.ID) bool {
			return slices.ContainsFunc(members, func(holds func(storage.ID) bool) bool { return holds(id) })
		}
	case storage.Not:
		holds := d.where(kind, f.Filter)
		return func(id storage.ID) bool { return !holds(id) }
	case storage.IDIn:
		return func(id storage.ID) bool { return slices.Contains(f, id) }
	case storage.Text:
		return func(id storage.ID) bool { return textHolds(f, d.value(kind, id, f.Field)) }
	case storage.TextIn:
		return func(id storage.ID) bool {
			return slices.ContainsFunc(f.Values, func(value string) bool {
				is := storage.Text{Field: f.Field, Op: storage.Equal, Value: value, IgnoreCase: f.IgnoreCase}
				return textHolds(is, d.value(kind, id, f.Field))
			})
		}
	case storage.Compare:
		return func(id storage.ID) bool { return valueHolds(f, d.value(kind, id, f.Field)) }
	case storage.In:
		return func(id storage.ID) bool {
			return slices.ContainsFunc(f.Values, func(value model.Value) bool {
				return valueHolds(storage.Compare{Field: f.Field, Op: storage.Equal, Value: value}, d.value(kind, id, f.Field))
			})
		}
	case storage.IsNull:
		return func(id storage.ID) bool { return d.value(kind, id, f.Field).Null() }
	case storage.Some:
		holds := remembering(d.where(f.Via.Far, f.Where))
		return func(id storage.ID) bool { return slices.ContainsFunc(d.linked(f.Via, id), holds) }
	case storage.LinkCount:
		return func(id storage.ID) bool {
			return compares(f.Op, cmp.Compare(int64(len(d.links[linkOwner{f.Via, id}])), f.N))
		}
	}
	panic(fmt.Sprintf("unknown filter %T", filter))
}

func (d *data) members(kind *model.Kind, filters []storage.Filter) (members []func(storage.ID) bool) {
	for _, filter := range filters {
		members = append(members, d.where(kind, filter))
	}
	return members
}

func (d *data) value(kind *model.Kind, id storage.ID, field *model.Field) model.Value {
	object := d.objects[kind.Index][id]
	return object.Value(field)
}

// remembering returns a function that asks holds once about each object.
func remembering(holds func(storage.ID) bool) func(storage.ID) bool {
	known := map[storage.ID]bool{}
	return func(id storage.ID) bool {
		answer, found := known[id]
		if !found {
			answer = holds(id)
			known[id] = answer
		}
		return answer
	}
}
