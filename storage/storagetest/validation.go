package storagetest

import (
	"strings"
	"testing"
)

func (s suite) validation(t *testing.T) {
	t.Parallel()
	most, mayBeBlank := s.near.field.Max, s.near.field.Min == 0
	tests := []struct {
		name  string
		text  string
		valid bool
	}{
		{"one character", "a", true},
		{"one emoji", "😀", true},
		{"the most letters", strings.Repeat("a", most), true},
		{"the most emoji, four bytes each", strings.Repeat("😀", most), true},
		{"the most combining characters, counted one by one", strings.Repeat("\u0301", most), true},
		{"white space around a letter is kept", " \t\u00a0a\u3000\n", true},
		{"a zero width space is no white space", "\u200b", true},
		{"control characters", "\x01\x1f\x7f", true},
		{"characters that no one has defined", "\ufffe\uffff\U0010ffff", true},
		{"the replacement character itself", "\ufffd", true},
		{"quotes and other signs of SQL and JSON", `'"\%_;--/*{}[]`, true},
		{"the text null", "null", true},
		{"a number with a leading zero", "007", true},

		{"no character", "", mayBeBlank},
		{"one letter too many", strings.Repeat("a", most+1), false},
		{"one emoji too many", strings.Repeat("😀", most+1), false},
		{"one too many with white space at the end", strings.Repeat("a", most) + " ", false},
		{"only ASCII white space", " \t\n\v\f\r", mayBeBlank},
		{"only Unicode white space", "\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000", mayBeBlank},
		{"only U+0000", "\x00", false},
		{"U+0000 inside", "a\x00b", false},
		{"U+0000 at the end", "a\x00", false},
		{"a byte that is not UTF-8", "a\xff", false},
		{"half a character", "a\xf0\x9f\x98", false},
		{"a surrogate in UTF-8", "a\xed\xa0\x80", false},
		{"an overlong form", "a\xc0\xaf", false},
	}
	f := s.setup(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old := f.near.create(t, "old")[0]
			before := f.state(t)
			created, createErr := f.near.Create(t.Context(), f.near.build(0, test.text))
			updateErr := f.near.Update(t.Context(), f.near.build(old, test.text))
			if !test.valid {
				isInvalid(t, createErr, f.near.field)
				isInvalid(t, updateErr, f.near.field)
				equal(t, "state", before, f.state(t))
				return
			}
			noError(t, createErr)
			noError(t, updateErr)
			equal(t, "created", test.text, f.near.text(created))
			got, err := f.near.Get(t.Context(), ids(created.ID, old), 0)
			noError(t, err)
			equal(t, "stored by create", test.text, f.near.text(got[created.ID]))
			equal(t, "stored by update", test.text, f.near.text(got[old]))
		})
	}
}
