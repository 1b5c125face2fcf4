package cursor_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"junction/graph/cursor"
	"junction/model"
	"junction/storage"
)

// kind has two fields of each type, one of which may be null.
var kind = kindOfAllTypes()

func kindOfAllTypes() *model.Kind {
	kind := &model.Kind{Name: "Thing"}
	for of, name := range []string{"text", "integer", "float", "boolean", "time", "enum"} { // as [model.Type] has them
		field := model.Field{Name: name, Type: model.Type(of), Values: []string{"DONE", "PLANNED"}}
		nullable := field
		nullable.Name, nullable.Nullable = name+"OrNull", true
		kind.Fields = append(kind.Fields, &field, &nullable)
	}
	return kind
}

func TestCursorsSpellValuesOfEachType(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		field string
		value model.Value
		want  string // what follows the ID
	}{
		{"textOrNull", model.Value{}, ""},
		{"textOrNull", model.TextOf(""), ":"},
		{"textOrNull", model.TextOf("null"), ":null"},
		{"integer", model.IntegerOf(-9223372036854775808), ":-9223372036854775808"},
		{"float", model.FloatOf(-0.1), ":-0.1"},
		{"float", model.FloatOf(5e-324), ":5e-324"},
		{"floatOrNull", model.Value{}, ""},
		{"boolean", model.BooleanOf(false), ":false"},
		{"time", model.TimeOf(time.Date(1969, 12, 31, 23, 59, 59, 999999000, time.UTC)), ":-1"},
		{"enum", model.TextOf("DONE"), ":DONE"},
	} {
		order := storage.Order{Field: kind.Field(test.field)}
		have, err := base64.RawURLEncoding.DecodeString(cursor.Encode(kind, order, storage.Cursor{Value: test.value, ID: 7}))
		if want := "Thing:" + test.field + ":ASC:7:" + test.want; err != nil || string(have) != want {
			t.Errorf("%s of %v is written as %s, not %s", test.field, test.value, have, want)
		}
	}
}

// A list of linked objects may be ordered by a link's field that is called as one of the objects' own fields is elsewhere.
func TestACursorByALinksFieldIsNoneByAnObjects(t *testing.T) {
	t.Parallel()
	own, links := storage.Order{Field: kind.Field("time")}, storage.Order{Field: &model.Field{
		Name: "time", Type: model.Time, OfLink: true,
	}}
	place := storage.Cursor{Value: model.IntegerOf(5), ID: 7}
	for name, orders := range map[string][2]storage.Order{"an object's": {own, links}, "a link's": {links, own}} {
		written := cursor.Encode(kind, orders[0], place)
		if read, err := cursor.Decode(kind, orders[0], written); err != nil || read != place {
			t.Errorf("by %s field, %v became %v, %v", name, place, read, err)
		}
		if read, err := cursor.Decode(kind, orders[1], written); !errors.Is(err, cursor.ErrOtherOrder) {
			t.Errorf("by %s field, it is read in the other order as %v, %v", name, read, err)
		}
	}
}

// Decode refuses a value of another type than the field's, and every spelling of a value that Encode does not write.
func TestForgedValuesAreRefused(t *testing.T) {
	t.Parallel()
	for name, values := range map[string][]string{
		"text":          {""},
		"integer":       {"", ":", ":null", ":1.0", ":+1", ":01", ":-0", ":9223372036854775808", ":1 ", ":0x1", ":1_0"},
		"integerOrNull": {":", ":null"},
		"float":         {"", ":", ":NaN", ":+Inf", ":Inf", ":1e400", ":1.0", ":.5", ":1e3", ":-0", ":0x1p-2", ":0.10000000000000001"},
		"boolean":       {"", ":", ":1", ":t", ":TRUE"},
		"time":          {"", ":", ":2020-01-02T03:04:05Z", ":253402300800000000", ":-62167219200000001", ":9223372036854775807"},
		"enum":          {"", ":", ":done", ":OTHER"},
	} {
		order := storage.Order{Field: kind.Field(name)}
		for _, value := range values {
			forged := base64.RawURLEncoding.EncodeToString([]byte("Thing:" + name + ":ASC:7:" + value))
			if place, err := cursor.Decode(kind, order, forged); !errors.Is(err, cursor.ErrMalformed) {
				t.Errorf("for %s, %q is read as %v, %v", name, value, place, err)
			}
		}
	}
}

func TestAnyPlaceIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		order, place := orders().Draw(t, "order"), storage.Cursor{}
		place.ID = storage.ID(rapid.Int64Min(1).Draw(t, "ID"))
		place.Linked = storage.ID(rapid.Int64Min(0).Draw(t, "linked"))
		if order.Field != nil {
			place.Value = values(order.Field).Draw(t, "value")
		}
		written := cursor.Encode(kind, order, place)
		if read, err := cursor.Decode(kind, order, written); err != nil || read != place {
			t.Fatalf("%v became %s, and that %v, %v", place, written, read, err)
		}
		other := orders().Draw(t, "other order")
		if _, err := cursor.Decode(kind, other, written); other != order && !errors.Is(err, cursor.ErrOtherOrder) {
			t.Fatalf("%s is taken for %v: %v", written, other, err)
		}
	})
}

func TestAnyPlaceHasOneSpelling(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		order := orders().Draw(t, "order")
		written := cursor.Encode(kind, order, storage.Cursor{ID: 1})
		plain, err := base64.RawURLEncoding.DecodeString(written)
		if err != nil {
			t.Fatal(err)
		}
		prefix := strings.TrimSuffix(strings.TrimSuffix(string(plain), ":"), "1:")
		rest := rapid.StringMatching(`(0|1|12|01|\+1):(0|1|7)?(:|:-?[0-9]{1,2}(\.[0-9]{1,2})?(e[+-]?[0-9]{1,2})?|:true|:1|:DONE|:[a-z:]{0,3})?`)
		text := prefix + rest.Draw(t, "rest")
		forged := base64.RawURLEncoding.EncodeToString([]byte(text))
		place, err := cursor.Decode(kind, order, forged)
		if err == nil && cursor.Encode(kind, order, place) != forged {
			t.Fatalf("%s is read as %v, which is written another way", text, place)
		}
	})
}

// orders are all orders of the kind.
func orders() *rapid.Generator[storage.Order] {
	return rapid.Custom(func(t *rapid.T) storage.Order {
		fields := append([]*model.Field{nil}, kind.Fields...)
		return storage.Order{
			Field:      fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")],
			Descending: rapid.Bool().Draw(t, "descending"),
		}
	})
}

// values are all values that a field can have.
func values(field *model.Field) *rapid.Generator[model.Value] {
	const first, last = -62167219200000000, 253402300799999999 // the years from 0000 to 9999
	return rapid.Custom(func(t *rapid.T) model.Value {
		switch {
		case field.Nullable && rapid.Bool().Draw(t, "null"):
			return model.Value{}
		case field.Type == model.Integer:
			return model.IntegerOf(rapid.Int64().Draw(t, "integer"))
		case field.Type == model.Float:
			return model.FloatOf(rapid.Float64().Draw(t, "float"))
		case field.Type == model.Boolean:
			return model.BooleanOf(rapid.Bool().Draw(t, "boolean"))
		case field.Type == model.Time:
			return model.IntegerOf(rapid.Int64Range(first, last).Draw(t, "microseconds"))
		case field.Type == model.Enum:
			return model.TextOf(rapid.SampledFrom(field.Values).Draw(t, "enum"))
		}
		return model.TextOf(rapid.String().Filter(func(text string) bool {
			return utf8.ValidString(text) && !strings.ContainsRune(text, 0)
		}).Draw(t, "text"))
	})
}
