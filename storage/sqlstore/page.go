package sqlstore

import (
	"strings"

	"junction/storage"
)

// pageOf is the part of a statement that reads a page: three expressions, which can stand beside those of other owners.
type pageOf struct {
	// items is the objects' [tuples], with the linked ID where objects repeat.
	items string
	// before and after say whether objects lie outside the query's bounds; empty where none can, or nobody asks.
	before, after string
}

// columns lists the expressions.
func (p pageOf) columns() []string {
	columns := []string{p.items}
	if p.before != "" {
		columns = append(columns, p.before)
	}
	if p.after != "" {
		columns = append(columns, p.after)
	}
	return columns
}

// page writes the expressions for the page of a query among the objects of a selection.
func (st *statement) page(from selection, q storage.Query) (pageOf, error) {
	of, linked, condition := from.of, from.linked, from.condition
	if err := checkOrder(of, q.Order); err != nil {
		return pageOf{}, err
	}
	key := []string{of.column("id")}
	if q.Order.Field != "" {
		key = []string{of.column(q.Order.Field), of.column("id")}
	}
	columns := []string{of.column("id") + " AS id"}
	for _, name := range of.object().columns {
		columns = append(columns, of.column(name)+" AS "+name)
	}
	st.form.linked, st.form.packed = linked != "", st.dialect.Tuples != nil
	if linked != "" {
		key = append(key, linked)
		columns = append(columns, linked+" AS linked")
	}

	ordered := func(direction string) string { return strings.Join(key, direction+", ") + direction }
	ahead, back := along{">", ordered(" ASC")}, along{"<", ordered(" DESC")}
	if q.Order.Descending {
		ahead, back = back, ahead
	}
	inside := []string{condition}
	var page pageOf
	outside := func(place string, way along, values string) string {
		return st.dialect.Any("SELECT 1 FROM "+of.from()+" WHERE "+condition+" AND "+place+" "+way.sign+"= "+values, way.order)
	}
	if q.After != nil {
		place, values := st.place(key, q.Order, q.After, slotAfterText)
		inside = append(inside, place+" "+ahead.sign+" "+values)
		if st.form.before = !q.IgnorePrevious; st.form.before {
			page.before = outside(place, back, values)
		}
	}
	if q.Before != nil {
		place, values := st.place(key, q.Order, q.Before, slotBeforeText)
		inside = append(inside, place+" "+back.sign+" "+values)
		if st.form.after = !q.IgnoreNext; st.form.after {
			page.after = outside(place, ahead, values)
		}
	}

	way := ahead
	if q.Backward {
		way = back
	}
	rows := " FROM " + of.from() + " WHERE " + strings.Join(inside, " AND ")
	if sorted := st.dialect.SortedTuples; sorted != nil && sorts(of, q.Order) {
		page.items = "(SELECT " + sorted(st.sorting(of, q), columnsOf(of)) + rows + ")"
		return page, nil
	}
	alias := st.alias()
	page.items = "(SELECT " + st.dialect.tuples(alias, of.object().columns, linked != "") +
		" FROM (SELECT " + from.once() + strings.Join(columns, ", ") + rows + " ORDER BY " + way.order + " LIMIT " + st.limit(q) + ") AS " + alias + ")"
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
