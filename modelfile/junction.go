package modelfile

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// nameJunction names the table that holds a relation's links, and the columns for their two ends.
func (r *reader) nameJunction(of *relation, directive *ast.Directive) {
	first, second := of.Sides[0], of.Sides[1]
	of.Table = column(snake(of.near.Name) + "_" + snake(first.Singular))
	r.setName(&of.Table, directive, "table", tableName)
	near := snake(of.near.Name) + "_id"
	if of.near == of.far && !of.Symmetric() {
		near = snake(second.Singular) + "_id"
	}
	far := snake(first.Singular) + "_id"
	first.Column, first.FarColumn = near, far
	if !of.Symmetric() {
		second.Column, second.FarColumn = far, near
	}
}

// readSortKeys reads the orders in which either side is paged through. The copies of the declaring side's keys have a prefix,
// those of the other side are called as the fields are.
func (r *reader) readSortKeys(of *relation) {
	r.sortKeys(of, of.Sides[0], of.far, relationOf(of.field), snake(of.Sides[0].Singular)+"_")
	if of.inverse != nil {
		r.sortKeys(of, of.Sides[1], of.near, relationOf(of.inverse), "")
	}
}

func (r *reader) sortKeys(of *relation, side *model.Side, far *entity, directive *ast.Directive, prefix string) {
	for _, name := range list(directive, "sortedBy") {
		field := r.orderable(far, name)
		switch {
		case field == nil:
			continue
		case field.Nullable:
			r.add(name.Position, "%s.%s may be null, and a list is not sorted by that; write %s: %s! there, or leave it out here",
				far.Name, field.Name, field.Name, far.definition.Fields.ForName(field.Name).Type)
			continue
		case side.SortKey(field) != nil:
			r.add(name.Position, "%s is in sortedBy already; leave one out", field.Name)
			continue
		}
		key := model.SortKey{Field: field, Column: field.Column, Index: of.Table + "_by_" + strings.TrimSuffix(side.Column, "_id")}
		if prefix != "" {
			key.Column = prefix + snake(field.Name)
		}
		if len(side.SortKeys) > 0 {
			key.Index += "_and_" + field.Column
		}
		side.SortKeys = append(side.SortKeys, key)
	}
	if len(side.SortKeys) > 0 {
		side.Near.Marks = side.Near.Table + "_sweep"
	}
}

// checkJunction looks whether the columns of a junction have different names.
func (r *reader) checkJunction(of *relation) {
	first := of.Sides[0]
	if first.Column == first.FarColumn {
		r.add(of.field.Position, "one of the objects at either end is called %s; write another name for those of %s: singular: %q",
			first.Singular, of.field.Name, "other"+upper(first.Singular))
		return
	}
	seen := map[string]bool{first.Column: true, first.FarColumn: true}
	for i, side := range of.Sides {
		if i > 0 && of.Symmetric() {
			break
		}
		for _, key := range side.SortKeys {
			if seen[key.Column] {
				r.add(of.field.Position, "the table %s would have two columns %s; write another name for %s.%s, or leave it out of sortedBy",
					of.Table, key.Column, side.Far.Name, key.Field.Name)
			}
			seen[key.Column] = true
		}
	}
}

// list is an argument that is a list of values, or one value without brackets.
func list(directive *ast.Directive, name string) []*ast.Value {
	given, is := argument(directive, name)
	if !is {
		return nil
	}
	if given.Kind != ast.ListValue {
		return []*ast.Value{given}
	}
	var values []*ast.Value
	for _, child := range given.Children {
		values = append(values, child.Value)
	}
	return values
}
