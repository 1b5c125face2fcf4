package graph

import (
	"context"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// This file is a shorter way to an answer. The library's executor spends some thirty allocations on each field of each
// object, for what only some of them need: errors, concurrency, deferring. Where all that is selected has been read
// ahead there is none of that, and the plan writes the objects. Where anything is missing or wrong, nothing is written,
// and the executor asks the resolvers as it always does: errors and null propagation are its alone.

// writer appends JSON, byte for byte as the executor writes it.
type writer struct {
	operation *operation
	json      []byte
}

// MarshalGQL gives what was written to the executor.
func (w *writer) MarshalGQL(to io.Writer) { _, _ = to.Write(w.json) }

// writeNode writes an object whose level was read ahead.
func (o *operation) writeNode(_ context.Context, selections ast.SelectionSet, node storage.Node) graphql.Marshaler {
	w := &writer{operation: o}
	written := false
	switch object := node.(type) {
	case *storage.Article:
		written = writeObject(w, &o.sources.articles, object, object.ID, o.plan(storage.KindArticle, selections))
	case *storage.Publication:
		written = writeObject(w, &o.sources.publications, object, object.ID, o.plan(storage.KindPublication, selections))
	}
	return w.forExecutor(written)
}

// forExecutor is what the executor gets: what was written, nil where it has to do that itself, and nothing to keep where the
// answer is too long.
func (w *writer) forExecutor(written bool) graphql.Marshaler {
	size := &w.operation.size
	switch {
	case size.exceeds(len(w.json)):
		return graphql.Null
	case !written:
		return nil
	}
	size.objects.Add(int64(len(w.json)))
	return w
}

func writeObject[T storage.Node](
	w *writer, of *source[T], object *T, id storage.ID, plan *objectPlan,
) bool {
	if !plan.writable || w.operation.size.exceeds(len(w.json)) {
		return false
	}
	for i := range plan.fields {
		field := &plan.fields[i]
		w.key(i, field.key)
		switch field.name {
		case "__typename":
			w.plain(string(of.name))
		case "id":
			w.globalID(of.name, id)
		default:
			if field.side != noSide {
				if !w.operation.side(field.side).write(w, id, field.connection) {
					return false
				}
				continue
			}
			text, is := of.text(object, field.name)
			if !is {
				return false
			}
			w.text(text)
		}
	}
	w.end(len(plan.fields))
	return true
}

func (l *linked[Near, Far]) write(w *writer, owner storage.ID, plan *connectionPlan) bool {
	key := owned{owner, plan.query}
	var page storage.Page[Far]
	var total int
	var known bool
	if plan.reads {
		if page, known = l.pages.known(key); !known {
			return false
		}
	}
	if plan.counts {
		if total, known = l.counts.known(key); !known {
			return false
		}
	}
	return writeConnection(w, l.far, &page, total, plan)
}

func writeConnection[T storage.Node](
	w *writer, of *source[T], page *storage.Page[T], total int, plan *connectionPlan,
) bool {
	if !plan.writable {
		return false
	}
	for i := range plan.fields {
		field := &plan.fields[i]
		w.key(i, field.key)
		switch field.name {
		case "__typename":
			w.plain(field.of)
		case "totalCount":
			w.json = strconv.AppendInt(w.json, int64(total), 10)
		case "pageInfo":
			writePageInfo(w, of.name, page, plan.query.Order, field.parts)
		case "nodes", "edges":
			if !writeList(w, of, page, plan.query.Order, field) {
				return false
			}
		}
	}
	w.end(len(plan.fields))
	return true
}

// writeList writes a page's objects, as nodes or as edges.
func writeList[T storage.Node](
	w *writer, of *source[T], page *storage.Page[T], order storage.Order, list *connectionField,
) bool {
	w.json = append(w.json, '[')
	for i := range page.Edges {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		edge := &page.Edges[i]
		var written bool
		if list.name == "nodes" {
			written = writeObject(w, of, &edge.Node, edge.Cursor.ID, list.object)
		} else {
			written = writeEdge(w, of, edge, order, list.parts)
		}
		if !written {
			return false
		}
	}
	w.json = append(w.json, ']')
	return true
}

func writeEdge[T storage.Node](
	w *writer, of *source[T], edge *storage.Edge[T], order storage.Order, parts []connectionField,
) bool {
	for i := range parts {
		w.key(i, parts[i].key)
		switch parts[i].name {
		case "__typename":
			w.plain(parts[i].of)
		case "cursor":
			w.cursor(of.name, order, edge.Cursor)
		case "node":
			if !writeObject(w, of, &edge.Node, edge.Cursor.ID, parts[i].object) {
				return false
			}
		}
	}
	w.end(len(parts))
	return true
}

func writePageInfo[T any](
	w *writer, kind storage.Kind, page *storage.Page[T], order storage.Order, parts []connectionField,
) {
	for i := range parts {
		w.key(i, parts[i].key)
		switch last := len(page.Edges) - 1; parts[i].name {
		case "__typename":
			w.plain(parts[i].of)
		case "hasNextPage":
			w.json = strconv.AppendBool(w.json, page.HasNext)
		case "hasPreviousPage":
			w.json = strconv.AppendBool(w.json, page.HasPrevious)
		case "startCursor", "endCursor":
			switch {
			case last < 0:
				w.json = append(w.json, "null"...)
			case parts[i].name == "startCursor":
				w.cursor(kind, order, page.Edges[0].Cursor)
			default:
				w.cursor(kind, order, page.Edges[last].Cursor)
			}
		}
	}
	w.end(len(parts))
}
