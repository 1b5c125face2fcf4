// Package validation says which documents and operations are valid.
package validation

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"junction/graph/arguments"
)

// Rules are the library's, but for the one whose cost grows with the square of what a request holds. The
// library wants them fresh for each request.
func Rules() *rules.Rules {
	all := rules.NewDefaultRules()
	all.ReplaceRule(rules.OverlappingFieldsCanBeMergedRule.Name, overlappingFields)
	all.AddRule("LiteralsFit", literalsFit)
	return all
}

// literalsFit refuses literals that the library's own rule lets pass: an Int of more than 32 bits, a DateTime that is no
// time, an object for a scalar.
func literalsFit(observers *core.Events, addError core.AddErrFunc) {
	observers.OnValue(func(_ *core.Walker, value *ast.Value) {
		if value.Definition == nil || !value.Definition.IsLeafType() || !mayMisfit(value) {
			return
		}
		if _, fits := arguments.Leaf(value.Definition, value); !fits {
			addError(core.Message("%s cannot represent %s.", value.Definition.Name, value.String()), core.At(value.Position))
		}
	})
}

// mayMisfit reports whether the library's own rule lets pass a value of a scalar or an enum that does not fit.
func mayMisfit(value *ast.Value) bool {
	switch value.Kind {
	case ast.ObjectValue:
		return true
	case ast.Variable, ast.NullValue:
		return false
	case ast.ListValue: // the rule looks at no custom scalar, and so not at a list in the place of one
		return value.Definition.Name == arguments.DateTime && value.ExpectedType.Elem == nil
	case ast.IntValue:
		return value.Definition.Name == arguments.DateTime || value.Definition.Name == "Int"
	default:
		return value.Definition.Name == arguments.DateTime
	}
}

// QuietRules are [Rules] that refuse introspection, and tell nobody what else a misspelt name could have been.
func QuietRules() *rules.Rules {
	all := Rules()
	for loud, quiet := range map[string]core.Rule{
		rules.FieldsOnCorrectTypeRule.Name: rules.FieldsOnCorrectTypeRuleWithoutSuggestions,
		rules.KnownArgumentNamesRule.Name:  rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRule.Name:      rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ScalarLeafsRule.Name:         rules.ScalarLeafsRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRule.Name: rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		all.ReplaceRule(loud, quiet.RuleFunc)
	}
	all.AddRule("NoIntrospection", noIntrospection)
	return all
}

// noIntrospection refuses the fields that tell of the schema; __typename, of which clients make much use, does not.
func noIntrospection(observers *core.Events, addError core.AddErrFunc) {
	observers.OnField(func(_ *core.Walker, field *ast.Field) {
		if field.Name == "__schema" || field.Name == "__type" {
			addError(core.Message("This server does not tell its schema: introspection is switched off."), core.At(field.Position))
		}
	})
}
