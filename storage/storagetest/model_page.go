package storagetest

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"junction/storage"
)

// places returns the places of those of the candidates that fulfil a query's filter, all of them, in its order.
func (d *data) places(kind storage.Kind, candidates []storage.ID, q storage.Query) ([]storage.Cursor, error) {
	if err := validFilter(kind, q.Where); err != nil {
		return nil, err
	}
	if q.Order.Field != "" && q.Order.Field != kinds[kind].field {
		return nil, fmt.Errorf("%s has no field %q", kind, q.Order.Field)
	}
	var places []storage.Cursor
	some, repeats := repeating(q)
	holds, holdsLinked := d.where(kind, q.Where), d.where(kinds[kind].far, some.Where)
	for _, id := range candidates {
		if !holds(id) {
			continue
		}
		ref := storage.Ref{Kind: kind, ID: id}
		place := storage.Cursor{ID: id}
		if q.Order.Field != "" {
			place.Text = d.text(ref)
		}
		if !repeats {
			places = append(places, place)
			continue
		}
		for _, linked := range d.linked(ref) {
			if holdsLinked(linked) {
				place.Linked = linked
				places = append(places, place)
			}
		}
	}
	sort.Slice(places, func(i, j int) bool { return comparePlaces(q, places[i], places[j]) < 0 })
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
	if c := strings.Compare(a.Text, b.Text); c != 0 && q.Order.Field != "" {
		return c
	}
	if c := cmp.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	if _, repeats := repeating(q); !repeats || a.Linked == 0 || b.Linked == 0 {
		return 0
	}
	return cmp.Compare(a.Linked, b.Linked)
}

// pageOf cuts a query's page out of all its places.
func pageOf[T object](d *data, e end[T], places []storage.Cursor, q storage.Query) storage.Page[T] {
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
	page := storage.Page[T]{HasPrevious: from > 0, HasNext: to < len(places)}
	for _, place := range places[from:to] {
		object := e.build(place.ID, d.text(e.ref(place.ID)))
		page.Edges = append(page.Edges, storage.Edge[T]{Node: object, Cursor: place})
	}
	return page
}
