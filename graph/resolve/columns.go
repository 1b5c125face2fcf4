package resolve

import (
	"slices"

	"junction/storage"
)

// This file finds out which fields of objects a query has to read. That is known before anything is read, because plans
// are compiled for all levels at once. Where the executor answers, it may ask for any field, so all of them are read.

// columns are the fields that are selected of the objects on the pages of each query, of all selections together: queries
// with equal arguments are read once. There are few.
type columns []selectedFields

type selectedFields struct {
	query  *storage.Query
	fields storage.Fields
}

// of are the fields to read for a query: all, where nobody knows.
func (c columns) of(q *storage.Query) storage.Fields {
	for i := range c {
		if c[i].query == q {
			return c[i].fields
		}
	}
	return 0
}

// with adds what a plan selects of objects, and what is selected below them.
func (c columns) with(plan *objectPlan) columns {
	for i := range plan.fields {
		if below := plan.fields[i].connection; below != nil {
			c = c.withPage(below)
		}
	}
	return c
}

func (c columns) withPage(plan *connectionPlan) columns {
	fields := storage.OnlyID
	for _, object := range plan.below {
		fields |= object.reads
	}
	place := slices.IndexFunc(c, func(of selectedFields) bool { return of.query == plan.query })
	if place < 0 {
		place = len(c)
		c = append(c, selectedFields{query: plan.query})
	}
	c[place].fields |= fields
	for _, object := range plan.below {
		c = c.with(object)
	}
	return c
}

// columnsOf are the columns of a query that is answered along its plans alone, or nil for another one.
func (o *operation) columnsOf(roots []root) columns {
	if o.unplanned || lists(roots) > 1 {
		return nil
	}
	selected := make(columns, 0, 4)
	for i := range roots {
		root := &roots[i]
		switch {
		case root.IsDeferred(), root.Name != typeField && root.kind == nil:
			return nil
		case root.kind == nil:
		case root.isList:
			query, err := o.query(root.kind, root.Field)
			if err != nil {
				return nil
			}
			root.page = o.planConnection(root.kind, query, root.CollectedField)
			if !root.page.writable {
				return nil
			}
			selected = selected.withPage(root.page)
		default:
			plan := o.plan(root.kind, root.Selections)
			if !root.namesOne() || !plan.writable {
				return nil
			}
			selected = selected.with(plan)
		}
	}
	return selected
}
