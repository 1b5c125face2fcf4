package graph

import "junction/storage"

// This file finds out which fields of objects a query has to read. That is known before anything is read, because plans
// are compiled for all levels at once. Where the executor answers, it may ask for any field, so all of them are read.

// columns are the fields that are selected of the objects on the pages of each query, of all selections together: queries
// with equal arguments are read once.
type columns map[*storage.Query]storage.Fields

// of are the fields to read for a query: all, where nobody knows.
func (c columns) of(q *storage.Query) storage.Fields { return c[q] }

// add adds what a plan selects of objects, and what is selected below them.
func (c columns) add(plan *objectPlan) {
	for i := range plan.fields {
		if below := plan.fields[i].connection; below != nil {
			c.addPage(below)
		}
	}
}

func (c columns) addPage(plan *connectionPlan) {
	c[plan.query] |= storage.OnlyID
	for _, object := range plan.below {
		c[plan.query] |= object.reads
		c.add(object)
	}
}

// columnsOf are the columns of a query that is answered along its plans alone, or nil for another one.
func (o *operation) columnsOf(roots []root) columns {
	if o.unplanned || lists(roots) > 1 {
		return nil
	}
	selected := make(columns)
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
			selected.addPage(root.page)
		default:
			plan := o.plan(root.kind, root.Selections)
			if !root.namesOne() || !plan.writable {
				return nil
			}
			selected.add(plan)
		}
	}
	return selected
}
