package statement

import (
	"fmt"

	"junction/model"
	"junction/storage"
)

// Walk is how an engine reads the pages of many owners through functions that keep what they are given meanwhile: they
// make what [Dialect.Records] would of the owners' IDs and what [Dialect.Tuples] would of each one's page.
type Walk struct {
	// Owners is a FROM item like that of [Dialect.EachID]. While it stands at a row, rows are taken for that one's page.
	Owners func(parameter, alias string) string
	// Join joins FROM items in the order in which they are written.
	Join string
	// Take takes a row, unless there are as many as the limit says. It is true as soon as there are.
	Take func(limit string, columns []string) string
	// Taken is an aggregate that gives what was taken.
	Taken string
	// TakeSorted is an aggregate that takes rows in any order, and gives what was taken.
	TakeSorted func(by Sorting, columns []string) string
}

// Sorting says how functions of an engine sort rows, whose columns are an ID, numbers and texts: by one of the texts, and
// then by the ID. Those beyond the limit are left out.
type Sorting struct {
	Limit      string // an expression
	Descending bool
	Key        int   // the column
	Numbers    int64 // a bit for each column behind the ID that holds numbers
}

// mostSorted is how many columns such rows have at most.
const mostSorted = 63

// sorting says how the rows of a query are sorted, which are selected from a source.
func (st *Statement) sorting(of source, q storage.Query) Sorting {
	by := Sorting{Limit: st.limit(q), Descending: descends(q)}
	column := 1 // behind the ID
	for _, field := range st.fieldsOf(of, q) {
		if field == q.Order.Field {
			by.Key = column
		}
		for _, item := range st.dialect.items(field, "") {
			if item.number {
				by.Numbers |= 1 << column
			}
			column++
		}
	}
	return by
}

// descends reports whether a query reads from the highest to the lowest.
func descends(q storage.Query) bool { return q.Order.Descending != q.Backward }

// walk writes a statement for the first pages of owners, each without a row or a subquery for it, where there is one for
// the query: one that walks along the index that has each owner's links in the query's order, or sorts few.
func (st *Statement) walk(side *model.Side, q storage.Query) (written bool, err error) {
	d := st.dialect
	if d.Walk == nil || q.Where != nil || q.After != nil || q.Before != nil || q.Order.Field == nil {
		return false, nil
	}
	of := st.links(side)
	if err := checkOrder(of, q.Order); err != nil {
		return false, err
	}
	// The condition that a link's far end has no mark might be evaluated behind the function, which is one too.
	key := side.SortKey(q.Order.Field)
	inOrder := key != nil && !descends(q) && d.marks(side.Far) == ""
	if !inOrder && !sorts(of, q.Order) {
		return false, nil
	}
	owner := listed{st.alias(), st.bind(slotIDs), d}
	from := " FROM " + d.Walk.Owners(owner.parameter, owner.alias)
	columns := append([]string{of.id()}, st.items(of, st.fieldsOf(of, q))...)
	if inOrder {
		of.indexed = key.Index
		st.write("SELECT ", d.Walk.Taken, from, " WHERE EXISTS (SELECT 1 FROM ", of.from(), " WHERE ",
			of.ownedBy(owner.id()), " AND ", d.Walk.Take(st.limit(q), columns), ")")
	} else {
		sorted := d.Walk.TakeSorted(st.sorting(of, q), columns)
		st.write("SELECT ", sorted, from, of.joinedTo(owner.id(), d.Walk.Join))
	}
	st.packed, st.form.Packed = true, true
	return true, nil
}

// checkOrder returns an error where there is nothing to order by.
func checkOrder(of source, order storage.Order) error {
	field := order.Field
	switch {
	case field == nil:
		return nil
	case !of.has(field):
		return fmt.Errorf("%s has no field %s to order by", of.object(), nameOf(field))
	case !field.Ordered:
		return fmt.Errorf("%s cannot be ordered by %s", of.object(), field.Name)
	}
	return nil
}
