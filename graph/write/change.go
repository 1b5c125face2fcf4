package write

import (
	"junction/graph/change"
	"junction/graph/plan"
	"junction/model"
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
		if !w.payloadField(of, field, did) {
			return false
		}
	}
	w.end(len(of.Payload))
	return of.Whole || w.left.end()
}

func (w *Writer) payloadField(of *plan.Change, field *plan.PayloadField, did *change.Payload) bool {
	switch field.Content {
	case plan.PayloadType:
		w.plain(field.Of)
	case plan.ChangedObject:
		return w.object(&did.Object, field.Object)
	case plan.ChangedEdge:
		return w.edge(&storage.Edge{Node: did.Object}, field.Edges.Kind, field.Edges.Order, &field.Edges.Part)
	case plan.DeletedID:
		w.globalID(did.Deleted.Kind, did.Deleted.ID)
	case plan.DeletedIDs:
		return w.globalIDs(of.Kind, did.DeletedIDs)
	case plan.UnlinkedIDs:
		return w.globalIDs(field.Via.Far, did.Unlinked(field.Via))
	case plan.DeletedCount:
		w.number(did.DeletedCount)
	case plan.LinkCount:
		w.number(did.Links)
	case plan.Unknown:
		return w.leftValue()
	default:
		done := did.Through(field.Via)
		return w.linkChange(field, &done)
	}
	return true
}

// linkChange writes the objects or the edges of links that were changed.
func (w *Writer) linkChange(field *plan.PayloadField, done *storage.Change) bool {
	switch field.Content {
	case plan.AddedObjects:
		return w.nodes(done.Added, field.Object)
	case plan.UpdatedObjects:
		return w.nodes(done.Updated, field.Object)
	case plan.RemovedObjects:
		return w.array(len(done.Removed), field.Object.Whole, func(i int) bool {
			return w.object(&done.Removed[i], field.Object)
		})
	case plan.AddedEdges:
		return w.edges(done.Added, field.Edges)
	case plan.InverseEdges:
		return w.edges(done.Inverse(done.Added), field.Edges)
	case plan.MovedEdge:
		return w.edge(&done.Updated[0], field.Edges.Kind, field.Edges.Order, &field.Edges.Part)
	case plan.UpdatedEdges:
		return w.edges(done.Updated, field.Edges)
	default: // those of updated links at their other ends
		return w.edges(done.Inverse(done.Updated), field.Edges)
	}
}

func (w *Writer) nodes(of []storage.Edge, plan *plan.Object) bool {
	return w.array(len(of), plan.Whole, func(i int) bool { return w.object(&of[i].Node, plan) })
}

func (w *Writer) edges(edges []storage.Edge, of *plan.PayloadEdges) bool {
	return w.array(len(edges), of.Whole, func(i int) bool { return w.edge(&edges[i], of.Kind, of.Order, &of.Part) })
}

// globalIDs writes the IDs of objects, or null where they are not named.
func (w *Writer) globalIDs(kind *model.Kind, ids []storage.ID) bool {
	if ids == nil {
		w.null()
		return true
	}
	return !w.size.Check(len(w.json)) && w.array(len(ids), true, func(i int) bool {
		w.globalID(kind, ids[i])
		return true
	})
}
