package sqlstore

import (
	"cmp"
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
	after := st.bound(key, q.Order, q.After, slotAfterText, ahead, back)
	before := st.bound(key, q.Order, q.Before, slotBeforeText, back, ahead)
	if crossed(q, linked != "") { // the page is empty, and lies at one of the two
		if q.Backward {
			after.outside = before.inside
		} else {
			before.outside = after.inside
		}
	}
	outside := func(way along, beyond string) string {
		return st.dialect.Any("SELECT 1 FROM "+of.from()+" WHERE "+condition+beyond, way.order)
	}
	var page pageOf
	if st.form.before = q.After != nil; st.form.before {
		page.before = outside(back, after.outside)
	}
	if st.form.after = q.Before != nil; st.form.after {
		page.after = outside(ahead, before.outside)
	}

	way := ahead
	if q.Backward {
		way = back
	}
	rows := " FROM " + of.from() + " WHERE " + condition + after.inside + before.inside
	if sorted := st.dialect.SortedTuples; sorted != nil && sorts(of, q.Order) {
		page.items = "(SELECT " + sorted(st.sorting(of, q), columnsOf(of)) + rows + ")"
		return page, nil
	}
	alias := st.alias()
	page.items = "(SELECT " + st.dialect.tuples(alias, of.object().columns, linked != "") +
		" FROM (SELECT " + from.once() + strings.Join(columns, ", ") + rows + " ORDER BY " + way.order + " LIMIT " + st.limit(q) + ") AS " + alias + ")"
	return page, nil
}

// crossed reports whether a query's After does not lie before its Before, in an order that ends with the linked IDs or not.
func crossed(q storage.Query, linked bool) bool {
	if q.After == nil || q.Before == nil {
		return false
	}
	order := cmp.Compare(q.After.ID, q.Before.ID)
	if text := strings.Compare(q.After.Text, q.Before.Text); text != 0 && q.Order.Field != "" {
		order = text
	}
	if linked && order == 0 && q.After.Linked != 0 && q.Before.Linked != 0 {
		order = cmp.Compare(q.After.Linked, q.Before.Linked)
	}
	if q.Order.Descending {
		return order <= 0
	}
	return order >= 0
}

// along is a way along an order: the sign between a place and those it leads to, and the order in which it meets them.
type along struct{ sign, order string }

// bound is a cursor as conditions, each after an AND: for what lies on the page's side of it, and for all else. Both are
// empty without a cursor.
type bound struct{ inside, outside string }

func (st *statement) bound(key []string, order storage.Order, cursor *storage.Cursor, text slot, in, out along) bound {
	if cursor == nil {
		return bound{}
	}
	place, values := st.place(key, order, cursor, text)
	return bound{" AND " + place + " " + in.sign + " " + values, " AND " + place + " " + out.sign + "= " + values}
}

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
