package playground_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"junction/entity"
	"junction/web/playground"
)

// examples are those of the program.
var examples = playground.Examples{Name: "Junction", About: entity.About, Tabs: playground.ReadTabs(entity.Examples)}

func TestEveryTabFitsTheSchema(t *testing.T) {
	t.Parallel()
	sdl, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for i, tab := range examples.Tabs {
		document, errs := gqlparser.LoadQueryWithRules(schema, tab.Query, nil)
		if len(errs) > 0 {
			t.Errorf("tab %d: %v\n%s", i+1, errs, tab.Query)
			continue
		}
		if len(document.Operations) != 1 || document.Operations[0].Name == "" {
			t.Errorf("tab %d does not hold one named operation", i+1)
			continue
		}
		operation := document.Operations[0]
		names[operation.Name] = true

		var given map[string]any
		if tab.Variables != "" {
			if err := json.Unmarshal([]byte(tab.Variables), &given); err != nil {
				t.Errorf("the variables of %s: %v", operation.Name, err)
			}
		}
		if _, err := validator.VariableValues(schema, operation, given); err != nil {
			t.Errorf("the variables of %s: %v", operation.Name, err)
		}
		for name := range given {
			if operation.VariableDefinitions.ForName(name) == nil {
				t.Errorf("%s does not use the variable %s", operation.Name, name)
			}
		}
	}
	if want := 6; len(names) != want {
		t.Errorf("%d different tabs, want %d: %v", len(names), want, names)
	}
}

// The page runs the first tab by itself.
func TestFirstTabOnlyReads(t *testing.T) {
	t.Parallel()
	document, err := parser.ParseQuery(&ast.Source{Input: examples.Tabs[0].Query})
	if err != nil {
		t.Fatal(err)
	}
	if operation := document.Operations[0].Operation; operation != ast.Query {
		t.Errorf("the first tab holds a %s", operation)
	}
}

func TestFirstTabHasNoVariables(t *testing.T) {
	t.Parallel()
	if first := examples.Tabs[0]; first.Variables != "" {
		t.Errorf("GraphiQL would not show %s", first.Variables)
	}
}
