package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"junction/storage"
)

// prefixTexts stand close to the places where a range of texts that share a prefix may end wrongly: the last character
// of each length in UTF-8, those around the surrogates, and the last of all, which has no successor.
var prefixTexts = []string{
	"a", "a\x7e", "a\x7f", "a\x7f\u0301", "a\u0080", "a\u07fe", "a\u07ff", "a\u07ffb", "a\u0800",
	"a\ud7fe", "a\ud7ff", "a\ud7ff\ud7ff", "a\ue000", "a\ufffd", "a\uffff", "a\uffffa", "a\U00010000",
	"a\U0010fffe", "a\U0010ffff", "a\U0010ffff\x01", "a\U0010ffff\U0010ffff", "b", "b\x01",
	"\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff", "\U0010ffff\U0010ffff", "\U0010ffff\U0010ffffa",
}

// prefixes compares texts of the edges of ranges with each other, as what the standard library says of them.
func (s suite) prefixes(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	f.near.create(t, shuffled(prefixTexts)...)
	ops := map[storage.TextOp]func(text, value string) bool{
		storage.StartsWith: strings.HasPrefix,
		storage.EndsWith:   strings.HasSuffix,
		storage.Contains:   strings.Contains,
	}
	sorted := slices.Sorted(slices.Values(prefixTexts))
	for op, holds := range ops {
		for _, ignoreCase := range []bool{false, true} { // none of the characters has another case
			t.Run(fmt.Sprintf("%s, ignoring case %t", op, ignoreCase), func(t *testing.T) {
				t.Parallel()
				for _, value := range prefixTexts {
					want := slices.DeleteFunc(slices.Clone(sorted), func(text string) bool { return !holds(text, value) })
					where := storage.Text{Field: f.near.field, Op: op, Value: value, IgnoreCase: ignoreCase}
					selectsDirectly(t, f, where, want)
				}
			})
		}
	}
}
