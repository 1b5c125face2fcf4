package web_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/web"
)

func TestJSONIsReadAsItIsMeant(t *testing.T) {
	t.Parallel()
	limits := web.Limits{JSONDepth: 3}
	for text, want := range map[string]any{
		`null`:                nil,
		` [true, false] `:     []any{true, false},
		`[]`:                  []any{},
		`{}`:                  map[string]any{},
		`{"a":{"b":[1]}}`:     map[string]any{"a": map[string]any{"b": []any{int64(1)}}},
		`{"a":1,"a":2}`:       map[string]any{"a": int64(2)},
		`"a\"b\\\/\u00e9"`:    `a"b\/é`,
		`"\ud83d\ude00 é"`:    "😀 é",
		`-0`:                  int64(0),
		`1.0`:                 int64(1),
		`1e3`:                 int64(1000),
		`2.5`:                 2.5,
		`9007199254740993`:    int64(9007199254740993), // 2^53 + 1, which no float64 is
		`-9007199254740993`:   int64(-9007199254740993),
		`9007199254740993.0`:  float64(9007199254740992),
		`9223372036854775808`: float64(1 << 63),
		`1e400`:               math.Inf(1),
	} {
		have, err := web.ReadJSON(limits, text)
		if diff := cmp.Diff(want, have); err != nil || diff != "" {
			t.Errorf("%s: %v %s", text, err, diff)
		}
	}
	for text, want := range map[string]string{
		``:               "malformed",
		`{`:              "malformed",
		`{]`:             "malformed",
		`[1,]`:           "malformed",
		`{"a" 1}`:        "malformed",
		`{1:2}`:          "malformed",
		`01`:             "one value",
		`'a'`:            "malformed",
		"\"a\x01\"":      "malformed",
		"\uFEFF{}":       "malformed",
		`{} {}`:          "one value",
		`1 x`:            "one value",
		"\"\xff\"":       "UTF-8",
		`"\ud83d"`:       "half of a surrogate pair",
		`{"\ude00":1}`:   "half of a surrogate pair",
		`[[[[]]]]`:       "more than 3 levels",
		`{"a":[{"b":[x`:  "more than 3 levels",
		`[[["[[[["]]] [`: "one value",
	} {
		if have, err := web.ReadJSON(limits, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is read as %v with the error %v", text, have, err)
		}
	}
}
