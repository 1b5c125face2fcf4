package storagetest

import (
	"testing"

	"junction/storage"
)

// filterTexts are what the cases of textFilters choose from, by code point.
var filterTexts = []string{
	"%", "*", "100%", "ABBA", "Abc", "O'Neil", "\\", "\\\\", "_", "a\"b", "a%b", "a*b", "a\\b", "a_b", "abc", "axb",
	"a😀b", "k", "Å", "É", "ÉÉ", "å", "é", "Ⱥ", "ΣΑΣ", "Σας", "σας", "Ж", "ж", "\u212a", "\u212b", "ⱥ",
}

func (s suite) textFilters(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	byText := f.near.named(t, shuffled(filterTexts)...)
	hub := f.far.create(t, "hub")[0]
	for _, id := range byText {
		f.link(t, id, hub)
	}
	is := func(op storage.TextOp, value string) storage.Filter { return f.near.compare(op, value) }
	fold := func(op storage.TextOp, value string) storage.Filter {
		return storage.Text{Field: f.near.field, Op: op, Value: value, IgnoreCase: true}
	}
	in := func(values ...string) storage.Filter { return storage.TextIn{Field: f.near.field, Values: values} }
	foldIn := func(values ...string) storage.Filter {
		return storage.TextIn{Field: f.near.field, Values: values, IgnoreCase: true}
	}
	list := func(texts ...string) []string { return texts }
	tests := []struct {
		name  string
		where storage.Filter
		want  []string
	}{
		{"equal minds case", is(storage.Equal, "abc"), list("abc")},
		{"equal minds accents", is(storage.Equal, "e"), nil},
		{"equal does not trim", is(storage.Equal, "abc "), nil},
		{"equal to the empty text", is(storage.Equal, ""), nil},
		{"not equal", storage.And{is(storage.NotEqual, "abc"), is(storage.StartsWith, "ab")}, nil},
		{"not equal to the empty text", is(storage.NotEqual, ""), filterTexts},
		{"contains", is(storage.Contains, "b"), list("Abc", "a\"b", "a%b", "a*b", "a\\b", "a_b", "abc", "axb", "a😀b")},
		{"contains several characters", is(storage.Contains, "bc"), list("Abc", "abc")},
		{"contains the empty text", is(storage.Contains, ""), filterTexts},
		{"contains an emoji", is(storage.Contains, "😀"), list("a😀b")},
		{"contains more than there is", is(storage.Contains, "abcd"), nil},
		{"starts with", is(storage.StartsWith, "a"), list("a\"b", "a%b", "a*b", "a\\b", "a_b", "abc", "axb", "a😀b")},
		{"starts with all of a text", is(storage.StartsWith, "abc"), list("abc")},
		{"starts with the empty text", is(storage.StartsWith, ""), filterTexts},
		{"ends with", is(storage.EndsWith, "bc"), list("Abc", "abc")},
		{"ends with all of a text", is(storage.EndsWith, "É"), list("É", "ÉÉ")},
		{"ends with the empty text", is(storage.EndsWith, ""), filterTexts},
		{"ends with what only starts a text", is(storage.EndsWith, "10"), nil},

		{"a percent sign is plain in contains", is(storage.Contains, "%"), list("%", "100%", "a%b")},
		{"a percent sign is plain in starts with", is(storage.StartsWith, "a%"), list("a%b")},
		{"a percent sign is plain in ends with", is(storage.EndsWith, "%b"), list("a%b")},
		{"an underscore is plain in contains", is(storage.Contains, "_"), list("_", "a_b")},
		{"an underscore is plain in starts with", is(storage.StartsWith, "a_b"), list("a_b")},
		{"an underscore is plain in ends with", is(storage.EndsWith, "_b"), list("a_b")},
		{"an asterisk is plain", is(storage.Contains, "*"), list("*", "a*b")},
		{"an asterisk is plain in starts with", is(storage.StartsWith, "a*"), list("a*b")},
		{"an asterisk is plain in ends with", is(storage.EndsWith, "*b"), list("a*b")},
		{"a backslash is plain in contains", is(storage.Contains, `\`), list(`\`, `\\`, `a\b`)},
		{"two backslashes are two", is(storage.Contains, `\\`), list(`\\`)},
		{"a backslash is plain in starts with", is(storage.StartsWith, `a\`), list(`a\b`)},
		{"a backslash is plain in ends with", is(storage.EndsWith, `\`), list(`\`, `\\`)},
		{"a backslash escapes nothing", is(storage.Contains, `\%`), nil},
		{"an apostrophe is plain", is(storage.Contains, "'"), list("O'Neil")},
		{"an apostrophe is plain in equal", is(storage.Equal, "O'Neil"), list("O'Neil")},
		{"a quotation mark is plain", is(storage.EndsWith, `"b`), list(`a"b`)},
		{"a question mark is plain", storage.Or{is(storage.StartsWith, "a?"), is(storage.EndsWith, "?b")}, nil},
		{"brackets are plain", storage.Or{is(storage.Contains, "[a]"), is(storage.EndsWith, "[a-c]")}, nil},
		{"plain signs stay plain where case is ignored", fold(storage.Contains, "%B"), list("a%b")},
		{"an underscore stays plain where case is ignored", fold(storage.StartsWith, "A_"), list("a_b")},

		{"ignoring case, equal", fold(storage.Equal, "aBC"), list("Abc", "abc")},
		{"ignoring case, not equal", storage.And{fold(storage.NotEqual, "ABC"), is(storage.Contains, "bc")}, nil},
		{"ignoring case, an accented letter", fold(storage.Equal, "É"), list("É", "é")},
		{"ignoring case, an accent still matters", fold(storage.Equal, "E"), nil},
		{"ignoring case, accented letters inside", fold(storage.Contains, "éÉ"), list("ÉÉ")},
		{"ignoring case, a Cyrillic letter", fold(storage.Equal, "Ж"), list("Ж", "ж")},
		{"ignoring case, a Greek capital sigma", fold(storage.StartsWith, "Σ"), list("ΣΑΣ", "Σας", "σας")},
		{"ignoring case, a final sigma is a letter of its own", fold(storage.EndsWith, "ς"), list("Σας", "σας")},
		{"ignoring case, a capital at the end is no final sigma", fold(storage.EndsWith, "σ"), list("ΣΑΣ")},
		{"ignoring case, a letter that takes more bytes when small", fold(storage.Equal, "Ⱥ"), list("Ⱥ", "ⱥ")},
		{"ignoring case, the Kelvin sign is a k", fold(storage.Equal, "K"), list("k", "\u212a")},
		{"ignoring case, the Angstrom sign is an å", fold(storage.Equal, "å"), list("Å", "å", "\u212b")},
		{"ignoring case, sharp s is not ss", fold(storage.Contains, "ss"), nil},
		{"ignoring case, starts with", fold(storage.StartsWith, "AB"), list("ABBA", "Abc", "abc")},
		{"ignoring case, ends with", fold(storage.EndsWith, "BC"), list("Abc", "abc")},
		{
			"ignoring case, less",
			storage.And{fold(storage.Less, "ABC"), is(storage.Less, "B")},
			list("%", "*", "100%", "ABBA"),
		},
		{
			"ignoring case, less or equal",
			storage.And{fold(storage.LessOrEqual, "ABC"), fold(storage.StartsWith, "ab")},
			list("ABBA", "Abc", "abc"),
		},
		{
			"ignoring case, greater",
			storage.And{fold(storage.Greater, "ABBA"), fold(storage.Less, "AC")},
			list("Abc", "abc"),
		},
		{
			"ignoring case, greater or equal",
			storage.And{fold(storage.GreaterOrEqual, "AbC"), fold(storage.Less, "AC")},
			list("Abc", "abc"),
		},

		{"in", in("abc", "É", "nothing", "abc"), list("abc", "É")},
		{"in nothing", in(), nil},
		{"in an empty list", in([]string{}...), nil},
		{"in the empty text", in(""), nil},
		{"in signs of SQL and JSON", in("O'Neil", "\\", "a\"b", "%", "a😀b"), list("%", "O'Neil", "\\", "a\"b", "a😀b")},
		{"ignoring case, in", foldIn("ABC", "É", "ж", "%"), list("%", "Abc", "abc", "É", "é", "Ж", "ж")},
		{"ignoring case, in nothing", foldIn(), nil},

		{"no value, where every object has one", storage.IsNull{Field: f.near.field}, nil},
		{"an And without members", storage.And{}, filterTexts},
		{"an Or without members", storage.Or{}, nil},
		{"a nil And", storage.And(nil), filterTexts},
		{"a nil Or", storage.Or(nil), nil},
		{"an And of nil", storage.And{nil}, filterTexts},
		{"an Or with nil", storage.Or{nil, is(storage.Equal, "abc")}, filterTexts},
		{"Not of nil", storage.Not{}, nil},
		{"Not of an Or without members", storage.Not{Filter: storage.Or{}}, filterTexts},
		{"an And", storage.And{is(storage.StartsWith, "a"), is(storage.EndsWith, "c")}, list("abc")},
		{
			"an Or",
			storage.Or{is(storage.Equal, "k"), is(storage.Equal, "abc"), is(storage.Equal, "k")},
			list("abc", "k"),
		},
		{
			"Or inside And is kept together",
			storage.And{
				storage.Or{is(storage.Equal, "abc"), is(storage.Equal, "k")},
				storage.Or{is(storage.Equal, "k"), is(storage.Equal, "é")},
			},
			list("k"),
		},
		{
			"And inside Not is kept together",
			storage.And{
				storage.Not{Filter: storage.And{is(storage.StartsWith, "a"), is(storage.EndsWith, "b")}},
				is(storage.StartsWith, "a"),
			},
			list("abc"),
		},
		{
			"Or inside Not is kept together",
			storage.And{storage.Not{Filter: storage.Or{is(storage.Equal, "k"), is(storage.Less, "k")}}, is(storage.Less, "é")},
			list("Å", "É", "ÉÉ", "å"),
		},

		{"IDs", storage.IDIn{byText["é"], byText["abc"], unknown, byText["abc"], 0, -1}, list("abc", "é")},
		{"no IDs", storage.IDIn{}, nil},
		{"nil IDs", storage.IDIn(nil), nil},
		{
			"not the IDs",
			storage.And{storage.Not{Filter: storage.IDIn{byText["é"]}}, fold(storage.Equal, "É")},
			list("É"),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			selects(t, f, test.where, test.want)
		})
	}
}
