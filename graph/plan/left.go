package plan

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// This file says what is left to the executor: a smaller operation, with the fields that no plan can write, and those that
// lead to them. Its answer has them at the same places, and so have its errors.

// Left is what is left of a query to the executor.
func (o *Operation) Left(roots []Root) (left ast.SelectionSet) {
	for i := range roots {
		root := &roots[i]
		switch {
		case root.Left:
			left = append(left, selecting(root.selected, root.selected.Selections))
		case root.Whole():
		case root.IsLookup:
			left = append(left, o.sameQuery(selecting(root.selected, o.leftOfObject(root.Page.Below[0])), root.Page.Query))
		case root.Page != nil:
			left = append(left, o.leftOfPage(root.selected, root.Page))
		default:
			var below ast.SelectionSet
			for _, object := range root.Objects {
				below = append(below, &ast.InlineFragment{TypeCondition: object.Kind.Name, SelectionSet: o.leftOfObject(object)})
			}
			left = append(left, selecting(root.selected, below))
		}
	}
	return left
}

// LeftOf is what is left of a field of a mutation to the executor: all of it, or what no plan can write.
func (o *Operation) LeftOf(c *Change, all bool) ast.SelectionSet {
	if all || c.Left {
		return ast.SelectionSet{selecting(c.CollectedField, c.Selections)}
	}
	var below ast.SelectionSet
	for i := range c.Payload {
		switch field := &c.Payload[i]; {
		case field.Left:
			below = append(below, selecting(field.selected, field.selected.Selections))
		case field.Whole():
		case field.Edges != nil:
			below = append(below, selecting(field.selected, o.leftOfParts(field.Edges.Parts)))
		default:
			below = append(below, selecting(field.selected, o.leftOfObject(field.Object)))
		}
	}
	return ast.SelectionSet{selecting(c.CollectedField, below)}
}

func (o *Operation) leftOfObject(plan *Object) (left ast.SelectionSet) {
	for i := range plan.Fields {
		switch field := &plan.Fields[i]; {
		case field.Left():
			left = append(left, selecting(field.selected, field.selected.Selections))
		case !field.Whole():
			left = append(left, o.leftOfPage(field.selected, field.Connection))
		}
	}
	return left
}

// leftOfPage is what is left of a connection. The field asks for the same page.
func (o *Operation) leftOfPage(field graphql.CollectedField, plan *Connection) *ast.Field {
	return o.sameQuery(selecting(field, o.leftOfParts(plan.Parts)), plan.Query)
}

func (o *Operation) sameQuery(left *ast.Field, query *storage.Query) *ast.Field {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.remember(left, queryResult{query: query})
	return left
}

func (o *Operation) leftOfParts(parts []Part) (left ast.SelectionSet) {
	for i := range parts {
		switch part := &parts[i]; {
		case part.Whole:
		case part.Left:
			left = append(left, selecting(part.selected, part.selected.Selections))
		case part.Object != nil:
			left = append(left, selecting(part.selected, o.leftOfObject(part.Object)))
		default:
			left = append(left, selecting(part.selected, o.leftOfParts(part.Parts)))
		}
	}
	return left
}

// selecting is a field of which other things are selected.
func selecting(field graphql.CollectedField, selections ast.SelectionSet) *ast.Field {
	other := *field.Field
	other.SelectionSet = selections
	return &other
}
