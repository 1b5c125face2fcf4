package arguments

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Variables reads the values that are given for an operation's variables, whole numbers as int64 and others as float64. A
// variable that is not given and has no default is left out. The document must be valid for the schema. An error is a
// sentence that names the variable.
func Variables(schema *ast.Schema, operation *ast.OperationDefinition, given map[string]any) (map[string]any, error) {
	values := make(map[string]any, len(operation.VariableDefinitions))
	for _, variable := range operation.VariableDefinitions {
		value, isGiven := given[variable.Variable]
		var err *Error
		switch {
		case isGiven:
			value, err = json{schema}.value(variable.Type, value)
		case variable.DefaultValue != nil:
			value, err = (&literals{schema: schema}).value(variable.Type, variable.DefaultValue)
		case variable.Type.NonNull:
			err = &Error{Problem: "must be given"}
		default:
			continue
		}
		switch {
		case err != nil && err.Place == "":
			return nil, fmt.Errorf("the variable $%s of type %s %s", variable.Variable, variable.Type, err.Problem)
		case err != nil:
			return nil, fmt.Errorf("the variable $%s of type %s cannot be used: %s %s",
				variable.Variable, variable.Type, outermost(err.Place), err.Problem)
		}
		values[variable.Variable] = value
	}
	return values, nil
}

// json reads values that are given as JSON.
type json struct{ schema *ast.Schema }

func (r json) value(of *ast.Type, given any) (any, *Error) {
	switch {
	case given == nil && of.NonNull:
		return nil, &Error{Problem: "must not be null"}
	case given == nil:
		return nil, nil
	case of.Elem != nil:
		return r.list(of.Elem, given)
	}
	definition := r.schema.Types[of.NamedType]
	if definition.Kind == ast.InputObject {
		return r.object(definition, given)
	}
	if value, fits := leaf(definition, given); fits {
		return value, nil
	}
	return nil, &Error{Problem: "must be " + aValueOf(definition)}
}

func (r json) list(of *ast.Type, given any) (any, *Error) {
	elements, is := given.([]any)
	if !is {
		one, err := r.value(of, given)
		return []any{one}, err.behind(step{element: 0})
	}
	all := make([]any, len(elements))
	for i, given := range elements {
		var err *Error
		if all[i], err = r.value(of, given); err != nil {
			return nil, err.behind(step{element: i})
		}
	}
	return all, nil
}

func (r json) object(definition *ast.Definition, given any) (any, *Error) {
	members, is := given.(map[string]any)
	if !is {
		return nil, &Error{Problem: "must be " + aValueOf(definition)}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) { // so that the same is told each time
		if definition.Fields.ForName(name) == nil {
			return nil, (&Error{Problem: "is no field of " + definition.Name}).behind(step{member: name})
		}
	}
	values := make(map[string]any, len(members))
	for _, field := range definition.Fields {
		member, isGiven := members[field.Name]
		var err *Error
		switch {
		case isGiven:
			member, err = r.value(field.Type, member)
		case field.DefaultValue != nil:
			member, err = (&literals{schema: r.schema}).value(field.Type, field.DefaultValue)
		case field.Type.NonNull:
			err = &Error{Problem: "must be given"}
		default:
			continue
		}
		if err != nil {
			return nil, err.behind(step{member: field.Name})
		}
		values[field.Name] = member
	}
	return values, nil
}

// leaf reads a value of a scalar or an enum.
func leaf(of *ast.Definition, given any) (value any, fits bool) {
	text, isText := given.(string)
	if of.Kind == ast.Enum {
		return text, isText && of.EnumValues.ForName(text) != nil
	}
	whole, isWhole := given.(int64)
	switch of.Name {
	case "Int":
		return whole, isWhole && whole >= math.MinInt32 && whole <= math.MaxInt32
	case "Float":
		if isWhole {
			return float64(whole), true
		}
		number, is := given.(float64)
		return number, is && !math.IsInf(number, 0)
	case "Boolean":
		truth, is := given.(bool)
		return truth, is
	case "ID":
		if isWhole {
			return fmt.Sprint(whole), true
		}
	case DateTime:
		_, isTime := Time(text)
		return text, isText && isTime
	}
	return given, isText
}

// aValueOf names a type as a sentence has it that says what a value must be.
func aValueOf(of *ast.Definition) string {
	switch {
	case of.Name == "Int":
		return "an Int, a whole number of 32 bits"
	case of.Name == DateTime:
		return "a DateTime, such as 2020-01-02T03:04:05Z or 2020-01-02T03:04:05.678+01:00"
	case of.Kind == ast.Enum:
		return "a value of " + of.Name
	case strings.ContainsRune("AEIO", rune(of.Name[0])):
		return "an " + of.Name
	}
	return "a " + of.Name
}
