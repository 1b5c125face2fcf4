package names

import (
	"testing"

	"junction/model"
)

func TestOrdersSpellFieldsInCapitals(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"headline": "HEADLINE", "publishedAt": "PUBLISHED_AT", "isOutOfPrint": "IS_OUT_OF_PRINT", "line2": "LINE2",
	} {
		if have := Order(&model.Field{Name: name}); have != want {
			t.Errorf("%s is spelled %s, not %s", name, have, want)
		}
	}
}
