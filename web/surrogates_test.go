package web

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func TestJoinSurrogatesInsideTextsAlone(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		`{ a(b: "\ud83d\ude00") }`:                       "{ a(b: \"\U0001F600\") }",
		`{ a(b: "x\uD83D\uDE00y", c: "\u00e9") }`:        "{ a(b: \"x\U0001F600y\", c: \"\\u00e9\") }",
		`{ a(b: "\\ud83d") }`:                            `{ a(b: "\\ud83d") }`,
		`{ a(b: "\"\ud83d\ude00\"") }`:                   "{ a(b: \"\\\"\U0001F600\\\"\") }",
		`{ a(b: """\ud83d""") }`:                         `{ a(b: """\ud83d""") }`,
		`{ a(b: """\"""\ud83d""", c: "\ud83d\ude00") }`:  "{ a(b: \"\"\"\\\"\"\"\\ud83d\"\"\", c: \"\U0001F600\") }",
		"{ a # \"\\ud83d\n b(c: \"\\ud83d\\ude00\") }":   "{ a # \"\\ud83d\n b(c: \"\U0001F600\") }",
		`{ a(b: "") c(d: "\ud83d\ude00") }`:              "{ a(b: \"\") c(d: \"\U0001F600\") }",
		`{ a(b: "\u12`:                                   `{ a(b: "\u12`,
		`{ a(b: "\`:                                      `{ a(b: "\`,
		`{ a(b: """\u`:                                   `{ a(b: """\u`,
		"{ a(b: \"unclosed\n c(d: \"\\ud83d\\ude00\") }": "{ a(b: \"unclosed\n c(d: \"\U0001F600\") }",
	} {
		if have, ok := joinSurrogates(query); !ok || have != want {
			t.Errorf("%s became %s, %t; want %s", query, have, ok, want)
		}
	}
	for _, query := range []string{
		`{ a(b: "\ud83d") }`, `{ a(b: "\ude00") }`, `{ a(b: "\ude00\ud83d") }`, `{ a(b: "\ud83d\ud83d\ude00") }`,
		`{ a(b: "\ud83dx") }`, `{ a(b: "\ud83d\u0041") }`, `{ a(b: "\ud83d`,
	} {
		if have, ok := joinSurrogates(query); ok {
			t.Errorf("%s became %s", query, have)
		}
	}
}

// A text that JSON writes is the text that a query with it as a literal has, whatever characters are escaped.
func FuzzJoinSurrogates(f *testing.F) {
	f.Add("plain")
	f.Add("\U0001F600 \"quoted\" \\ud83d \u00e9 \uFFFD # \U0010FFFF")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var escaped strings.Builder
		for _, c := range string(quoted) {
			if c > 0xFFFF {
				c -= 0x10000
				escaped.WriteString(`\u` + hex(0xD800+c>>10) + `\u` + hex(0xDC00+c&0x3FF))
				continue
			}
			escaped.WriteRune(c)
		}
		if hasLoneSurrogate(escaped.String()) {
			t.Errorf("%s is said to hold half of a pair", escaped.String())
		}
		query, ok := joinSurrogates(`{ a(b: ` + escaped.String() + `) }`)
		if !ok {
			t.Fatalf("%s is refused", escaped.String())
		}
		document, err := parser.ParseQuery(&ast.Source{Input: query})
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if have := document.Operations[0].SelectionSet[0].(*ast.Field).Arguments[0].Value.Raw; have != text {
			t.Errorf("%q became %q", text, have)
		}
	})
}

func hex(unit rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[unit>>12&15], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15]})
}
