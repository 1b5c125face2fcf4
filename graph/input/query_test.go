package input_test

import (
	"errors"
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/graph/fault"
	"junction/graph/input"
	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
)

// What the schema has and the model lacks is the server's own fault, not a client's.
func TestWhatTheModelLacksIsAFault(t *testing.T) {
	t.Parallel()
	bare := &model.Kind{Name: "Article", Plural: "articles"}
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	first := gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	s := schema.New(first, model.New([]*model.Kind{bare}, nil))
	byText := map[string]any{"field": "HEADLINE", "direction": "ASC"}
	byNumber := map[string]any{"field": names.ByID, "direction": "ASC"}
	for name, test := range map[string]struct {
		given   map[string]any
		isFault bool
	}{
		"an order by a field":  {map[string]any{"orderBy": byText}, true},
		"an order by ID":       {map[string]any{"orderBy": byNumber}, false},
		"a filter by a field":  {map[string]any{"orderBy": byNumber, "where": map[string]any{"headline": map[string]any{"eq": "a"}}}, true},
		"a filter by a side":   {map[string]any{"orderBy": byNumber, "where": map[string]any{"publications": map[string]any{"some": nil}}}, true},
		"a filter by ID":       {map[string]any{"orderBy": byNumber, "where": map[string]any{"id": map[string]any{"eq": "Article:1"}}}, false},
		"an ID of another one": {map[string]any{"orderBy": byNumber, "where": map[string]any{"id": map[string]any{"eq": "Other:1"}}}, false},
	} {
		_, err := input.Query(s, schema.List{Kind: bare}, arguments.Arguments{Values: test.given})
		var client *fault.ArgumentError
		if isFault := err != nil && !errors.As(err, &client); isFault != test.isFault {
			t.Errorf("%s: %v", name, err)
		}
	}
}
