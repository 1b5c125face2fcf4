// Package write writes answers along plans, from what was read ahead.
//
// It is a shorter way to an answer. The library's executor spends some thirty allocations on each field of each object, for
// what only some of them need: errors, concurrency. Where all that is selected has been read ahead there is none of that.
// What no plan can write is left to the executor (see [plan.Operation.Left]), and its answer is put in its place. Errors and
// null propagation are the executor's alone: where anything is missing, nothing is written.
package write

import (
	"junction/graph/load"
	"junction/graph/plan"
	"junction/model/names"
	"junction/storage"
)

// Writer appends JSON, byte for byte as the executor writes it.
type Writer struct {
	reader *load.Reader
	size   *Size
	left   *left
	json   []byte
	isNull bool // the whole, as an error of a mutation made it
}

// New returns a writer of an answer.
func New(from *load.Reader, size *Size) *Writer {
	return &Writer{reader: from, size: size, json: memory()}
}

// Data is what was written. It is good until it is given to [Release].
func (w *Writer) Data() []byte { return w.json }

// Query writes a whole query, with what the executor answered to what was left to it. It reports whether it could.
func (w *Writer) Query(roots []plan.Root, answer []byte) (written bool) {
	if answer != nil {
		w.left = newLeft(answer)
		if w.left.begin() {
			w.null()
			return true
		}
	}
	for i := range roots {
		w.key(i, roots[i].Key)
		if !w.root(&roots[i]) {
			return false
		}
	}
	w.end(len(roots))
	return !w.size.Check(len(w.json))
}

func (w *Writer) root(root *plan.Root) bool {
	whole := root.Whole()
	if !whole {
		w.left.skip() // its name
	}
	switch {
	case root.Left:
		return w.leftValue()
	case root.IsTypeName():
		w.plain("Query")
		return true
	case root.IsLookup:
		return w.lookup(root.Page)
	case root.Page != nil:
		page, total, read := w.reader.PageRead(root.Page)
		return read && w.connection(&page, total, root.Page)
	case !root.IsNodes:
		return w.named(root, root.Refs[0], whole)
	}
	return w.array(len(root.Refs), whole, func(i int) bool { return w.named(root, root.Refs[i], whole) })
}

// array writes a list of so many values, each by a function.
func (w *Writer) array(length int, whole bool, write func(i int) bool) bool {
	if !whole && w.left.begin() {
		w.null()
		return true
	}
	w.json = append(w.json, '[')
	for i := range length {
		w.separate(i)
		if !write(i) {
			return false
		}
	}
	w.json = append(w.json, ']')
	return whole || w.left.end()
}

// named writes the object that a field names by its ID.
func (w *Writer) named(root *plan.Root, ref storage.Ref, whole bool) bool {
	object, read := w.reader.ObjectRead(ref)
	if !read {
		return false
	}
	of := root.Object(ref.Kind)
	if !whole && (object == nil || of.Whole) {
		w.left.skip()
	}
	if object == nil {
		w.null()
		return true
	}
	return w.object(object, of)
}

// lookup writes the only object on a page, or null.
func (w *Writer) lookup(of *plan.Connection) bool {
	page, _, read := w.reader.PageRead(of)
	switch {
	case !read:
		return false
	case len(page.Edges) > 0:
		return w.object(&page.Edges[0].Node, of.Below[0])
	case !of.Whole:
		w.left.skip()
	}
	w.null()
	return true
}

// leftValue writes what the executor answered.
func (w *Writer) leftValue() bool {
	value, ok := w.left.value()
	w.json = append(w.json, value...)
	return ok
}

// object writes an object.
func (w *Writer) object(object *storage.Object, of *plan.Object) bool {
	if w.size.Check(len(w.json)) {
		return false
	}
	if !of.Whole && w.left.begin() {
		w.null()
		return true
	}
	for i := range of.Fields {
		w.key(i, of.Fields[i].Key)
		if !w.field(object, of, &of.Fields[i]) {
			return false
		}
	}
	w.end(len(of.Fields))
	return of.Whole || w.left.end()
}

func (w *Writer) field(object *storage.Object, of *plan.Object, field *plan.Field) bool {
	switch {
	case field.Field != nil:
		return w.value(field.Field, object.Value(field.Field))
	case field.Connection != nil:
		if !field.Connection.Whole {
			w.left.skip() // its name
		}
		page, total, read := w.reader.LinksRead(field.Side, object.ID, field.Connection)
		return read && w.connection(&page, total, field.Connection)
	case field.Left():
		w.left.skip()
		return w.leftValue()
	case field.Name == names.ID:
		w.globalID(of.Kind, object.ID)
	default:
		w.plain(of.Kind.Name)
	}
	return true
}
