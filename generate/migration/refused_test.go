package migration_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/generate/migration"
	"junction/storage"
)

// risks are changes that have to be allowed, or cannot be.
var risks = []struct {
	name    string
	from    []string // what to replace in the library first
	replace []string
	refused string // what is said without being allowed
	allowed []string
	rows    string // more rows, which break the rule
	says    string // what the program says of them; empty where there is nothing to check
}{
	{
		name: "a field goes", replace: []string{"  body: String\n", ""},
		refused: "Article.body is gone from the model, and its values would be lost; where it has another name now, give that " +
			`@was(name: "body"); to drop it: go run junction/generate -allow drop:Article.body`,
		allowed: []string{"drop:Article.body"},
	},
	{
		name: "a field gets another name without a word", replace: []string{"body: String", "text: String"},
		refused: "Article.body is gone from the model", allowed: []string{"drop:Article.body"},
	},
	{
		name: "a relation goes", refused: "Article.publications is gone from the model, and its links would be lost",
		replace: []string{
			`publications: [Publication!]! @manyToMany(inverse: "articles")`, "", "articles: [Article!]! @inverse(sortedBy: [headline])", "",
		},
		allowed: []string{"drop:Article.publications"},
	},
	{
		name:    "a field that may not be null",
		replace: []string{"  body", "  subtitle: String!\n  body"},
		refused: "Article.subtitle is new, may not be null and has no @default, so objects from before would have none; to have that " +
			"checked before anything is changed: go run junction/generate -allow check:Article.subtitle",
		allowed: []string{"check:Article.subtitle"}, rows: "Article headline=A words=1",
		says: "Article.subtitle may not be null and has no default in this version, and 1 objects do not allow that, of which the first is Article:1",
	},
	{
		name: "a field that may not be null any more", replace: []string{"rating: Int", "rating: Int!"},
		refused: "Article.rating may not be null and has no @default", allowed: []string{"check:Article.rating"},
		rows: "Article headline=A words=1 rating=1\nArticle headline=B words=1",
		says: "Article.rating may not be null in this version, and 1 objects do not allow that, of which the first is Article:2",
	},
	{
		name: "a shorter text", replace: []string{"max: 100", "max: 3"}, refused: "Article.headline has 1 to 3 characters",
		allowed: []string{"check:Article.headline"}, rows: "Article headline=Öäü words=1\nArticle headline=Long words=1\nArticle headline=Longer words=1",
		says: "Article.headline has 1 to 3 characters in this version, and 2 objects do not allow that, of which the first is Article:2",
	},
	{
		name: "a range", replace: []string{"rating: Int", "rating: Int @range(max: 5)"}, refused: "Article.rating is at most 5",
		allowed: []string{"check:Article.rating"}, rows: "Article headline=A words=1 rating=6",
		says: "Article.rating is at most 5 in this version, and 1 objects do not allow that, of which the first is Article:1",
	},
	{
		name: "an enum's value less", replace: []string{"CALM WILD", "CALM"}, refused: "Article.mood is one of CALM",
		allowed: []string{"check:Article.mood"}, rows: "Article headline=A words=1 mood=WILD",
		says: "Article.mood is one of CALM in this version, and 1 objects do not allow that, of which the first is Article:1",
	},
	{
		name: "unique", replace: []string{"words: Int!", "words: Int! @unique"}, refused: "Article.words is @unique",
		allowed: []string{"check:Article.words"}, rows: "Article headline=A words=1\nArticle headline=B words=2\nArticle headline=C words=2",
		says: "Article.words is unique in this version, and 2 objects do not allow that, of which the first is Article:2",
	},
	{
		name: "a unique field with a default", replace: []string{"  body", "  slug: String! @length(max: 9) @unique @default(value: \"x\")\n  body"},
		refused: "Article.slug is new and @unique, and objects from before would all have the same", allowed: []string{"check:Article.slug"},
		rows: "Article headline=A words=1\nArticle headline=B words=2",
		says: "Article.slug is unique in this version, and 2 objects do not allow that, of which the first is Article:1",
	},
	{
		name: "another type", replace: []string{"rating: Int", "rating: String"},
		refused: "Article.rating cannot become String: only Int can become Float; add a field with another name, and drop this one",
	},
	{
		name: "a type of links goes", from: placed, replace: []string{`, link: "Placement", sortedBy: [since]`, "", placed[3], "type Publication"},
		refused: "the links of Article.publications are not of the type Placement any more, and what they hold would be lost; " +
			"to drop it: go run junction/generate -allow drop:Placement",
		allowed: []string{"drop:Placement"},
	},
	{
		name: "a field of links goes", from: placed, replace: []string{"  page: Int\n", ""},
		refused: "Placement.page is gone from the model, and its values would be lost", allowed: []string{"drop:Placement.page"},
	},
	{
		name: "a field of links that may not be null", from: placed, replace: []string{"page: Int", "page: Int\n  rank: Int!"},
		refused: "Placement.rank is new, may not be null and has no @default, so links from before would have none",
		allowed: []string{"check:Placement.rank"}, rows: "Article headline=A words=1\nPublication title=P\nArticle:1.publications 1",
		says: "Placement.rank may not be null and has no default in this version, and 1 links do not allow that, of which the first is of Article:1",
	},
	{
		name: "a shorter text of links", from: placed, replace: []string{"max: 20", "max: 3"}, refused: "Placement.role has 1 to 3 characters",
		allowed: []string{"check:Placement.role"},
		rows: "Article headline=A words=1\nArticle headline=B words=1\nPublication title=P\nPublication title=Q\n" +
			"Article:1.publications 1 role=new\nArticle:2.publications 1 2 role=Herald",
		says: "Placement.role has 1 to 3 characters in this version, and 2 links do not allow that, of which the first is of Article:2",
	},
	{name: "what is not there", allowed: []string{"drop:Article.title"}, refused: "-allow drop:Article.title: there is no such change"},
}

// What loses data or may fail has to be allowed. Where rows break a rule, the program says so and changes nothing; without
// these rows, the same migration goes on.
func TestRisksAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range risks {
		var allowed []string
		if test.replace == nil {
			allowed = test.allowed
		}
		from := replaced(t, library, test.from...)
		_, err := migration.Next(read(t, from), read(t, replaced(t, from, test.replace...)), allowed)
		if err == nil || !strings.HasPrefix(err.Error(), test.refused) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		for _, test := range risks {
			if test.says == "" {
				continue
			}
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				database, from := on.database(t), replaced(t, library, test.from...)
				text := replaced(t, from, test.replace...)
				p := begin(t, from)
				store := p.open(t, on, database)
				fill(t, store, test.rows)
				before, old := contents(t, store), p.schema()
				noError(t, store.Close())
				tables := on.tables(t, database)
				p.next(t, text, test.allowed...)

				opened, err := on.open(t.Context(), database, p.schema())
				if err == nil {
					opened.Close()
					t.Fatal("it was migrated")
				}
				if !strings.HasSuffix(err.Error(), ": "+test.says) {
					t.Errorf("it says %q,\nnot that %q", err, test.says)
				}
				if diff := cmp.Diff(tables, on.tables(t, database)); diff != "" {
					t.Errorf("tables (-before +after):\n%s", diff)
				}
				store, err = on.open(t.Context(), database, old)
				noError(t, err)
				if diff := cmp.Diff(before, contents(t, store)); diff != "" {
					t.Errorf("rows (-before +after):\n%s", diff)
				}
				_, err = store.Collection(old.Model.Kind("Article")).DeleteWhere(t.Context(), nil, storage.Naming{})
				noError(t, err)
				noError(t, store.Close())
				noError(t, p.open(t, on, database).Close())
				p.equalsNew(t, on, database, text)
			})
		}
	})
}
