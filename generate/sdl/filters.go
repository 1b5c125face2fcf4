package sdl

import (
	"junction/generate/words"
	"junction/model"
	"junction/model/names"
)

// valueFilter is a type of conditions on values of one type.
type valueFilter struct {
	Name, Type string
	Nullable   bool
	What       string // the values, in a text
	// Compares says that values come before and after each other, and Less and Greater how a text says that.
	Compares, OfText, OfTruth bool
	Less, Greater             string
}

// valueFilters are the types of conditions that a model's fields need, by type, in the order in which the types come first.
func valueFilters(m *model.Model) []valueFilter {
	var all []valueFilter
	for _, nullable := range []bool{false, true} {
		for _, of := range []model.Type{model.Text, model.Integer, model.Float, model.Boolean, model.Time, model.Enum} {
			known := make(map[string]bool)
			for _, field := range allFields(m) {
				if name := names.FieldFilter(field); field.Type == of && field.Nullable == nullable && !known[name] {
					known[name] = true
					all = append(all, newValueFilter(field))
				}
			}
		}
	}
	return all
}

func newValueFilter(on *model.Field) valueFilter {
	filter := valueFilter{Name: names.FieldFilter(on), Type: names.ValueType(on), Nullable: on.Nullable}
	switch on.Type {
	case model.Text:
		filter.What, filter.OfText = "a text", true
		filter.Less, filter.Greater = "comes before", "comes after"
	case model.Integer:
		filter.What = "a whole number"
		filter.Less, filter.Greater = "is less than", "is more than"
	case model.Float:
		filter.What = "a number"
		filter.Less, filter.Greater = "is less than", "is more than"
	case model.Boolean:
		filter.What, filter.OfTruth = "a truth", true
	case model.Time:
		filter.What = "a time"
		filter.Less, filter.Greater = "is before", "is after"
	case model.Enum:
		filter.What = words.WithArticle(words.Spaced(on.Enum.Name))
	}
	filter.Compares = filter.Less != ""
	return filter
}
