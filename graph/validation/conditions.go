package validation

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// CheckConditions refuses an operation in which a variable that is null decides about @skip or @include. A document may
// hold that where the variable has a default, and then it says neither yes nor no.
func CheckConditions(operation *graphql.OperationContext) error {
	for _, variable := range operation.Operation.VariableDefinitions {
		if value, given := operation.Variables[variable.Variable]; !given || value != nil {
			continue
		}
		decides := conditional(operation.Operation.SelectionSet, variable.Variable)
		for _, fragment := range operation.Doc.Fragments {
			decides = decides || conditional(fragment.SelectionSet, variable.Variable)
		}
		if decides {
			return fmt.Errorf("the variable $%s must not be null where @skip or @include asks for it", variable.Variable)
		}
	}
	return nil
}

// conditional reports whether a variable decides about any of the selections, but for those in fragments that are spread.
func conditional(selections ast.SelectionSet, variable string) bool {
	for _, selection := range selections {
		var directives ast.DirectiveList
		var below ast.SelectionSet
		switch s := selection.(type) {
		case *ast.Field:
			directives, below = s.Directives, s.SelectionSet
		case *ast.InlineFragment:
			directives, below = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		for _, directive := range directives {
			if condition := directive.Arguments.ForName("if"); condition != nil &&
				condition.Value.Kind == ast.Variable && condition.Value.Raw == variable {
				return true
			}
		}
		if conditional(below, variable) {
			return true
		}
	}
	return false
}
