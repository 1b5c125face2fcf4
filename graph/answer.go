package graph

import (
	"context"

	"junction/storage"
)

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
		if field.Name == "articles" || field.Name == "publications" {
			n++
		}
	}
	return n
}

func (o *operation) answerField(ctx context.Context, w *writer, field root) bool {
	switch field.Name {
	case "__typename":
		w.plain(field.ObjectDefinition.Name)
		return true
	case "article":
		return answerObject(o, w, &o.articles, field)
	case "publication":
		return answerObject(o, w, &o.publications, field)
	case "articles":
		return answerList(ctx, o, w, &o.articles, field)
	case "publications":
		return answerList(ctx, o, w, &o.publications, field)
	}
	return false
}

// answerObject writes the object that a field names by its ID.
func answerObject[T storage.Node](o *operation, w *writer, of *objects[T], field root) bool {
	if len(field.refs) != 1 || field.refs[0].Kind != of.name {
		return false
	}
	id := field.refs[0].ID
	object, known := of.byID.known(id)
	if !known {
		return false
	}
	if object == nil {
		w.json = append(w.json, "null"...)
		return true
	}
	return writeObject(w, of.source, object, id, o.plan(of.name, field.Selections))
}

// answerList writes a page of all objects of a kind.
func answerList[T storage.Node](
	ctx context.Context, o *operation, w *writer, of *objects[T], field root,
) bool {
	l, err := readListing(ctx, o, of, field.CollectedField)
	if err != nil {
		return false
	}
	total := 0
	if l.plan.counts && l.plan.writable {
		if total, err = l.count(ctx); err != nil {
			return false
		}
	}
	return writeConnection(w, of.source, &l.page, total, l.plan)
}
