package sqlstore

import (
	"fmt"
	"slices"
	"strings"

	"junction/storage"
)

// pageOf is the part of a statement that reads a page: three expressions, which can stand beside those of other owners.
type pageOf struct {
	// items is a JSON array with a tuple for each object: its ID, its texts, and the linked ID where objects repeat.
	items string
	// before and after say whether objects lie outside the query's bounds.
	before, after string
}

// page writes the expressions for the page of a query among the objects of a selection. It reads one object more than
// the page holds, to see whether there is a next one.
func (st *statement) page(from selection, q storage.Query) (pageOf, error) {
	of, linked, condition := from.of, from.linked, from.condition
	key := []string{of.column("id")}
	if q.Order.Field != "" {
		if !slices.Contains(of.object().columns, q.Order.Field) {
			return pageOf{}, fmt.Errorf("%s has no field %q to order by", of.object().kind, q.Order.Field)
		}
		key = []string{of.column(q.Order.Field), of.column("id")}
	}
	columns := []string{of.column("id") + " AS id"}
	names := []string{"id"}
	for _, name := range of.object().columns {
		columns = append(columns, of.column(name)+" AS "+name)
		names = append(names, name)
	}
	if linked != "" {
		key = append(key, linked)
		columns = append(columns, linked+" AS linked")
		names = append(names, "linked")
	}

	ordered := func(direction string) string { return strings.Join(key, direction+", ") + direction }
	ahead, back := along{">", ordered(" ASC")}, along{"<", ordered(" DESC")}
	if q.Order.Descending {
		ahead, back = back, ahead
	}
	inside := []string{condition}
	page := pageOf{before: never, after: never}
	outside := func(place string, way along, values string) string {
		return st.dialect.Any("SELECT 1 FROM "+of.from()+" WHERE "+condition+" AND "+place+" "+way.sign+"= "+values, way.order)
	}
	if q.After != nil {
		place, values := st.place(key, q.Order, q.After, slotAfterText)
		inside = append(inside, place+" "+ahead.sign+" "+values)
		page.before = outside(place, back, values)
	}
	if q.Before != nil {
		place, values := st.place(key, q.Order, q.Before, slotBeforeText)
		inside = append(inside, place+" "+back.sign+" "+values)
		page.after = outside(place, ahead, values)
	}

	way := ahead
	if q.Backward {
		way = back
	}
	items := st.alias()
	page.items = "(SELECT " + st.dialect.Array(st.dialect.Tuple(items+"."+strings.Join(names, ", "+items+"."))) +
		" FROM (SELECT " + from.once() + strings.Join(columns, ", ") + " FROM " + of.from() +
		" WHERE " + strings.Join(inside, " AND ") +
		" ORDER BY " + way.order +
		" LIMIT " + st.bind(slotLimit) + ") AS " + items + ")"
	return page, nil
}

// along is a way along an order: the sign between a place and those it leads to, and the order in which it meets them.
type along struct{ sign, order string }

// place is a cursor's place as two row values: the columns of the key, and the slots for the cursor's values, of which
// text is the first. A cursor without a linked ID stands for all places of its object.
func (st *statement) place(key []string, order storage.Order, cursor *storage.Cursor, text slot) (columns, values string) {
	id, linked := text+1, text+2
	var bound []string
	if order.Field != "" {
		bound = append(bound, st.bind(text))
	}
	bound = append(bound, st.bind(id))
	if cursor.Linked != 0 && len(key) > len(bound) {
		bound = append(bound, st.bind(linked))
	}
	if len(bound) == 1 {
		return key[0], bound[0]
	}
	return "(" + strings.Join(key[:len(bound)], ", ") + ")", "(" + strings.Join(bound, ", ") + ")"
}

// readPage turns what the expressions of [statement.page] gave into a page. Items is empty where there are none.
func readPage[T any](e entityOf[T], items string, before, after bool, q storage.Query) (storage.Page[T], error) {
	edges, err := readTuples(e, items, q)
	if err != nil {
		return storage.Page[T]{}, err
	}
	more := len(edges) > q.Limit
	if more {
		edges = edges[:q.Limit]
	}
	page := storage.Page[T]{Edges: edges, HasPrevious: before, HasNext: after}
	if q.Backward {
		slices.Reverse(edges)
		page.HasPrevious = before || more
	} else {
		page.HasNext = after || more
	}
	return page, nil
}
