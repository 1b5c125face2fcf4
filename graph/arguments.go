package graph

import (
	"math"
	"strings"

	"junction/graph/cursor"
	"junction/storage"
)

// How many objects a page holds where the query does not say, and how many it may.
const (
	defaultPage = 50
	maxPage     = 1000
)

// readQuery reads the arguments of a connection to objects of a kind from their raw form, which the library has
// checked against the schema. The error is the problem to tell.
func (s *shape) readQuery(kind storage.Kind, arguments map[string]any) (*storage.Query, error) {
	p := &problems{}
	q := &storage.Query{}
	for _, required := range []string{"distinct", "orderBy"} {
		if value, given := arguments[required]; given && value == nil {
			p.add(CodeInvalidInput, required, "must not be null")
		}
	}
	if where, given := arguments["where"].(map[string]any); given {
		q.Where = s.readFilter(p, kind, where).filter
	}
	if distinct, given := arguments["distinct"].(bool); given {
		q.Repeat = !distinct
	}
	if order, given := arguments["orderBy"].(map[string]any); given {
		if field, _ := order["field"].(string); field != "ID" {
			q.Order.Field = strings.ToLower(field)
		}
		if direction, given := order["direction"]; given && direction == nil {
			p.add(CodeInvalidInput, "orderBy.direction", "must not be null")
		}
		q.Order.Descending = order["direction"] == "DESC"
	}
	q.After = readCursor(p, kind, q.Order, "after", arguments["after"])
	q.Before = readCursor(p, kind, q.Order, "before", arguments["before"])
	first, hasFirst := readPageSize(p, "first", arguments["first"])
	last, hasLast := readPageSize(p, "last", arguments["last"])
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

// PageSize is the most objects that a page may hold which these arguments of a connection ask for.
func PageSize(arguments map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if size, given := readPageSize(&problems{}, name, arguments[name]); given {
			return size
		}
	}
	return defaultPage
}

func readCursor(p *problems, kind storage.Kind, order storage.Order, argument string, given any) *storage.Cursor {
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
	if given == nil {
		return 0, false
	}
	n := readInt(p, argument, given)
	switch {
	case n < 0:
		p.add(CodeInvalidInput, argument, "must not be negative")
	case n > maxPage:
		p.add(CodeInvalidInput, argument, "must be at most %d", maxPage)
	}
	return int(min(max(n, 0), maxPage)), true
}

// readInt reads a number as GraphQL has it: whole, of 32 bits. The library does not hold a variable's to that.
func readInt(p *problems, argument string, given any) int64 {
	n, whole := given.(int64)
	if !whole || n < math.MinInt32 || n > math.MaxInt32 {
		p.add(CodeInvalidInput, argument, "must be a whole number of 32 bits")
		return 0
	}
	return n
}
