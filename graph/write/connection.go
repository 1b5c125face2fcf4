package write

import (
	"strconv"

	"junction/graph/plan"
	"junction/model/names"
	"junction/storage"
)

// connection writes a page.
func (w *Writer) connection(page *storage.Page, total int, of *plan.Connection) bool {
	if !of.Whole && w.left.begin() {
		w.null()
		return true
	}
	for i := range of.Parts {
		part := &of.Parts[i]
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
		case part.Name == plan.TotalCount:
			w.number(total)
		case part.Name == plan.PageInfo:
			written = w.pageInfo(page, of, part)
		default:
			written = w.list(page, of, part)
		}
		if !written {
			return false
		}
	}
	w.end(len(of.Parts))
	return of.Whole || w.left.end()
}

// list writes a page's objects, as nodes or as edges.
func (w *Writer) list(page *storage.Page, of *plan.Connection, list *plan.Part) bool {
	if !list.Whole && w.left.begin() {
		w.null()
		return true
	}
	w.json = append(w.json, '[')
	for i := range page.Edges {
		w.separate(i)
		edge := &page.Edges[i]
		var written bool
		if list.Object != nil {
			written = w.object(&edge.Node, list.Object)
		} else {
			written = w.edge(edge, of, list)
		}
		if !written {
			return false
		}
	}
	w.json = append(w.json, ']')
	return list.Whole || w.left.end()
}

func (w *Writer) edge(edge *storage.Edge, of *plan.Connection, list *plan.Part) bool {
	if !list.Whole && w.left.begin() {
		w.null()
		return true
	}
	for i := range list.Parts {
		part := &list.Parts[i]
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
		case part.Name == plan.Cursor:
			w.cursor(of, edge)
		default:
			written = w.object(&edge.Node, part.Object)
		}
		if !written {
			return false
		}
	}
	w.end(len(list.Parts))
	return list.Whole || w.left.end()
}

func (w *Writer) pageInfo(page *storage.Page, of *plan.Connection, info *plan.Part) bool {
	if !info.Whole && w.left.begin() {
		w.null()
		return true
	}
	for i := range info.Parts {
		part, last := &info.Parts[i], len(page.Edges)-1
		w.key(i, part.Key)
		switch {
		case part.Left:
			w.left.skip() // its name
			if !w.leftValue() {
				return false
			}
		case part.Name == names.TypeName:
			w.plain(part.Of)
		case part.Name == plan.HasNextPage:
			w.json = strconv.AppendBool(w.json, page.HasNext)
		case part.Name == plan.HasPreviousPage:
			w.json = strconv.AppendBool(w.json, page.HasPrevious)
		case last < 0:
			w.null()
		case part.Name == plan.StartCursor:
			w.cursor(of, &page.Edges[0])
		default:
			w.cursor(of, &page.Edges[last])
		}
	}
	w.end(len(info.Parts))
	return info.Whole || w.left.end()
}
