package modelfile

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"

	"junction/model"
)

// longestText is how many bytes a text has at most.
const longestText = 64 << 10

// readLength reads the bounds of a text.
func (r *reader) readLength(field *model.Field, directive *ast.Directive) {
	if field.Type != model.Text {
		r.add(directive.Position, "@length bounds a String; for a number write @range(min: 0, max: 100)")
		return
	}
	least, most := integer(directive, "min", 1), integer(directive, "max", 0)
	_, hasMost := argument(directive, "max")
	switch {
	case least < 0:
		r.add(directive.Position, "a text has no fewer than 0 characters; write min: 0")
	case hasMost && (most < 1 || most < least):
		r.add(directive.Position, "no text has at least %d and at most %d characters; write max: %d or more", least, most, max(least, 1))
	case most > longestText || least > longestText:
		r.add(directive.Position, "a text has %d bytes at most; write %[1]d or less, or leave max: out", longestText)
	default:
		field.Min, field.Max = least, most
	}
}

// readRange reads the bounds of a number.
func (r *reader) readRange(field *model.Field, directive *ast.Directive) {
	if field.Type != model.Integer && field.Type != model.Float {
		r.add(directive.Position, "@range bounds an Int or a Float; for a String write @length(max: 100)")
		return
	}
	if len(directive.Arguments) == 0 {
		r.add(directive.Position, "@range without bounds says nothing; write @range(min: 0, max: 100), or one of the two")
		return
	}
	bounds := &model.Range{}
	for name, bound := range map[string]*model.Value{"min": &bounds.Min, "max": &bounds.Max} {
		given, is := argument(directive, name)
		if !is {
			continue
		}
		value, complaint := valueOf(field, given)
		if complaint != "" {
			r.add(given.Position, "%s: %s", name, complaint)
			return
		}
		*bound = value
	}
	if !bounds.Min.Null() && !bounds.Max.Null() && field.Type.Compare(bounds.Min, bounds.Max) > 0 {
		r.add(directive.Position, "no number lies in this range; write a min: that is not greater than max:")
		return
	}
	field.Range = bounds
}

// readDefault reads the value that a field has where none is given.
func (r *reader) readDefault(field *model.Field, directive *ast.Directive) {
	given, is := argument(directive, "value")
	if !is {
		return
	}
	value, complaint := valueOf(field, given)
	if complaint == "" {
		complaint = outside(field, value)
	}
	if complaint != "" {
		r.add(given.Position, "the default of %s: %s", field.Name, complaint)
		return
	}
	field.Default = value
}

// valueOf reads a value of a field's type, or says why it is none, and what to write.
func valueOf(field *model.Field, given *ast.Value) (value model.Value, complaint string) {
	switch {
	case given.Kind == ast.NullValue:
		return value, "null is what a field is without a default; leave @default out"
	case field.Type == model.Text && isText(given):
		return model.TextOf(given.Raw), ""
	case field.Type == model.Text:
		return value, fmt.Sprintf("%s is no text; write %q", shown(given), given.Raw)
	case field.Type == model.Integer:
		if n, err := strconv.ParseInt(given.Raw, 10, 32); err == nil && given.Kind == ast.IntValue {
			return model.IntegerOf(n), ""
		}
		return value, shown(given) + " is no Int; write a whole number from -2147483648 to 2147483647"
	case field.Type == model.Float:
		if n, err := strconv.ParseFloat(given.Raw, 64); err == nil && (given.Kind == ast.IntValue || given.Kind == ast.FloatValue) {
			return model.FloatOf(n), ""
		}
		return value, shown(given) + " is no Float; write a number such as 1.5"
	case field.Type == model.Boolean:
		if given.Kind == ast.BooleanValue {
			return model.BooleanOf(given.Raw == "true"), ""
		}
		return value, shown(given) + " is no Boolean; write true or false"
	case field.Type == model.Time:
		return timeOf(given)
	}
	return enumValueOf(field, given)
}

// timeOf reads a time of a form that the scalar DateTime takes.
func timeOf(given *ast.Value) (value model.Value, complaint string) {
	var t time.Time
	_, fraction, _ := strings.Cut(given.Raw, ".")
	digits := len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
	if !isText(given) || t.UnmarshalText([]byte(given.Raw)) != nil || digits > 6 || t.UTC().Year() < 0 || t.UTC().Year() > 9999 {
		return value, shown(given) + ` is no DateTime; write a time with an offset, such as "2020-01-02T02:04:05Z"`
	}
	return model.TimeOf(t), ""
}

func enumValueOf(field *model.Field, given *ast.Value) (value model.Value, complaint string) {
	for _, name := range field.Values {
		switch {
		case name != given.Raw:
		case given.Kind == ast.EnumValue:
			return model.TextOf(name), ""
		case isText(given):
			return value, fmt.Sprintf("an enum's value has no quotes; write %s", name)
		}
	}
	if near := core.SuggestionList(given.Raw, field.Values); len(near) > 0 {
		return value, fmt.Sprintf("%s has no value %s; write %s", field.Enum.Name, shown(given), near[0])
	}
	return value, fmt.Sprintf("%s has no value %s; write one of %s", field.Enum.Name, shown(given), strings.Join(field.Values, ", "))
}

// outside says which of a field's bounds a value is beyond, and what to write; it is empty where none is.
func outside(field *model.Field, value model.Value) string {
	text := value.Text()
	length := utf8.RuneCountInString(text)
	switch {
	case field.Type == model.Text && (strings.ContainsRune(text, 0) || !utf8.ValidString(text) || len(text) > longestText):
		return fmt.Sprintf("a text is UTF-8 without U+0000, and has %d bytes at most", longestText)
	case field.Type == model.Text && field.Max > 0 && (length < field.Min || length > field.Max):
		return fmt.Sprintf("it is %d characters long; write %d to %d", length, field.Min, field.Max)
	case field.Type == model.Text && length < field.Min:
		return fmt.Sprintf("it is %d characters long; write %d or more", length, field.Min)
	case field.Type == model.Text && field.Min > 0 && strings.TrimSpace(text) == "":
		return "it is only white space; write a text that is not"
	case field.Range == nil:
	case !field.Range.Min.Null() && field.Type.Compare(value, field.Range.Min) < 0,
		!field.Range.Max.Null() && field.Type.Compare(value, field.Range.Max) > 0:
		return "it lies outside of @range; write a number within"
	}
	return ""
}

// argument is what a directive gives for an argument.
func argument(directive *ast.Directive, name string) (value *ast.Value, is bool) {
	if argument := directive.Arguments.ForName(name); argument != nil {
		return argument.Value, true
	}
	return nil, false
}

// integer is an argument that is a whole number, whose form was looked at before.
func integer(directive *ast.Directive, name string, otherwise int) int {
	given, is := argument(directive, name)
	if !is {
		return otherwise
	}
	n, err := strconv.Atoi(given.Raw)
	if err != nil {
		return otherwise
	}
	return n
}
