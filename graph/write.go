package graph

import (
	"context"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/model"
	"junction/storage"
)

// writer appends JSON, byte for byte as the executor writes it.
type writer struct{ json []byte }

// MarshalGQL gives what was written to the executor.
func (w *writer) MarshalGQL(to io.Writer) { _, _ = to.Write(w.json) }

// writePage is how a connection writes a page that was read, with all that was read ahead below it.
func writePage[T storage.Node](
	o *operation, of *objects[T], query *storage.Query, page storage.Page[T], count func(context.Context) (int, error),
) model.Write {
	return func(ctx context.Context, selections ast.SelectionSet) graphql.Marshaler {
		plan, ok := o.planConnection(of.name, query, selections)
		if !ok {
			return nil
		}
		total := 0
		if plan.counts {
			var err error
			if total, err = count(ctx); err != nil {
				return nil // and the executor, which counts again, tells why
			}
		}
		w := &writer{}
		if !writeConnection(ctx, w, of, &page, total, plan) {
			return nil
		}
		return w
	}
}

// writeNode writes an object whose level was read ahead.
func (o *operation) writeNode(ctx context.Context, selections ast.SelectionSet, node storage.Node) graphql.Marshaler {
	w := &writer{}
	written := false
	switch object := node.(type) {
	case *storage.Article:
		written = writeSelected(ctx, w, o, o.articles, object, selections)
	case *storage.Publication:
		written = writeSelected(ctx, w, o, o.publications, object, selections)
	}
	if !written {
		return nil
	}
	return w
}

func writeSelected[T storage.Node](
	ctx context.Context, w *writer, o *operation, of *objects[T], object *T, selections ast.SelectionSet,
) bool {
	plan, ok := o.plan(of.name, selections)
	return ok && writeObject(ctx, w, of, object, (*object).Ref().ID, plan)
}

func writeObject[T storage.Node](
	ctx context.Context, w *writer, of *objects[T], object *T, id storage.ID, plan objectPlan,
) bool {
	for i := range plan {
		field := &plan[i]
		w.key(i, field.key)
		switch field.name {
		case "__typename":
			w.plain(string(of.name))
		case "id":
			w.globalID(of.name, id)
		default:
			if field.side != nil {
				if !field.side.write(ctx, w, id, field.connection) {
					return false
				}
				continue
			}
			text, known := of.texts[field.name]
			if !known {
				return false
			}
			w.text(text(object))
		}
	}
	w.end(len(plan))
	return true
}

func (l *linked[Near, Far]) write(ctx context.Context, w *writer, owner storage.ID, plan *connectionPlan) bool {
	key := owned{owner, plan.query}
	var page storage.Page[Far]
	var total int
	var known bool
	if plan.reads {
		if page, known = l.pages.known(ctx, key); !known {
			return false
		}
	}
	if plan.counts {
		if total, known = l.counts.known(ctx, key); !known {
			return false
		}
	}
	return writeConnection(ctx, w, l.far, &page, total, plan)
}

func writeConnection[T storage.Node](
	ctx context.Context, w *writer, of *objects[T], page *storage.Page[T], total int, plan *connectionPlan,
) bool {
	for i := range plan.fields {
		field := &plan.fields[i]
		w.key(i, field.key)
		switch field.name {
		case "__typename":
			w.plain(string(of.name) + "Connection")
		case "totalCount":
			w.json = strconv.AppendInt(w.json, int64(total), 10)
		case "pageInfo":
			writePageInfo(w, of.name, page, plan.query.Order, field.parts)
		case "nodes", "edges":
			if !writeList(ctx, w, of, page, plan.query.Order, field) {
				return false
			}
		}
	}
	w.end(len(plan.fields))
	return true
}

// writeList writes a page's objects, as nodes or as edges.
func writeList[T storage.Node](
	ctx context.Context, w *writer, of *objects[T], page *storage.Page[T], order storage.Order, list *connectionField,
) bool {
	w.json = append(w.json, '[')
	for i := range page.Edges {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		edge := &page.Edges[i]
		var written bool
		if list.name == "nodes" {
			written = writeObject(ctx, w, of, &edge.Node, edge.Cursor.ID, list.object)
		} else {
			written = writeEdge(ctx, w, of, edge, order, list.parts)
		}
		if !written {
			return false
		}
	}
	w.json = append(w.json, ']')
	return true
}

func writeEdge[T storage.Node](
	ctx context.Context, w *writer, of *objects[T], edge *storage.Edge[T], order storage.Order, parts []connectionField,
) bool {
	for i := range parts {
		w.key(i, parts[i].key)
		switch parts[i].name {
		case "__typename":
			w.plain(string(of.name) + "Edge")
		case "cursor":
			w.cursor(of.name, order, edge.Cursor)
		case "node":
			if !writeObject(ctx, w, of, &edge.Node, edge.Cursor.ID, parts[i].object) {
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
			w.plain("PageInfo")
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
