package documents

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// This file says where variables take part in an operation, and so what of it stays the same (see [Document]).

// selectedByVariables reports whether variables decide which fields are selected, on this level.
func selectedByVariables(selections ast.SelectionSet) bool {
	return slices.ContainsFunc(selections, func(selection ast.Selection) bool {
		var directives ast.DirectiveList
		var same ast.SelectionSet // of the same level
		switch s := selection.(type) {
		case *ast.Field:
			directives = s.Directives
		case *ast.InlineFragment:
			directives, same = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives, same = s.Directives, s.Definition.SelectionSet
		}
		return slices.ContainsFunc(directives, func(d *ast.Directive) bool { return GivenByVariables(d.Arguments) }) ||
			selectedByVariables(same)
	})
}

// GivenByVariables reports whether variables are among arguments, or inside them.
func GivenByVariables(arguments ast.ArgumentList) bool {
	return slices.ContainsFunc(arguments, func(argument *ast.Argument) bool { return hasVariable(argument.Value) })
}

func hasVariable(value *ast.Value) bool {
	return value.Kind == ast.Variable ||
		slices.ContainsFunc(value.Children, func(child *ast.ChildValue) bool { return hasVariable(child.Value) })
}

// CountValues counts the values in arguments, those inside lists and objects included.
func CountValues(arguments ast.ArgumentList) (count int) {
	for _, argument := range arguments {
		count += valuesIn(argument.Value)
	}
	return count
}

func valuesIn(value *ast.Value) int {
	count := 1
	for _, child := range value.Children {
		count += valuesIn(child.Value)
	}
	return count
}
