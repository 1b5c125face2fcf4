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
// those of the other side are called as the fields are. A list that people put in order is sorted by that, too.
func (r *reader) readSortKeys(of *relation) {
	r.sortKeys(of, of.Sides[0], of.far, relationOf(of.field), snake(of.Sides[0].Singular)+"_")
	if of.inverse != nil {
		r.sortKeys(of, of.Sides[1], of.near, relationOf(of.inverse), "")
	}
	for _, side := range of.Sides {
		if position := side.Position(); position != nil && side.SortKey(position) == nil {
			addSortKey(of, side, position, position.Column)
		}
		if len(side.SortKeys) > 0 {
			side.Near.Marks = side.Near.Table + "_sweep"
		}
	}
}

func (r *reader) sortKeys(of *relation, side *model.Side, far *entity, directive *ast.Directive, prefix string) {
	for _, name := range list(directive, "sortedBy") {
		field, owner, column := side.LinkField(name.Raw), of.linkDefinition(), ""
		if field != nil {
			column = field.Column
		} else if field = r.orderable(far, name, of.linkFields()...); field != nil {
			owner, column = far.definition, field.Column
			if prefix != "" {
				column = prefix + snake(field.Name)
			}
		}
		switch {
		case field == nil:
		case field.Nullable:
			r.add(name.Position, "%s.%s may be null, and a list is not sorted by that; write %s: %s! there, or leave it out here",
				owner.Name, field.Name, field.Name, owner.Fields.ForName(field.Name).Type)
		case side.SortKey(field) != nil:
			r.add(name.Position, "%s is in sortedBy already; leave one out", field.Name)
		case owner != far.definition && !field.Ordered:
			r.addLongText(owner.Fields.ForName(field.Name))
		case field.Position != nil && field.Position != side:
			r.add(name.Position, "%s is the order of %s; leave it out here", field.Name, field.Position)
		default:
			addSortKey(of, side, field, column)
		}
	}
}

func addSortKey(of *relation, side *model.Side, by *model.Field, column string) {
	key := model.SortKey{Field: by, Column: column, Index: of.Table + "_by_" + strings.TrimSuffix(side.Column, "_id")}
	if len(side.SortKeys) > 0 {
		key.Index += "_and_" + by.Column
	}
	side.SortKeys = append(side.SortKeys, key)
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
	for _, field := range of.linkFields() {
		if seen[field.Column] {
			r.add(of.linkDefinition().Fields.ForName(field.Name).Position, "the table %s would have two columns %s; write another "+
				"name for %s.%s", of.Table, field.Column, of.Link.Name, field.Name)
		}
		seen[field.Column] = true
	}
	for i, side := range of.Sides {
		if i > 0 && of.Symmetric() {
			break
		}
		for _, key := range side.SortKeys {
			if side.LinkField(key.Field.Name) == key.Field {
				continue // its own column
			}
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
