package graph

import (
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// This file says where variables take part in an operation, and so what of it stays the same (see [Document]).

// settling adds to some variables those that decide, anywhere in selections, which fields and pages are selected.
func settling(selections ast.SelectionSet, names []string) []string {
	for _, selection := range selections {
		directives, arguments, below := partsOf(selection)
		for _, directive := range directives {
			names = variablesOf(directive.Arguments, names)
		}
		names = settling(below, variablesOf(arguments, names))
	}
	return names
}

// valuesOf spells out the values of variables by which they are settled; empty where there are none, or where one's is a
// list or an object. A text, such as a cursor's, has too many values to be met again: those variables are not settled.
func valuesOf(variables []string, values map[string]any) string {
	var text []byte
	for _, name := range variables {
		switch value, given := values[name]; value := value.(type) {
		case nil:
			text = strconv.AppendBool(text, given)
		case bool:
			text = strconv.AppendBool(append(text, '='), value)
		case int64:
			text = strconv.AppendInt(text, value, 10)
		case string:
			text = append(text, '"')
		default:
			return ""
		}
		text = append(text, ' ')
	}
	return string(text)
}

// settled are those of variables that are settled by what valuesOf says of them.
func settled(variables []string, values map[string]any) (names []string) {
	for _, name := range variables {
		if _, isText := values[name].(string); !isText {
			names = append(names, name)
		}
	}
	return names
}

// selectedByVariables reports whether variables that are not settled decide which fields are selected, on this level.
func (d *Document) selectedByVariables(selections ast.SelectionSet) bool {
	for _, selection := range selections {
		directives, _, below := partsOf(selection)
		for _, directive := range directives {
			if d.givenByVariables(directive.Arguments) {
				return true
			}
		}
		if _, field := selection.(*ast.Field); !field && d.selectedByVariables(below) {
			return true
		}
	}
	return false
}

// givenByVariables reports whether arguments are given by variables that are not settled.
func (d *Document) givenByVariables(arguments ast.ArgumentList) bool {
	for _, name := range variablesOf(arguments, nil) {
		if !slices.Contains(d.settled, name) {
			return true
		}
	}
	return false
}

// selects reports whether a field of some name is selected anywhere in selections.
func selects(selections ast.SelectionSet, name string) bool {
	return slices.ContainsFunc(selections, func(selection ast.Selection) bool {
		field, is := selection.(*ast.Field)
		_, _, below := partsOf(selection)
		return is && field.Name == name || selects(below, name)
	})
}

// partsOf are a selection's directives, its arguments where it is a field of a connection, and what is selected below.
func partsOf(selection ast.Selection) (ast.DirectiveList, ast.ArgumentList, ast.SelectionSet) {
	switch s := selection.(type) {
	case *ast.Field:
		if s.Definition.Arguments.ForName("first") != nil {
			return s.Directives, s.Arguments, s.SelectionSet
		}
		return s.Directives, nil, s.SelectionSet
	case *ast.InlineFragment:
		return s.Directives, nil, s.SelectionSet
	case *ast.FragmentSpread:
		return s.Directives, nil, s.Definition.SelectionSet
	}
	return nil, nil, nil
}

// variablesOf adds the variables in arguments to some names.
func variablesOf(arguments ast.ArgumentList, names []string) []string {
	for _, argument := range arguments {
		names = variablesIn(argument.Value, names)
	}
	return names
}

func variablesIn(value *ast.Value, names []string) []string {
	if value.Kind == ast.Variable && !slices.Contains(names, value.Raw) {
		return append(names, value.Raw)
	}
	for _, child := range value.Children {
		names = variablesIn(child.Value, names)
	}
	return names
}

// countValues counts the values in arguments, those inside lists and objects included.
func countValues(arguments ast.ArgumentList) (count int) {
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
