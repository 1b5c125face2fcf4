package statement

import (
	"cmp"
	"slices"
	"strconv"
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
func (st *Statement) page(from selection, q storage.Query) (pageOf, error) {
	of, linked, condition := from.of, from.linked, from.condition
	if err := checkOrder(of, q.Order); err != nil {
		return pageOf{}, err
	}
	key := keyOf(of, q.Order)
	fields := st.fieldsOf(of, q)
	columns, names := []string{of.id() + " AS id"}, make([]string, len(fields))
	for i, field := range fields {
		names[i] = field.Column
		if field.OfLink { // which the object may have a column of the same name beside
			names[i] = st.alias()
		}
		columns = append(columns, of.field(field)+" AS "+names[i])
	}
	if field := q.Order.Field; field != nil && field.Nullable && from.distinct { // which has to have what it is ordered by
		columns = append(columns, key[0]+" AS "+st.alias())
	}
	st.form.Linked, st.form.Packed = linked != "", st.dialect.Tuples != nil
	if linked != "" {
		key = append(key, linked)
		columns = append(columns, linked+" AS linked")
	}

	ordered := func(direction string) string { return strings.Join(key, direction+", ") + direction }
	ahead, back := along{">", ordered(" ASC")}, along{"<", ordered(" DESC")}
	if q.Order.Descending {
		ahead, back = back, ahead
	}
	after := st.bound(key, q.Order, q.After, slotAfterValue, ahead, back)
	before := st.bound(key, q.Order, q.Before, slotBeforeValue, back, ahead)
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
	if st.form.Before = q.After != nil; st.form.Before {
		page.before = outside(back, after.outside)
	}
	if st.form.After = q.Before != nil; st.form.After {
		page.after = outside(ahead, before.outside)
	}

	way := ahead
	if q.Backward {
		way = back
	}
	rows := " FROM " + of.from() + " WHERE " + condition + after.inside + before.inside
	if sorted := st.dialect.SortedTuples; sorted != nil && sorts(of, q.Order) {
		page.items = "(SELECT " + sorted(st.sorting(of, q), append([]string{of.id()}, st.items(of, fields)...)) + rows + ")"
		return page, nil
	}
	alias := st.alias()
	page.items = "(SELECT " + st.dialect.tuples(alias, fields, names, linked != "") +
		" FROM (SELECT " + from.once() + strings.Join(columns, ", ") + rows + " ORDER BY " + way.order + " LIMIT " + st.limit(q) + ") AS " + alias + ")"
	return page, nil
}

// crossed reports whether a query's After does not lie before its Before, in an order that ends with the linked IDs or not.
func crossed(q storage.Query, linked bool) bool {
	if q.After == nil || q.Before == nil {
		return false
	}
	order := cmp.Compare(q.After.ID, q.Before.ID)
	if field := q.Order.Field; field != nil {
		order = cmp.Or(field.Type.Compare(q.After.Value, q.Before.Value), order)
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

func (st *Statement) bound(key []string, order storage.Order, cursor *storage.Cursor, value slot, in, out along) bound {
	if cursor == nil {
		return bound{}
	}
	place, values := st.place(key, order, cursor, value)
	return bound{" AND " + place + " " + in.sign + " " + values, " AND " + place + " " + out.sign + "= " + values}
}

// keyOf lists what an order compares. Null comes behind all values: so before a value that may be null comes whether it is,
// which an index has, too.
func keyOf(of source, order storage.Order) []string {
	var key []string
	if field := order.Field; field != nil {
		column := of.field(field)
		if field.Nullable {
			key = append(key, "("+column+" IS NULL)")
		}
		key = append(key, column)
	}
	return append(key, of.id())
}

// place is a cursor's place as two row values: the columns of the key, and the slots for the cursor's values, of which
// value is the first. A cursor without a linked ID stands for all places of its object.
func (st *Statement) place(key []string, order storage.Order, cursor *storage.Cursor, value slot) (columns, values string) {
	id, linked := value+1, value+2
	var bound []string
	if field := order.Field; field != nil && field.Nullable {
		bound = append(bound, strings.ToUpper(strconv.FormatBool(cursor.Value.Null())))
	}
	if order.Field != nil {
		if cursor.Value.Null() { // which compares with nothing, and is equal to all that is null
			key = slices.Delete(slices.Clone(key), len(bound), len(bound)+1)
		} else {
			bound = append(bound, st.bind(value))
		}
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
