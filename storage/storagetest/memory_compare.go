package storagetest

import (
	"fmt"
	"strings"
	"unicode"

	"junction/model"
	"junction/storage"
)

// isText reports whether a field is compared as a text.
func isText(field *model.Field) bool { return field.Type == model.Text || field.Type == model.Enum }

// valueHolds reports whether a comparison holds for a value, which null is only where the two are to differ.
func valueHolds(f storage.Compare, value model.Value) bool {
	if value.Null() || f.Value.Null() {
		return f.Op == storage.NotEqual
	}
	return compares(f.Op, f.Field.Type.Compare(value, f.Value))
}

func textHolds(f storage.Text, of model.Value) bool {
	if of.Null() {
		return f.Op == storage.NotEqual
	}
	text, value := fold(of.Text(), f.IgnoreCase), fold(f.Value, f.IgnoreCase)
	switch f.Op {
	case storage.Contains:
		return strings.Contains(text, value)
	case storage.StartsWith:
		return strings.HasPrefix(text, value)
	case storage.EndsWith:
		return strings.HasSuffix(text, value)
	default:
		return compares(f.Op, strings.Compare(text, value))
	}
}

// fold is a text as it is compared: in its simple lower case, character by character, if case is ignored.
func fold(text string, ignoreCase bool) string {
	if ignoreCase {
		return strings.Map(unicode.ToLower, text)
	}
	return text
}

// compares reports whether a comparison of two values holds, given the sign of their difference.
func compares(op storage.Op, sign int) bool {
	switch op {
	case storage.Equal:
		return sign == 0
	case storage.NotEqual:
		return sign != 0
	case storage.Less:
		return sign < 0
	case storage.LessOrEqual:
		return sign <= 0
	case storage.Greater:
		return sign > 0
	case storage.GreaterOrEqual:
		return sign >= 0
	}
	panic(fmt.Sprintf("unknown comparison %q", op))
}
