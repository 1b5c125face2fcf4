package storage_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"junction/model"
	"junction/storage"
)

func TestAnObjectIsHeldToWhatItsFieldsMayHold(t *testing.T) {
	t.Parallel()
	grade := &model.Field{
		Name: "grade", Type: model.Integer, Range: &model.Range{Min: model.IntegerOf(1), Max: model.IntegerOf(6)}, Nullable: true,
	}
	share := &model.Field{Name: "share", Type: model.Float, Range: &model.Range{Max: model.FloatOf(0.5)}}
	body := &model.Field{Name: "body"}
	of := &model.Kind{Name: "Exam", Fields: []*model.Field{grade, share, body}}
	model.New([]*model.Kind{of}, nil)
	for name, test := range map[string]struct {
		field   *model.Field
		value   model.Value
		problem string
	}{
		"the least number":            {grade, model.IntegerOf(1), ""},
		"the greatest number":         {grade, model.IntegerOf(6), ""},
		"no number":                   {grade, model.Value{}, ""},
		"a number that is too small":  {grade, model.IntegerOf(0), "must not be less than 1"},
		"a number that is too great":  {grade, model.IntegerOf(7), "must not be more than 6"},
		"a float without a least one": {share, model.FloatOf(-math.MaxFloat64), ""},
		"a float that is too great":   {share, model.FloatOf(0.6), "must not be more than 0.5"},
		"an infinite float":           {share, model.FloatOf(math.Inf(-1)), "must be a finite number"},
		"a float that is no number":   {share, model.FloatOf(math.NaN()), "must be a finite number"},
		"the longest text, in bytes":  {body, model.TextOf(strings.Repeat("é", storage.LongestText/2)), ""},
		"a text that is a byte too long": {
			body, model.TextOf("a" + strings.Repeat("é", storage.LongestText/2)), "must not be longer than 65536 bytes",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			object := storage.Object{}
			object.Set(test.field, test.value)
			err := object.Validate(of)
			var invalid *storage.InvalidError
			switch {
			case test.problem == "" && err == nil:
			case !errors.As(err, &invalid) || *invalid != storage.InvalidError{Field: test.field.Name, Problem: test.problem}:
				t.Errorf("the error is %v", err)
			}
		})
	}
}
