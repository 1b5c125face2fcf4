package resolve

import "context"

// This file answers a whole query along its plans, where nothing of it is left to the executor: what it names by ID was
// read ahead, and so was what is selected below.

// answer is the data of a query, or reports that the executor has to gather it.
func (o *operation) answer(ctx context.Context, roots []root) ([]byte, bool) {
	if o.unplanned || lists(roots) > 1 { // which the executor reads at the same time
		return nil, false
	}
	w := &writer{operation: o, json: room()}
	for i, field := range roots {
		w.key(i, jsonKey(field.CollectedField))
		if field.IsDeferred() || !o.answerField(ctx, w, field) {
			Reuse(w.json)
			return nil, o.size.exceeded.Load() // which is an answer, too
		}
	}
	w.end(len(roots))
	return w.json, true
}

// lists counts the fields that show a page of all objects of a kind.
func lists(roots []root) int {
	n := 0
	for _, field := range roots {
		if field.isList {
			n++
		}
	}
	return n
}

func (o *operation) answerField(ctx context.Context, w *writer, field root) bool {
	switch {
	case field.Name == typeField:
		w.plain(field.ObjectDefinition.Name)
		return true
	case field.kind == nil:
		return false
	case field.isList:
		return o.answerList(ctx, w, field)
	}
	return o.answerObject(w, field)
}

// namesOne reports whether a field names an object of its kind.
func (r *root) namesOne() bool { return len(r.refs) == 1 && r.refs[0].Kind == r.kind }

// answerObject writes the object that a field names by its ID.
func (o *operation) answerObject(w *writer, field root) bool {
	if !field.namesOne() {
		return false
	}
	object, known := o.objects(field.kind).byID.known(field.refs[0].ID)
	if !known {
		return false
	}
	if object == nil {
		w.json = append(w.json, "null"...)
		return true
	}
	return w.object(object, o.plan(field.kind, field.Selections))
}

// answerList writes a page of all objects of a kind.
func (o *operation) answerList(ctx context.Context, w *writer, field root) bool {
	l, err := o.readListing(ctx, field.kind, field.CollectedField, field.page)
	if err != nil {
		return false
	}
	total := 0
	if l.plan.counts && l.plan.writable {
		if total, err = l.count(ctx); err != nil {
			return false
		}
	}
	return w.connection(&l.page, total, l.plan)
}
