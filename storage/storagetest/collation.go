package storagetest

import (
	"fmt"
	"slices"
	"testing"

	"junction/storage"
)

// byCodePoint is in the order of code points, which a locale, UTF-16 and case folding would each disturb.
var byCodePoint = []string{
	"\x01",
	" a",
	"!",
	"'",
	"10",
	"9",
	"A",
	"Z",
	"\\",
	"_",
	"a",
	"a\x01",
	"a ",
	"a  b",
	"aB",
	"aa",
	"ab",
	"a\u0301", // a with a combining accent
	"z",
	"zz",
	"\u007f",
	"\u0080",
	"ß",
	"á", // one character
	"\u07ff",
	"\u0800",
	"ẞ",
	"\u2027",
	"Ａ", // full width
	"\uff5a",
	"\ufffd",
	"\uffff",
	"\U00010000", // before U+FF21 in UTF-16
	"😀",
	"😀\u200d",
	"\U0010ffff",
}

func (s suite) collation(t *testing.T) {
	t.Parallel()
	t.Run("text is ordered by code point", s.textOrder)
	t.Run("text is compared by code point", s.textComparison)
	t.Run("changes are told by code point", s.changeOrder)
}

// shuffled returns the texts in an order that is neither theirs nor its reverse.
func shuffled(texts []string) []string {
	var mixed []string
	for start := range 7 {
		for i := start; i < len(texts); i += 7 {
			mixed = append(mixed, texts[len(texts)-1-i])
		}
	}
	return mixed
}

func (s suite) textOrder(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	byText := f.far.named(t, shuffled(byCodePoint)...)
	for _, id := range byText {
		f.link(t, owner, id)
	}
	pagers := map[string]pager{
		"collection": f.far.page,
		"relation":   func(t testing.TB, q storage.Query) storage.Page { return f.pageOf(t, owner, q) },
	}
	for name, page := range pagers {
		for _, descending := range []bool{false, true} {
			want := slices.Clone(byCodePoint)
			if descending {
				slices.Reverse(want)
			}
			t.Run(fmt.Sprintf("%s, descending %t", name, descending), func(t *testing.T) {
				q := storage.Query{Order: storage.Order{Field: f.far.field, Descending: descending}, Limit: all}
				equal(t, "order", want, f.far.texts(page(t, q)))
				for i, text := range want {
					q.After, q.Before, q.Backward = at(text, byText[text]), nil, false
					equal(t, fmt.Sprintf("after %q", text), want[i+1:], f.far.texts(page(t, q)))
					q.After, q.Before, q.Backward = nil, q.After, true
					equal(t, fmt.Sprintf("before %q", text), want[:i], f.far.texts(page(t, q)))
				}
				q = storage.Query{Order: q.Order, Limit: 5}
				equal(t, "a walk", want, f.far.texts(storage.Page{Edges: walk(t, q, page)}))
			})
		}
	}
}

func (s suite) textComparison(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	f.near.create(t, shuffled(byCodePoint)...)
	for i, text := range byCodePoint {
		wants := map[storage.Op][]string{
			storage.Less:           byCodePoint[:i],
			storage.LessOrEqual:    byCodePoint[:i+1],
			storage.Equal:          {text},
			storage.NotEqual:       slices.Concat(byCodePoint[:i], byCodePoint[i+1:]),
			storage.GreaterOrEqual: byCodePoint[i:],
			storage.Greater:        byCodePoint[i+1:],
		}
		for op, want := range wants {
			equal(t, fmt.Sprintf("%s %q", op, text), want, f.near.find(t, f.near.compare(op, text)))
		}
	}
	equal(t, "above the empty text", byCodePoint, f.near.find(t, f.near.compare(storage.Greater, "")))
	equal(t, "below the empty text", nil, f.near.find(t, f.near.compare(storage.Less, "")))
}

func (s suite) changeOrder(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	texts := shuffled(byCodePoint)
	byText := f.far.named(t, texts...)
	var far []storage.ID
	var want []storage.Object
	for i, text := range byCodePoint {
		far = append(far, byText[texts[i]])
		want = append(want, f.far.build(byText[text], text))
	}
	added, err := f.links.Add(t.Context(), owner, storage.Links{Far: far})
	noError(t, err)
	equal(t, "added", f.far.toldOrder(want), storage.Nodes(added.Added))
	removed, err := f.links.Set(t.Context(), owner, storage.Links{Far: nil})
	noError(t, err)
	equal(t, "removed", f.far.toldOrder(want), removed.Removed)
}
