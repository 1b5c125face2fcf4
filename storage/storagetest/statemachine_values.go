package storagetest

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"junction/model"
	"junction/storage"
)

// alphabet is small, so that texts meet, and nasty: letters with and without case and accents, what is special in a
// pattern, in SQL or in JSON, and the edges of UTF-8 and UTF-16. İ is left out, whose lower case is two characters.
var alphabet = []string{
	"a", "A", "é", "É", "b", "e\u0301", "Σ", "σ", "ς", "ж", "Ж", "\u212a", "k", "%", "_", "*", "\\", "'", "\"", " ", "\x01",
	"0", "[", "😀", "\ud7ff", "\ue000", "\uffff", "\uff21", "\U00010000", "\U0010ffff",
}

// texts are short texts of the alphabet, often of very few of its characters; they may be empty.
var texts = rapid.Custom(func(t *rapid.T) string {
	few := rapid.Bool().Draw(t, "few characters")
	from := alphabet
	if few {
		from = alphabet[:4]
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(from), 0, 3).Draw(t, "characters"), "")
})

// storedTexts are texts to be stored in a field, most of them valid.
func storedTexts(field *model.Field) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := texts.Draw(t, "text")
		switch rapid.IntRange(0, 19).Draw(t, "form") {
		case 17:
			return text + "\x00"
		case 18:
			return strings.Repeat(text+"😀", field.Max)
		case 19:
			return text
		}
		if strings.TrimSpace(text) == "" {
			text = "a"
		}
		return text + strings.Repeat("a", max(0, field.Min-utf8.RuneCountInString(text)))
	})
}

// fieldValues are values of a field, most of them valid. Those that are no texts are few, so that they meet, and at the
// edges of what their types and ranges hold.
func fieldValues(field *model.Field) *rapid.Generator[model.Value] {
	return rapid.Custom(func(t *rapid.T) model.Value {
		if field.Nullable && rapid.IntRange(0, 3).Draw(t, "null") == 0 {
			return model.Value{}
		}
		if field.Range != nil && rapid.IntRange(0, 7).Draw(t, "in range") > 0 {
			return rapid.SampledFrom(inRange(field)).Draw(t, "value")
		}
		return someValues(field).Draw(t, "value")
	})
}

// inRange are a few values that the range of a field has, with its bounds.
func inRange(field *model.Field) []model.Value {
	values := []model.Value{fitting(field)}
	for _, value := range []model.Value{distinct(field, 1), distinct(field, 2), field.Range.Min, field.Range.Max} {
		if !value.Null() && (field.Range.Max.Null() || field.Type.Compare(value, field.Range.Max) <= 0) {
			values = append(values, value)
		}
	}
	return values
}

// someValues are values of a field that are not null.
func someValues(field *model.Field) *rapid.Generator[model.Value] {
	switch field.Type {
	case model.Integer:
		return rapid.Map(rapid.SampledFrom([]int64{0, -1, 1, 2, 10, math.MaxInt64, math.MinInt64, 1<<53 + 1}), model.IntegerOf)
	case model.Float:
		return rapid.Map(rapid.SampledFrom([]float64{0, -1, 0.1, 1e-300, 2, 10, 1<<53 + 2, -math.MaxFloat64}), model.FloatOf)
	case model.Boolean:
		return rapid.Map(rapid.Bool(), model.BooleanOf)
	case model.Time:
		return rapid.Map(rapid.SampledFrom([]time.Time{
			time.UnixMicro(0), time.UnixMicro(-1), time.UnixMicro(1), time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
			time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC),
		}), model.TimeOf)
	case model.Enum:
		return rapid.Map(rapid.SampledFrom(field.Values), model.TextOf)
	default:
		return rapid.Map(storedTexts(field), model.TextOf)
	}
}

// storedObjects are objects of a kind to be stored, most of them valid.
func storedObjects(kind *model.Kind) *rapid.Generator[storage.Object] {
	return rapid.Custom(func(t *rapid.T) storage.Object {
		values := make([]model.Value, len(kind.Fields))
		for i, field := range kind.Fields {
			values[i] = fieldValues(field).Draw(t, field.Name)
		}
		return storage.NewObject(kind, values...)
	})
}

// updates are objects of a kind with some of their fields, often all.
func updates(kind *model.Kind) *rapid.Generator[storage.Object] {
	return rapid.Custom(func(t *rapid.T) storage.Object {
		some := storage.Object{}
		for _, field := range kind.Fields {
			if rapid.IntRange(0, 3).Draw(t, "has "+field.Name) < 3 {
				some.Set(field, fieldValues(field).Draw(t, field.Name))
			}
		}
		return some
	})
}

// drawData draws the data that are given for so many links of a side: none, the same for all, or each its own.
func drawData(t *rapid.T, side *model.Side, count int) []storage.Object {
	link := side.Relation.Link
	if link == nil || count == 0 {
		return nil
	}
	switch rapid.IntRange(0, 3).Draw(t, "given") {
	case 0:
		return nil
	case 1:
		return slices.Repeat([]storage.Object{updates(link).Draw(t, "data")}, count)
	default:
		return rapid.SliceOfN(updates(link), count, count).Draw(t, "data")
	}
}

// comparands are texts to compare those of objects or links with: often one of theirs, in either case, or how one
// begins or ends.
func comparands(memory *Memory, of asked, field *model.Field) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := []rune(of.value(t, memory, field).Text())
		switch form := rapid.IntRange(0, 7).Draw(t, "form"); {
		case form < 2 || len(text) == 0:
			return texts.Draw(t, "text")
		case form == 2:
			return string(text[:1])
		case form == 3:
			return string(text[len(text)-1:])
		case form == 4:
			return strings.ToUpper(string(text))
		case form == 5:
			return strings.ToLower(string(text))
		default:
			return string(text)
		}
	})
}

// comparedValues are values to compare those of objects or links with, often one of theirs, and none of them null.
func comparedValues(memory *Memory, of asked, field *model.Field) *rapid.Generator[model.Value] {
	return rapid.Custom(func(t *rapid.T) model.Value {
		value := of.value(t, memory, field)
		if value.Null() || rapid.Bool().Draw(t, "another") {
			return someValues(field).Draw(t, "value")
		}
		return value
	})
}
