package storagetest

import (
	"fmt"
	"slices"

	"junction/model"
	"junction/storage"
)

// end is a kind of object as the tests use it. They give every object a text, and know objects by it.
type end struct {
	kind  *model.Kind
	side  *model.Side  // the relation as it is seen from here
	field *model.Field // the text, which the tests write, compare and order by
	mark  mark
}

// view is a relation as it is seen from one of its ends, the near one.
type view struct{ near, far end }

func viewFrom(side *model.Side) view { return view{near: endOf(side), far: endOf(side.Reverse)} }

func endOf(side *model.Side) end {
	for _, field := range side.Near.Fields {
		if field.Type == model.Text && !field.Nullable && !varies(field) {
			return end{kind: side.Near, side: side, field: field}
		}
	}
	panic(fmt.Sprintf("%s has no text to know its objects by", side.Near))
}

// GoString names a view where rapid shows what it drew.
func (v view) GoString() string { return v.near.side.String() }

// relation is the relation in a session, and back is the same one, seen from the far end.
func (v view) relation(session storage.Session) storage.Relation {
	return session.Relation(v.near.side)
}

func (v view) back(session storage.Session) storage.Relation { return session.Relation(v.far.side) }

func (e end) collection(session storage.Session) storage.Collection {
	if e.mark.field == nil {
		return session.Collection(e.kind)
	}
	return marked{session.Collection(e.kind), e.mark}
}

// build makes an object with a text. What else its kind has is the same in all objects.
func (e end) build(id storage.ID, text string) storage.Object {
	object := filled(e.kind)
	object.ID = id
	object.Set(e.field, model.TextOf(text))
	if e.mark.field != nil {
		object.Set(e.mark.field, e.mark.value)
	}
	return object
}

// refused is a text that no field may hold.
const refused = "\x00"

func (e end) text(object storage.Object) string { return object.Value(e.field).Text() }

// filled makes an object of a kind with a valid value for each of its fields.
func filled(kind *model.Kind) storage.Object {
	values := make([]model.Value, len(kind.Fields))
	for i, field := range kind.Fields {
		if !field.Nullable {
			values[i] = fitting(field)
		}
	}
	return storage.NewObject(kind, values...)
}

func (e end) ref(id storage.ID) storage.Ref { return storage.Ref{Kind: e.kind, ID: id} }

// is is the filter that an object's text is this one.
func (e end) is(text string) storage.Filter { return e.compare(storage.Equal, text) }

func (e end) compare(op storage.TextOp, text string) storage.Filter {
	return storage.Text{Field: e.field, Op: op, Value: text}
}

// some is the filter that an object has a link to one that fulfils another filter.
func (e end) some(where storage.Filter) storage.Filter {
	return storage.Some{Via: e.side, Where: where}
}

func (e end) byText() storage.Order { return storage.Order{Field: e.field} }

// at is the place by text of an object, whether it exists or not.
func at(text string, id storage.ID) *storage.Cursor {
	return &storage.Cursor{Value: model.TextOf(text), ID: id}
}

// inOrder compares two objects by their text, then by ID.
func (e end) inOrder(a, b storage.Object) int {
	return compareObjects(e.byText(), a, b)
}

// toldOrder puts objects in the order in which a change tells of them: the default order of their kind.
func (e end) toldOrder(objects []storage.Object) []storage.Object {
	order := storage.Order{Field: e.kind.DefaultOrder}
	return slices.SortedFunc(slices.Values(objects), func(a, b storage.Object) int { return compareObjects(order, a, b) })
}

// lacking is the end with a field and a side that the objects of a kind do not have. Where they would have them, these are
// others that look the same.
func (e end) lacking(kind *model.Kind) end {
	if e.kind == kind {
		field, side := *e.field, *e.side
		e.field, e.side = &field, &side
	}
	return e
}
