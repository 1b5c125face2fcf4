package resolve

import (
	"errors"
	"testing"

	"junction/graph/arguments"
	"junction/model"
)

func TestEnumValuesSpellFieldsInCapitals(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"headline": "HEADLINE", "publishedAt": "PUBLISHED_AT", "isOutOfPrint": "IS_OUT_OF_PRINT", "line2": "LINE2",
	} {
		if have := enumValue(&model.Field{Name: name}); have != want {
			t.Errorf("%s is spelled %s, not %s", name, have, want)
		}
	}
}

// What the schema has and the model lacks is the server's own fault, not a client's.
func TestWhatTheModelLacksIsAFault(t *testing.T) {
	t.Parallel()
	bare := &model.Kind{Name: "Article", Plural: "articles"}
	s := newShape(firstSchema(), model.New([]*model.Kind{bare}, nil))
	byText := map[string]any{"field": "HEADLINE", "direction": "ASC"}
	byNumber := map[string]any{"field": byID, "direction": "ASC"}
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
		_, err := s.readQuery(bare, arguments.Arguments{Values: test.given})
		var client *argumentError
		if isFault := err != nil && !errors.As(err, &client); isFault != test.isFault {
			t.Errorf("%s: %v", name, err)
		}
	}
}
