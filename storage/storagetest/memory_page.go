package storagetest

import (
	"cmp"
	"fmt"
	"slices"

	"junction/model"
	"junction/storage"
)

// candidates are what a query chooses from: objects of a kind, and links that lead to them, whose data another one describes,
// if there are any.
type candidates struct {
	kind, link *model.Kind
	rows       []row
}

// all are the objects of a kind.
func (d *data) all(kind *model.Kind) candidates {
	from := candidates{kind: kind}
	for _, id := range d.ids(kind) {
		from.rows = append(from.rows, row{id: id})
	}
	return from
}

// of are the objects that an owner is linked to.
func (d *data) of(side *model.Side, owner storage.ID) candidates {
	return candidates{side.Far, side.Relation.Link, d.linked(side, owner)}
}

// places returns the places of those of the candidates that fulfil a query's filter, all of them, in its order.
func (d *data) places(from candidates, q storage.Query) ([]storage.Cursor, error) {
	kind := from.kind
	if err := validFilter(kind, from.link, q.Where); err != nil {
		return nil, err
	}
	if by := q.Order.Field; by != nil && (!by.Ordered || !hasField(kind, from.link, by)) {
		return nil, fmt.Errorf("%s cannot be ordered by %q", kind, by.Name)
	}
	var places []storage.Cursor
	holds := d.where(kind, q.Where)
	var holdsLinked func(row) bool
	some, repeats := repeating(q)
	if repeats {
		holdsLinked = d.where(some.Via.Far, some.Where)
	}
	for _, r := range from.rows {
		if !holds(r) {
			continue
		}
		edge := storage.Edge{Node: d.objects[kind.Index][r.id], Link: r.link}
		if !repeats {
			places = append(places, q.Order.Place(&edge))
			continue
		}
		for _, linked := range d.linked(some.Via, r.id) {
			if edge.Linked = linked.id; holdsLinked(linked) {
				places = append(places, q.Order.Place(&edge))
			}
		}
	}
	slices.SortFunc(places, func(a, b storage.Cursor) int { return comparePlaces(q, a, b) })
	return places, nil
}

// repeating returns the condition of a query whose links repeat its objects, if there is one.
func repeating(q storage.Query) (storage.Some, bool) {
	if !q.Repeat {
		return storage.Some{}, false
	}
	top, isAnd := q.Where.(storage.And)
	if !isAnd {
		top = storage.And{q.Where}
	}
	for _, member := range top {
		if some, isSome := member.(storage.Some); isSome {
			return some, true
		}
	}
	return storage.Some{}, false
}

// comparePlaces is negative if a comes before b in the order of a query, positive if after, and 0 where they cannot be
// told apart: a place without a linked object is that of all.
func comparePlaces(q storage.Query, a, b storage.Cursor) int {
	if q.Order.Descending {
		a, b = b, a
	}
	if field := q.Order.Field; field != nil {
		if c := field.Type.Compare(a.Value, b.Value); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	if _, repeats := repeating(q); !repeats || a.Linked == 0 || b.Linked == 0 {
		return 0
	}
	return cmp.Compare(a.Linked, b.Linked)
}

// compareObjects compares two objects by their places in an order.
func compareObjects(order storage.Order, a, b storage.Object) int {
	q := storage.Query{Order: order}
	return comparePlaces(q, order.Place(&storage.Edge{Node: a}), order.Place(&storage.Edge{Node: b}))
}

// page cuts a query's page out of all its places.
func (d *data) page(of candidates, places []storage.Cursor, q storage.Query) storage.Page {
	from, to := 0, len(places)
	if q.After != nil {
		for from < len(places) && comparePlaces(q, places[from], *q.After) <= 0 {
			from++
		}
	}
	if q.Before != nil {
		for to > 0 && comparePlaces(q, places[to-1], *q.Before) >= 0 {
			to--
		}
	}
	size := min(max(to-from, 0), q.Limit) // from is behind to where the bounds are crossed
	if q.Backward {
		from = to - size
	} else {
		to = from + size
	}
	page := storage.Page{HasPrevious: from > 0, HasNext: to < len(places)}
	for _, place := range places[from:to] {
		object := only(d.object(storage.Ref{Kind: of.kind, ID: place.ID}), of.kind, q.Reads(of.kind))
		edge := storage.Edge{Node: object, Linked: place.Linked}
		if of.link != nil {
			i := slices.IndexFunc(of.rows, func(r row) bool { return r.id == place.ID })
			edge.Link = only(of.rows[i].link, of.link, q.ReadsOfLinks(of.link))
		}
		page.Edges = append(page.Edges, edge)
	}
	return page
}

// only is an object with some of its fields.
func only(object storage.Object, kind *model.Kind, fields storage.Fields) storage.Object {
	some := storage.Object{ID: object.ID}
	for _, field := range fields.Of(kind) {
		some.Set(field, object.Value(field))
	}
	return some
}
