package sqlite_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

// Whatever a text filter asks for is compared as plain characters, as Go compares them.
func FuzzTextFilters(f *testing.F) {
	for _, pair := range [][2]string{
		{"100% of a_b", "%"},
		{`back\slash`, `\`},
		{"it's \"quoted\"", "'"},
		{"*glob? [a-z]", "[a-z]"},
		{"ЖУРНАЛ журнал", "журнал"},
		{"日本語の見出し", "語"},
		{"an emoji \U0001F600 here", "\U0001F600"},
		{"e\u0301 and é", "é"},
		{"\U0010FFFF\U0010FFFFx", "\U0010FFFF"},
		{"\uD7FF\uE000", "\uD7FF"},
		{"tab\tand\nline", "\n"},
	} {
		f.Add(pair[0], pair[1])
	}
	store := open(f, sqlite.Memory)
	f.Fuzz(func(t *testing.T, headline, value string) {
		stored := entity.Articles.Object(entity.Article{Headline: headline})
		if !utf8.ValidString(value) || strings.ContainsRune(value, 0) || stored.Validate(entity.Articles.Kind) != nil {
			t.Skip("neither the stored text nor the filter's may be so")
		}
		if _, _, err := entity.Articles.In(store).DeleteWhere(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		created, err := entity.Articles.In(store).Create(t.Context(), entity.Article{Headline: headline})
		if err != nil {
			t.Fatal(err)
		}
		found, err := entity.Articles.In(store).Get(t.Context(), []storage.ID{created.ID})
		if err != nil || found[created.ID].Headline != headline {
			t.Fatalf("%q was read as %q, %v", headline, found[created.ID].Headline, err)
		}
		for op, want := range map[storage.TextOp]bool{
			storage.Equal: headline == value, storage.NotEqual: headline != value,
			storage.Less: headline < value, storage.LessOrEqual: headline <= value,
			storage.Greater: headline > value, storage.GreaterOrEqual: headline >= value,
			storage.Contains:   strings.Contains(headline, value),
			storage.StartsWith: strings.HasPrefix(headline, value),
			storage.EndsWith:   strings.HasSuffix(headline, value),
		} {
			q := storage.Query{
				Where: storage.Text{Field: entity.Article_Headline, Op: op, Value: value},
				Order: storage.Order{Field: entity.Article_Headline}, Limit: 1,
			}
			page, err := entity.Articles.In(store).Page(t.Context(), q)
			if err != nil {
				t.Fatalf("%q %s %q: %v", headline, op, value, err)
			}
			if have := len(page.Edges) == 1; have != want {
				t.Errorf("%q %s %q is %t", headline, op, value, have)
			} else if have && page.Edges[0].Node != created {
				t.Errorf("%q was read from a page as %q", headline, page.Edges[0].Node.Headline)
			}
		}
	})
}
