package examples

import (
	"fmt"
	"strconv"
	"strings"

	"junction/model"
)

// sample is a value that a field can have, as GraphQL writes it.
func sample(field *model.Field) string {
	switch field.Type {
	case model.Integer:
		return strconv.FormatInt(within(field, model.IntegerOf(1)).Integer(), 10)
	case model.Float:
		return strconv.FormatFloat(within(field, model.FloatOf(1)).Float(), 'g', -1, 64)
	case model.Boolean:
		return "true"
	case model.Time:
		return `"2020-01-02T03:04:05Z"`
	case model.Enum:
		return field.Values[0]
	default:
		return strconv.Quote(sampleText(field))
	}
}

// sampleText is a text as long as the field's may be.
func sampleText(field *model.Field) string {
	text := fmt.Sprintf("An example of go generate (%s)", field.Name)
	for len(text) < field.Min {
		text += text
	}
	if field.Max > 0 && len(text) > field.Max {
		text = text[:field.Max]
	}
	if strings.TrimSpace(text) != text { // it was cut before or behind a word
		text = strings.ReplaceAll(text, " ", "-")
	}
	return text
}

// within is a number, or the bound that it is beyond.
func within(field *model.Field, number model.Value) model.Value {
	bounds := field.Range
	switch {
	case bounds == nil:
	case !bounds.Min.Null() && field.Type.Compare(number, bounds.Min) < 0:
		return bounds.Min
	case !bounds.Max.Null() && field.Type.Compare(number, bounds.Max) > 0:
		return bounds.Max
	}
	return number
}

// Input is the input of a mutation that creates an object, with a value for each field that must be given, and more.
func Input(of *model.Kind, more ...string) string {
	members := more
	for _, field := range samples(of) {
		members = append(members, field.Name+": "+sample(field))
	}
	return "{" + strings.Join(members, ", ") + "}"
}
