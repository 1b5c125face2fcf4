package plan

import (
	"slices"

	"junction/storage"
)

// This file finds out which fields of objects a query has to read. That is known before anything is read, because plans
// are compiled for all levels at once. Where the executor answers, it may ask for any field, so all of them are read.

// Columns are the fields that are selected of the objects on the pages of each query, and of their links, of all selections
// together: queries with equal arguments are read once. There are few.
type Columns []selectedFields

type selectedFields struct {
	query        *storage.Query
	fields, link storage.Fields
}

// Reading is a query for those fields that are selected: all, where nobody knows.
func (c Columns) Reading(q *storage.Query) storage.Query {
	reading := *q
	for i := range c {
		if c[i].query == q {
			reading.Fields, reading.Link = c[i].fields, c[i].link
			break
		}
	}
	return reading
}

// with adds what a plan selects of objects, and what is selected below them.
func (c Columns) with(plan *Object) Columns {
	for i := range plan.Fields {
		if below := plan.Fields[i].Connection; below != nil {
			c = c.withPage(below)
		}
	}
	return c
}

func (c Columns) withPage(plan *Connection) Columns {
	fields := storage.OnlyID
	for _, object := range plan.Below {
		fields |= object.Reads
	}
	place := slices.IndexFunc(c, func(of selectedFields) bool { return of.query == plan.Query })
	if place < 0 {
		place = len(c)
		c = append(c, selectedFields{query: plan.Query})
	}
	c[place].fields |= fields
	c[place].link |= plan.Link
	for _, object := range plan.Below {
		c = c.with(object)
	}
	return c
}

// ColumnsOf are the columns of a query that is answered along its plans alone, or nil for another one.
func ColumnsOf(roots []Root) Columns {
	selected := make(Columns, 0, 4)
	for i := range roots {
		root := &roots[i]
		if !root.Whole() {
			return nil
		}
		if root.Page != nil {
			selected = selected.withPage(root.Page)
		}
		for _, object := range root.Objects {
			selected = selected.with(object)
		}
	}
	return selected
}
