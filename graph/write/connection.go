package write

import (
	"strconv"

	"junction/graph/plan"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// connection writes a page.
func (w *Writer) connection(page *storage.Page, total int, of *plan.Connection) bool {
	return w.parts(of.Parts, of.Whole, func(part *plan.Part) bool {
		switch part.Name {
		case plan.TotalCount:
			w.number(total)
			return true
		case plan.PageInfo:
			return w.pageInfo(page, of, part)
		case plan.Nodes:
			return w.array(len(page.Edges), part.Whole, func(i int) bool {
				return w.object(&page.Edges[i].Node, part.Object)
			})
		}
		return w.array(len(page.Edges), part.Whole, func(i int) bool {
			return w.edge(&page.Edges[i], of.Kind, of.Query.Order, part)
		})
	})
}

// edge writes an object of a kind, with its place in an order.
func (w *Writer) edge(edge *storage.Edge, kind *model.Kind, order storage.Order, of *plan.Part) bool {
	return w.parts(of.Parts, of.Whole, func(part *plan.Part) bool {
		switch {
		case part.Field != nil:
			return w.value(part.Field, edge.Link.Value(part.Field))
		case part.Name == plan.Cursor:
			w.cursor(edge, kind, order)
			return true
		}
		return w.object(&edge.Node, part.Object)
	})
}

func (w *Writer) pageInfo(page *storage.Page, of *plan.Connection, info *plan.Part) bool {
	return w.parts(info.Parts, info.Whole, func(part *plan.Part) bool {
		last := len(page.Edges) - 1
		switch {
		case part.Name == plan.HasNextPage:
			w.json = strconv.AppendBool(w.json, page.HasNext)
		case part.Name == plan.HasPreviousPage:
			w.json = strconv.AppendBool(w.json, page.HasPrevious)
		case last < 0:
			w.null()
		case part.Name == plan.StartCursor:
			w.cursor(&page.Edges[0], of.Kind, of.Query.Order)
		default:
			w.cursor(&page.Edges[last], of.Kind, of.Query.Order)
		}
		return true
	})
}

// parts writes an object of parts, each of which that is not left to the executor, nor the type's name, by a function.
func (w *Writer) parts(parts []plan.Part, whole bool, write func(*plan.Part) bool) bool {
	if !whole && w.left.begin() {
		w.null()
		return true
	}
	for i := range parts {
		part := &parts[i]
		w.key(i, part.Key)
		if !part.Whole {
			w.left.skip() // its name
		}
		written := true
		switch {
		case part.Left:
			written = w.leftValue()
		case part.Name == names.TypeName:
			w.plain(part.Of)
		default:
			written = write(part)
		}
		if !written {
			return false
		}
	}
	w.end(len(parts))
	return whole || w.left.end()
}
