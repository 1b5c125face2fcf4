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

// validFilter reports what in a filter the objects of a kind do not have, nor the links that lead to them, which another kind
// describes, where they have data.
func validFilter(kind, link *model.Kind, filter storage.Filter) error {
	known := true
	switch f := filter.(type) {
	case nil, storage.IDIn:
	case storage.And:
		return validMembers(kind, link, f)
	case storage.Or:
		return validMembers(kind, link, f)
	case storage.Not:
		return validFilter(kind, link, f.Filter)
	case storage.Text:
		known = hasField(kind, link, f.Field) && isText(f.Field) && slices.Contains(textOps, f.Op)
	case storage.TextIn:
		known = hasField(kind, link, f.Field) && isText(f.Field)
	case storage.Compare:
		known = hasField(kind, link, f.Field) && !isText(f.Field) && slices.Contains(ops, f.Op) && f.Field.Type.Holds(f.Value)
	case storage.In:
		known = hasField(kind, link, f.Field) && !isText(f.Field) &&
			!slices.ContainsFunc(f.Values, func(value model.Value) bool { return !f.Field.Type.Holds(value) })
	case storage.IsNull:
		known = hasField(kind, link, f.Field)
	case storage.Some:
		if slices.Contains(kind.Sides, f.Via) {
			return validFilter(f.Via.Far, f.Via.Relation.Link, f.Where)
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

func validMembers(kind, link *model.Kind, members []storage.Filter) error {
	for _, member := range members {
		if err := validFilter(kind, link, member); err != nil {
			return err
		}
	}
	return nil
}

// where reports which objects fulfil a filter, which must be valid for their kind. It finds out once about each object that
// a filter across the relation looks at by a link: there are far more ways to one through the links than there are objects.
func (d *data) where(kind *model.Kind, filter storage.Filter) func(row) bool {
	switch f := filter.(type) {
	case nil:
		return func(row) bool { return true }
	case storage.And:
		members := d.members(kind, f)
		return func(r row) bool {
			return !slices.ContainsFunc(members, func(holds func(row) bool) bool { return !holds(r) })
		}
	case storage.Or:
		members := d.members(kind, f)
		return func(r row) bool {
			return slices.ContainsFunc(members, func(holds func(row) bool) bool { return holds(r) })
		}
	case storage.Not:
		holds := d.where(kind, f.Filter)
		return func(r row) bool { return !holds(r) }
	case storage.IDIn:
		return func(r row) bool { return slices.Contains(f, r.id) }
	case storage.Text:
		return func(r row) bool { return textHolds(f, d.value(kind, r, f.Field)) }
	case storage.TextIn:
		return func(r row) bool {
			return slices.ContainsFunc(f.Values, func(value string) bool {
				is := storage.Text{Field: f.Field, Op: storage.Equal, Value: value, IgnoreCase: f.IgnoreCase}
				return textHolds(is, d.value(kind, r, f.Field))
			})
		}
	case storage.Compare:
		return func(r row) bool { return valueHolds(f, d.value(kind, r, f.Field)) }
	case storage.In:
		return func(r row) bool {
			return slices.ContainsFunc(f.Values, func(value model.Value) bool {
				return valueHolds(storage.Compare{Field: f.Field, Op: storage.Equal, Value: value}, d.value(kind, r, f.Field))
			})
		}
	case storage.IsNull:
		return func(r row) bool { return d.value(kind, r, f.Field).Null() }
	case storage.Some:
		holds := remembering(d.where(f.Via.Far, f.Where))
		return func(r row) bool {
			return slices.ContainsFunc(d.linked(f.Via, r.id), func(far row) bool { return holds(r.id, far) })
		}
	case storage.LinkCount:
		return func(r row) bool {
			return compares(f.Op, cmp.Compare(int64(len(d.links[linkOwner{f.Via, r.id}])), f.N))
		}
	}
	panic(fmt.Sprintf("unknown filter %T", filter))
}

func (d *data) members(kind *model.Kind, filters []storage.Filter) (members []func(row) bool) {
	for _, filter := range filters {
		members = append(members, d.where(kind, filter))
	}
	return members
}

func (d *data) value(kind *model.Kind, r row, field *model.Field) model.Value {
	if field.OfLink {
		return r.link.Value(field)
	}
	object := d.objects[kind.Index][r.id]
	return object.Value(field)
}

// remembering returns a function that asks holds once about each object that another one is linked to.
func remembering(holds func(row) bool) func(near storage.ID, far row) bool {
	type link struct{ near, far storage.ID }
	known := map[link]bool{}
	return func(near storage.ID, far row) bool {
		by := link{near, far.id}
		answer, found := known[by]
		if !found {
			answer = holds(far)
			known[by] = answer
		}
		return answer
	}
}

// hasField reports whether a field is one of a kind, or of links that another one describes, if they have data.
func hasField(kind, link *model.Kind, field *model.Field) bool {
	return slices.Contains(kind.Fields, field) || link != nil && slices.Contains(link.Fields, field)
}
