package storagetest

import (
	"fmt"
	"strings"

	"junction/model"
	"junction/storage"
)

// written is a filter as a failure shows it.
func written(filter storage.Filter) string {
	switch f := filter.(type) {
	case nil:
		return "all"
	case storage.And:
		return "and(" + writtenAll(f) + ")"
	case storage.Or:
		return "or(" + writtenAll(f) + ")"
	case storage.Not:
		return "not(" + written(f.Filter) + ")"
	case storage.IDIn:
		return fmt.Sprintf("id in %d", []storage.ID(f))
	case storage.Text:
		return fmt.Sprintf("%s %s %q%s", fieldName(f.Field), f.Op, f.Value, caseOf(f.IgnoreCase))
	case storage.TextIn:
		return fmt.Sprintf("%s in %q%s", fieldName(f.Field), f.Values, caseOf(f.IgnoreCase))
	case storage.Compare:
		return fmt.Sprintf("%s %s %v", fieldName(f.Field), f.Op, f.Value)
	case storage.In:
		return fmt.Sprintf("%s in %v", fieldName(f.Field), f.Values)
	case storage.IsNull:
		return fieldName(f.Field) + " is null"
	case storage.Some:
		return fmt.Sprintf("some %s(%s)", sideName(f.Via), written(f.Where))
	case storage.LinkCount:
		return fmt.Sprintf("count of %s %s %d", sideName(f.Via), f.Op, f.N)
	}
	return fmt.Sprintf("%T", filter)
}

func writtenAll(filters []storage.Filter) string {
	all := make([]string, len(filters))
	for i, filter := range filters {
		all[i] = written(filter)
	}
	return strings.Join(all, ", ")
}

func caseOf(ignored bool) string {
	if ignored {
		return " in any case"
	}
	return ""
}

func fieldName(field *model.Field) string {
	if field == nil {
		return "id"
	}
	return field.Name
}

func sideName(side *model.Side) string {
	if side == nil {
		return "no side"
	}
	return side.Name
}

// shown is a query, which writes itself only where a failure is shown.
type shown storage.Query

func (q shown) String() string {
	bound := func(at *storage.Cursor) string {
		if at == nil {
			return "-"
		}
		return fmt.Sprintf("%v:%d:%d", at.Value, at.ID, at.Linked)
	}
	return fmt.Sprintf("%s, repeat %t, by %s, descending %t, after %s, before %s, limit %d, backward %t",
		written(q.Where), q.Repeat, fieldName(q.Order.Field), q.Order.Descending, bound(q.After), bound(q.Before), q.Limit, q.Backward)
}
