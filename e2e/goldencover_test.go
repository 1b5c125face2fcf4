package e2e

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// TestGoldenFilesCoverTheSchema fails for every field, argument, input field and enum value of the schema that no
// golden exchange without an error uses, and for every error code that none shows.
func TestGoldenFilesCoverTheSchema(t *testing.T) {
	t.Parallel()
	sdl, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}

	used := usage{}
	var answers strings.Builder
	for _, path := range goldenFiles(t) {
		for _, exchange := range readGolden(t, filepath.Join(goldenDir, path)).exchanges {
			answers.WriteString(exchange.answer.text)
			if !strings.Contains(exchange.answer.text, `"errors":`) {
				used.request(t, schema, exchange)
			}
		}
	}

	for _, coordinate := range coordinates(schema) {
		if !used[coordinate] {
			t.Errorf("no golden exchange uses %s", coordinate)
		}
	}
	for _, code := range []string{
		"NOT_FOUND", "WRONG_TYPE", "INVALID_ID", "INVALID_INPUT", "LIMIT_EXCEEDED", "UNAVAILABLE", "INTERNAL",
		"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED",
	} {
		if !strings.Contains(answers.String(), `"`+code+`"`) {
			t.Errorf("no golden exchange shows %s", code)
		}
	}
}

// coordinates are the places of a schema that a request can name: Type.field, Type.field(argument), Input.field and
// Enum.VALUE.
func coordinates(schema *ast.Schema) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		definition := schema.Types[name]
		if definition.BuiltIn {
			continue
		}
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			all = append(all, name+"."+field.Name)
			for _, argument := range field.Arguments {
				all = append(all, name+"."+field.Name+"("+argument.Name+")")
			}
		}
		for _, value := range definition.EnumValues {
			all = append(all, name+"."+value.Name)
		}
	}
	return all
}

// usage is the set of coordinates that requests use.
type usage map[string]bool

// request adds what an exchange's query and variables use.
func (u usage) request(t testing.TB, schema *ast.Schema, of *exchangeCase) {
	t.Helper()
	query, errs := gqlparser.LoadQueryWithRules(schema, of.text("query"), rules.NewDefaultRules())
	if errs != nil {
		t.Fatalf("%s: %v", of.name, errs)
	}
	var variables map[string]any
	if text := of.text("variables"); text != "" {
		if err := json.Unmarshal([]byte(text), &variables); err != nil {
			t.Fatalf("%s: %v", of.name, err)
		}
	}
	for _, operation := range query.Operations {
		u.selections(operation.SelectionSet)
		for _, variable := range operation.VariableDefinitions {
			u.variable(schema, variable.Type, variables[variable.Variable])
		}
	}
}

// selections adds what a selection uses, fragments and all.
func (u usage) selections(set ast.SelectionSet) {
	for _, selection := range set {
		switch of := selection.(type) {
		case *ast.Field:
			u[of.ObjectDefinition.Name+"."+of.Name] = true
			for _, argument := range of.Arguments {
				u[of.ObjectDefinition.Name+"."+of.Name+"("+argument.Name+")"] = true
				u.value(argument.Value)
			}
			u.selections(of.SelectionSet)
		case *ast.InlineFragment:
			u.selections(of.SelectionSet)
		case *ast.FragmentSpread:
			u.selections(of.Definition.SelectionSet)
		}
	}
}

// value adds what a value in the text of a query uses.
func (u usage) value(value *ast.Value) {
	if value.Kind == ast.EnumValue {
		u[value.Definition.Name+"."+value.Raw] = true
	}
	for _, child := range value.Children {
		if value.Kind == ast.ObjectValue {
			u[value.Definition.Name+"."+child.Name] = true
		}
		u.value(child.Value)
	}
}

// variable adds what the value of a variable uses.
func (u usage) variable(schema *ast.Schema, of *ast.Type, value any) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			u.variable(schema, of.Elem, element)
		}
	case map[string]any:
		definition := schema.Types[of.Name()]
		for name, member := range value {
			u[definition.Name+"."+name] = true
			u.variable(schema, definition.Fields.ForName(name).Type, member)
		}
	case string:
		u[of.Name()+"."+value] = true
	}
}
