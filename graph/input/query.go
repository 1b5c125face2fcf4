// Package input turns the arguments of fields into what a store understands: IDs, values, filters, pages, objects. What is
// wrong with them is an error that says where.
package input

import (
	"fmt"

	"junction/graph/arguments"
	"junction/graph/cursor"
	"junction/graph/fault"
	"junction/graph/schema"
	"junction/model"
	"junction/storage"
)

// How many objects a page holds where the query does not say, and how many it may.
const (
	defaultPage = 50
	maxPage     = 1000
)

// Query reads the arguments of a connection to a list. The error is the problem to tell.
func Query(of *schema.Schema, list schema.List, given arguments.Arguments) (*storage.Query, error) {
	p := &fault.Problems{}
	q := &storage.Query{Repeat: given.Values["distinct"] == false}
	q.Where = readFilters(of, p, list, given, q.Repeat)
	order := given.Values["orderBy"].(map[string]any)
	q.Order.Field = orderField(of, p, list, order["field"].(string))
	q.Order.Descending = order["direction"] == "DESC"
	q.After = readCursor(p, list.Kind, q.Order, "after", given.Values["after"])
	q.Before = readCursor(p, list.Kind, q.Order, "before", given.Values["before"])
	first, hasFirst := readPageSize(p, "first", given.Values["first"])
	last, hasLast := readPageSize(p, "last", given.Values["last"])
	switch {
	case hasFirst && hasLast:
		p.Add(fault.InvalidInput, "last", "must not be given together with first")
	case hasFirst:
		q.Limit = first
	case hasLast:
		q.Limit, q.Backward = last, true
	default:
		q.Limit, q.Backward = defaultPage, q.Before != nil && q.After == nil
	}
	return q, p.Err()
}

// Lookup is the query for the object that has a value in a unique field.
func Lookup(by *model.Field, value model.Value) *storage.Query {
	return &storage.Query{
		Where: storage.And{comparing(by, storage.Equal, value, false)}, Order: storage.Order{Field: by}, Limit: 1,
	}
}

// orderField is the field that an enum value stands for; nil is the ID.
func orderField(of *schema.Schema, p *fault.Problems, list schema.List, value string) *model.Field {
	field, known := of.Order(list, value)
	if !known {
		p.AddFault(fmt.Errorf("the order %s is by no field of %s", value, list))
	}
	return field
}

// PageSize is the most objects that a page may hold which these arguments of a connection ask for.
func PageSize(arguments map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if size, given := readPageSize(&fault.Problems{}, name, arguments[name]); given {
			return size
		}
	}
	return defaultPage
}

func readCursor(p *fault.Problems, kind *model.Kind, order storage.Order, argument string, given any) *storage.Cursor {
	text, ok := given.(string)
	if !ok {
		return nil
	}
	place, err := cursor.Decode(kind, order, text)
	if err != nil {
		p.Add(fault.InvalidInput, argument, "cannot be used as a cursor: %v", err)
	}
	return &place
}

func readPageSize(p *fault.Problems, argument string, given any) (size int, ok bool) {
	n, ok := given.(int64)
	switch {
	case n < 0:
		p.Add(fault.InvalidInput, argument, "must not be negative")
	case n > maxPage:
		p.Add(fault.InvalidInput, argument, "must be at most %d", maxPage)
	}
	return int(min(max(n, 0), maxPage)), ok
}
