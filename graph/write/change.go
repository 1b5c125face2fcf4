package write

import (
	"junction/graph/change"
	"junction/graph/plan"
	"junction/model/names"
	"junction/storage"
)

// Change writes the field of a mutation with what its change did, and with what the executor answered to what was left to it.
// It reports whether it could; if not, it wrote nothing.
func (w *Writer) Change(i int, of *plan.Change, did *change.Payload, answer []byte) (written bool) {
	before := len(w.json)
	w.key(i, of.Key)
	if !w.payload(of, did, answer) {
		w.json = w.json[:before]
		return false
	}
	return !w.size.Check(len(w.json))
}

// Executed writes the field of a mutation as the executor answered it.
func (w *Writer) Executed(i int, of *plan.Change, answer []byte) {
	w.key(i, of.Key)
	w.left = newLeft(answer)
	if w.left.begin() { // it is null, and may not be
		w.isNull = true
		return
	}
	w.left.skip() // its name
	w.leftValue()
	w.size.Check(len(w.json))
}

// EndChanges ends the answer to a mutation with so many fields.
func (w *Writer) EndChanges(fields int) {
	if w.isNull {
		w.json = w.json[:0]
		w.null()
		return
	}
	w.end(fields)
}

func (w *Writer) payload(of *plan.Change, did *change.Payload, answer []byte) bool {
	if !of.Whole {
		w.left = newLeft(answer)
		if w.left.begin() {
			return false
		}
		w.left.skip() // its name
		if w.left.begin() {
			w.null()
			return true
		}
	}
	for i := range of.Payload {
		field := &of.Payload[i]
		w.key(i, field.Key)
		if !field.Whole() {
			w.left.skip() // its name
		}
		if !w.payloadField(field, did) {
			return false
		}
	}
	w.end(len(of.Payload))
	return of.Whole || w.left.end()
}

func (w *Writer) payloadField(field *plan.PayloadField, did *change.Payload) bool {
	switch {
	case field.Left:
		return w.leftValue()
	case field.Name == names.TypeName:
		w.plain(field.Of)
	case field.Name == names.Added:
		return w.objects(did.Added, field.Object)
	case field.Name == names.Updated:
		return w.objects(did.Updated, field.Object)
	case field.Name == names.Removed:
		return w.objects(did.Removed, field.Object)
	case field.Object != nil:
		return w.object(&did.Object, field.Object)
	case field.Name == names.DeletedID:
		w.globalID(did.Deleted.Kind, did.Deleted.ID)
	case field.Name == names.DeletedCount:
		w.number(did.DeletedCount)
	default: // removedCount and removedLinkCount
		w.number(did.Links)
	}
	return true
}

func (w *Writer) objects(objects []storage.Object, of *plan.Object) bool {
	return w.array(len(objects), of.Whole, func(i int) bool { return w.object(&objects[i], of) })
}
