package statement

import (
	"strings"

	"junction/model"
)

// tuples is an aggregate that makes one value of rows, to hand them over at the cost of one: of each its ID, the linked
// ID, if that is asked for, and the items of its fields, whose columns have names. Where [Dialect.Tuples] does not make it, it is a text: a number ends with a
// space, a text comes after the number of its bytes. So nothing in it needs an escape, which would cost more to write and
// to read than all the rest.
func (d *Dialect) tuples(alias string, fields []*model.Field, names []string, linked bool) string {
	items := []item{{alias + ".id", true}}
	if linked {
		items = append(items, item{alias + ".linked", true})
	}
	for i, field := range fields {
		items = append(items, d.items(field, alias+"."+names[i])...)
	}
	if d.Tuples != nil {
		columns := make([]string, len(items))
		for i := range items {
			columns[i] = items[i].expression
		}
		return d.Tuples(columns)
	}
	var parts []string
	for _, item := range items {
		if item.number {
			parts = append(parts, item.expression, "' '")
		} else {
			parts = append(parts, "octet_length("+item.expression+")", "' '", item.expression)
		}
	}
	return "coalesce(string_agg(" + strings.Join(parts, " || ") + ", ''), '')"
}
