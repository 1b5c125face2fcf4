package modelfile

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Directives is the text of directives.graphql. It defines what a model's file may use, for editors, and stands beside it.
//
//go:embed directives.graphql
var Directives string

// standard is the one directive of GraphQL's own that a file may use; editors know it.
const standard = `directive @deprecated(reason: String = "No longer supported") on FIELD_DEFINITION | ENUM_VALUE`

var directives = mustParse(Directives + standard).Directives

func mustParse(text string) *ast.SchemaDocument {
	document, err := parser.ParseSchema(&ast.Source{Name: "directives.graphql", Input: text})
	if err != nil {
		panic(err)
	}
	return document
}

// checkDirectives looks at the directives in a place: which they are, and whether their arguments are of the right types.
func (r *reader) checkDirectives(list ast.DirectiveList, place ast.DirectiveLocation) {
	seen := make(map[string]bool)
	for _, directive := range list {
		definition := directives.ForName(directive.Name)
		switch {
		case definition == nil:
			r.add(directive.Position, "there is no directive @%s; %s", directive.Name, write(directive.Name, "@", namesAt(place)))
		case !isAt(definition, place):
			r.add(directive.Position, "@%s does not belong on %s; %s", directive.Name, places[place], whereTo(definition))
		case seen[directive.Name]:
			r.add(directive.Position, "@%s is written twice here; leave one out", directive.Name)
		default:
			r.checkArguments(directive, definition)
		}
		seen[directive.Name] = true
	}
}

// places are those where a file's directives stand.
var places = map[ast.DirectiveLocation]string{
	ast.LocationObject: "a type", ast.LocationFieldDefinition: "a field", ast.LocationEnum: "an enum",
	ast.LocationEnumValue: "an enum's value", ast.LocationSchema: "the schema",
}

func isAt(definition *ast.DirectiveDefinition, place ast.DirectiveLocation) bool {
	for _, location := range definition.Locations {
		if location == place {
			return true
		}
	}
	return false
}

// namesAt are the names of the directives that may stand in a place, or of all where there are none.
func namesAt(place ast.DirectiveLocation) []string {
	var here, all []string
	for _, definition := range directives {
		all = append(all, definition.Name)
		if isAt(definition, place) {
			here = append(here, definition.Name)
		}
	}
	if len(here) == 0 {
		return all
	}
	return here
}

// whereTo says where a directive belongs.
func whereTo(definition *ast.DirectiveDefinition) string {
	var where []string
	for _, location := range definition.Locations {
		where = append(where, places[location])
	}
	return "write it on " + strings.Join(where, " or ")
}

func (r *reader) checkArguments(directive *ast.Directive, definition *ast.DirectiveDefinition) {
	var names []string
	for _, argument := range definition.Arguments {
		names = append(names, argument.Name+":")
	}
	seen, isComplete := make(map[string]bool), true
	for _, argument := range directive.Arguments {
		of := definition.Arguments.ForName(argument.Name)
		switch {
		case of == nil && len(names) == 0:
			r.add(argument.Position, "@%s has no arguments; write @%[1]s", directive.Name)
		case of == nil:
			isComplete = false
			r.add(argument.Position, "@%s has no argument %s; %s", directive.Name, argument.Name, write(argument.Name+":", "", names))
		case seen[argument.Name]:
			r.add(argument.Position, "%s: is written twice here; leave one out", argument.Name)
		default:
			r.checkArgument(argument, of.Type)
		}
		seen[argument.Name] = true
	}
	for _, argument := range definition.Arguments {
		if argument.Type.NonNull && argument.DefaultValue == nil && !seen[argument.Name] && isComplete {
			r.add(directive.Position, "@%s needs %s:; write @%[1]s(%[2]s: %s)", directive.Name, argument.Name, examples[argument.Type.Name()])
		}
	}
}

// examples are values of the arguments' types.
var examples = map[string]string{"String": `"…"`, "Int": "100", "Float": "1.5", "FieldName": "name", "DefaultValue": "…"}

// checkArgument looks at the type of an argument's value. A list may be a value without brackets, as GraphQL has it.
func (r *reader) checkArgument(argument *ast.Argument, wanted *ast.Type) {
	value := argument.Value
	if wanted.Elem == nil || value.Kind != ast.ListValue {
		r.checkValue(argument.Name, value, wanted.Name())
		return
	}
	for _, child := range value.Children {
		r.checkValue(argument.Name, child.Value, wanted.Name())
	}
}

func (r *reader) checkValue(name string, value *ast.Value, wanted string) {
	isNumber := value.Kind == ast.IntValue || value.Kind == ast.FloatValue
	fits, what := true, "" // of the field's type, which is seen later
	switch wanted {
	case "String":
		fits, what = isText(value), "a text in quotes"
		if value.Kind == ast.EnumValue {
			what = fmt.Sprintf("%s, %s: %q", what, name, value.Raw)
		}
	case "Int":
		_, err := strconv.ParseInt(value.Raw, 10, 32)
		fits, what = value.Kind == ast.IntValue && err == nil, "a whole number of 32 bits"
	case "Float":
		_, err := strconv.ParseFloat(value.Raw, 64)
		fits, what = isNumber && err == nil, "a number"
	case "FieldName":
		fits, what = value.Kind == ast.EnumValue || isText(value), "the name of a field, without quotes"
	}
	if !fits {
		r.add(value.Position, "%s: cannot be %s; write %s", name, shown(value), what)
	}
}

func isText(value *ast.Value) bool {
	return value.Kind == ast.StringValue || value.Kind == ast.BlockValue
}

// shown is a value as messages show it, which is its first characters.
func shown(value *ast.Value) string {
	const most = 40
	text := []rune(value.String())
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return string(text)
}
