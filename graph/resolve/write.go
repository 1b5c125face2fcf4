package resolve

import (
	"context"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/types"
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
func (o *operation) writeNode(_ context.Context, selections ast.SelectionSet, node types.Node) graphql.Marshaler {
	w := &writer{operation: o}
	kind := node.Ref().Kind
	written := false
	if plan := o.plan(kind, selections); plan.writable {
		object := o.goTypes[kind.Index].Object(node)
		written = w.object(&object, plan)
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

func (w *writer) object(object *storage.Object, plan *objectPlan) bool {
	if !plan.writable || w.operation.size.exceeds(len(w.json)) {
		return false
	}
	for i := range plan.fields {
		field := &plan.fields[i]
		w.key(i, field.key)
		switch {
		case field.field != nil:
			if !w.value(field.field, object.Value(field.field)) {
				return false
			}
		case field.side != nil:
			if !w.linked(w.operation.linked(field.side), object.ID, field.connection) {
				return false
			}
		case field.name == idField:
			w.globalID(plan.kind, object.ID)
		default:
			w.plain(plan.kind.Name)
		}
	}
	w.end(len(plan.fields))
	return true
}

// linked writes an owner's connection from what was read ahead, or reports that not all of it was.
func (w *writer) linked(via *linked, owner storage.ID, plan *connectionPlan) bool {
	key := owned{owner, plan.query}
	var page storage.Page
	var total int
	var known bool
	if plan.reads {
		if page, known = via.pages.known(key); !known {
			return false
		}
	}
	if plan.counts {
		if total, known = via.counts.known(key); !known {
			return false
		}
	}
	return w.connection(&page, total, plan)
}

func (w *writer) connection(page *storage.Page, total int, plan *connectionPlan) bool {
	if !plan.writable {
		return false
	}
	for i := range plan.fields {
		field := &plan.fields[i]
		w.key(i, field.key)
		switch field.name {
		case typeField:
			w.plain(field.of)
		case "totalCount":
			w.json = strconv.AppendInt(w.json, int64(total), 10)
		case "pageInfo":
			w.pageInfo(page, plan, field.parts)
		case "nodes", "edges":
			if !w.list(page, plan, field) {
				return false
			}
		}
	}
	w.end(len(plan.fields))
	return true
}

// list writes a page's objects, as nodes or as edges.
func (w *writer) list(page *storage.Page, plan *connectionPlan, list *connectionField) bool {
	w.json = append(w.json, '[')
	for i := range page.Edges {
		if i > 0 {
			w.json = append(w.json, ',')
		}
		edge := &page.Edges[i]
		var written bool
		if list.name == "nodes" {
			written = w.object(&edge.Node, list.object)
		} else {
			written = w.edge(edge, plan, list.parts)
		}
		if !written {
			return false
		}
	}
	w.json = append(w.json, ']')
	return true
}

func (w *writer) edge(edge *storage.Edge, plan *connectionPlan, parts []connectionField) bool {
	for i := range parts {
		w.key(i, parts[i].key)
		switch parts[i].name {
		case typeField:
			w.plain(parts[i].of)
		case "cursor":
			w.cursor(plan, edge)
		case "node":
			if !w.object(&edge.Node, parts[i].object) {
				return false
			}
		}
	}
	w.end(len(parts))
	return true
}

func (w *writer) pageInfo(page *storage.Page, plan *connectionPlan, parts []connectionField) {
	for i := range parts {
		w.key(i, parts[i].key)
		switch last := len(page.Edges) - 1; parts[i].name {
		case typeField:
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
				w.cursor(plan, &page.Edges[0])
			default:
				w.cursor(plan, &page.Edges[last])
			}
		}
	}
	w.end(len(parts))
}
