package storagetest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"junction/model"
	"junction/storage"
)

// mark is a number that the objects at one end of a relation from a kind to itself have, and those at the other end do
// not. The tests can so take them for objects of two kinds.
type mark struct {
	field *model.Field
	value model.Value
}

// apart is the view with ends that have a mark where they need it.
func (v view) apart() view {
	if v.near.kind != v.far.kind {
		return v
	}
	for _, field := range v.near.kind.Fields {
		if field.Type == model.Integer && !field.Unique {
			v.near.mark, v.far.mark = mark{field, distinct(field, 1)}, mark{field, distinct(field, 2)}
			return v
		}
	}
	panic(fmt.Sprintf("%s has no number to tell the ends of %s apart", v.near.kind, v.near.side))
}

// marked is the objects of a kind that have a mark.
type marked struct {
	storage.Collection
	mark mark
}

// where adds the mark to a filter, at the top of which what it repeats stays the first.
func (m marked) where(filter storage.Filter) storage.Filter {
	has := storage.Compare{Field: m.mark.field, Op: storage.Equal, Value: m.mark.value}
	if and, is := filter.(storage.And); is {
		return append(slices.Clone(and), has)
	}
	return storage.And{filter, has}
}

func (m marked) Get(
	ctx context.Context, ids []storage.ID, fields storage.Fields,
) (map[storage.ID]storage.Object, error) {
	found, err := m.Collection.Get(ctx, ids, fields)
	maps.DeleteFunc(found, func(_ storage.ID, object storage.Object) bool {
		return object.Value(m.mark.field) != m.mark.value
	})
	return found, err
}

func (m marked) Page(ctx context.Context, q storage.Query) (storage.Page, error) {
	q.Where = m.where(q.Where)
	return m.Collection.Page(ctx, q)
}

func (m marked) Count(ctx context.Context, q storage.Query) (int, error) {
	q.Where = m.where(q.Where)
	return m.Collection.Count(ctx, q)
}

func (m marked) DeleteWhere(
	ctx context.Context, where storage.Filter, names storage.Naming,
) (storage.Deleted, error) {
	return m.Collection.DeleteWhere(ctx, m.where(where), names)
}
