package resolve

import (
	"fmt"

	"junction/graph/arguments"
	"junction/graph/cursor"
	"junction/model"
	"junction/storage"
)

// How many objects a page holds where the query does not say, and how many it may.
const (
	defaultPage = 50
	maxPage     = 1000
)

// readQuery reads the arguments of a connection to objects of a kind. The error is the problem to tell.
func (s *shape) readQuery(kind *model.Kind, given arguments.Arguments) (*storage.Query, error) {
	p := &problems{}
	q := &storage.Query{}
	if where, given := given.Values["where"].(map[string]any); given {
		q.Where = s.readFilter(p, kind, where)
	}
	if distinct, given := given.Values["distinct"].(bool); given {
		q.Repeat = !distinct
	}
	order := given.Values["orderBy"].(map[string]any)
	q.Order.Field = s.orderField(p, kind, order["field"].(string))
	q.Order.Descending = order["direction"] == "DESC"
	q.After = readCursor(p, kind, q.Order, "after", given.Values["after"])
	q.Before = readCursor(p, kind, q.Order, "before", given.Values["before"])
	first, hasFirst := readPageSize(p, "first", given.Values["first"])
	last, hasLast := readPageSize(p, "last", given.Values["last"])
	switch {
	case hasFirst && hasLast:
		p.add(CodeInvalidInput, "last", "must not be given together with first")
	case hasFirst:
		q.Limit = first
	case hasLast:
		q.Limit, q.Backward = last, true
	default:
		q.Limit, q.Backward = defaultPage, q.Before != nil && q.After == nil
	}
	return q, p.err()
}

// orderField is the field that an enum value stands for; nil is the ID.
func (s *shape) orderField(p *problems, kind *model.Kind, value string) *model.Field {
	field, known := s.kinds[kind.Index].orders[value]
	if !known {
		p.addFault(fmt.Errorf("the order %s is by no field of %s", value, kind))
	}
	return field
}

// PageSize is the most objects that a page may hold which these arguments of a connection ask for.
func PageSize(arguments map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if size, given := readPageSize(&problems{}, name, arguments[name]); given {
			return size
		}
	}
	return defaultPage
}

func readCursor(p *problems, kind *model.Kind, order storage.Order, argument string, given any) *storage.Cursor {
	text, ok := given.(string)
	if !ok {
		return nil
	}
	place, err := cursor.Decode(kind, order, text)
	if err != nil {
		p.add(CodeInvalidInput, argument, "cannot be used as a cursor: %v", err)
	}
	return &place
}

func readPageSize(p *problems, argument string, given any) (size int, ok bool) {
	n, ok := given.(int64)
	switch {
	case n < 0:
		p.add(CodeInvalidInput, argument, "must not be negative")
	case n > maxPage:
		p.add(CodeInvalidInput, argument, "must be at most %d", maxPage)
	}
	return int(min(max(n, 0), maxPage)), ok
}
