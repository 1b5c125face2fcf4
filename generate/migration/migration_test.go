package migration_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// library is the model that most changes begin with.
const library = `
enum Mood { CALM WILD }
type Article @entity {
  headline: String! @length(max: 100)
  body: String
  rating: Int
  words: Int! @default(value: 0)
  mood: Mood
  seen: DateTime
  publications: [Publication!]! @manyToMany(inverse: "articles")
}
type Publication @entity {
  title: String! @length(max: 30)
  articles: [Article!]! @inverse(sortedBy: [headline])
}
`

const libraryRows = `
Article headline=One rating=3 words=10 mood=CALM seen=2020-01-02T03:04:05.678901Z
Article headline=Two body=long words=20
Publication title=Herald
Publication title=Post
Article:1.publications 1 2
Article:2.publications 2
`

// pairs are changes of a model that keep what is there.
var pairs = []struct {
	name    string
	from    []string // what to replace in the library first
	replace []string // and for the change
	allowed []string
	file    string // empty where nothing is to be migrated
	rows    string // what comes and goes
}{
	{name: "nothing changes"},
	{
		name: "what has no part in the tables",
		replace: []string{
			"type Article @entity", `"An article." type Article @entity(plural: "allArticles")`,
			"words: Int! @default(value: 0)", `words: Int! @deprecated(reason: "count them")`,
			`inverse: "articles"`, `inverse: "articles", inverseName: "Contents"`,
		},
	},
	{
		name: "a field that may be null", replace: []string{"  body", "  subtitle: String @length(max: 50)\n  body"},
		file: "add_article_subtitle", rows: "+Article:1.subtitle = null\n+Article:2.subtitle = null",
	},
	{
		name: "a field that may be null, with an index", replace: []string{"  body", "  stars: Float @index\n  body"},
		file: "add_article_stars", rows: "+Article:1.stars = null\n+Article:2.stars = null",
	},
	{
		name: "a field with a default", replace: []string{"  body", "  place: String! @default(value: \"it's; --\")\n  body"},
		file: "add_article_place", rows: "+Article:1.place = it's; --\n+Article:2.place = it's; --",
	},
	{
		name: "a default for what may be null", replace: []string{"  body", "  free: Boolean @default(value: true)\n  body"},
		file: "add_article_free", rows: "+Article:1.free = true\n+Article:2.free = true",
	},
	{
		name: "a time that the server sets", replace: []string{"  body", "  made: DateTime! @now\n  changed: DateTime! @updated @index\n  body"},
		file: "add_article_made_and_more",
		rows: "+Article:1.made = now\n+Article:2.made = now\n+Article:1.changed = now\n+Article:2.changed = now",
	},
	{
		name: "a time that the server sets from now on", replace: []string{"seen: DateTime", "seen: DateTime! @now"},
		file: "change_article_seen", rows: "-Article:2.seen = null\n+Article:2.seen = now",
	},
	{
		name: "a unique field", replace: []string{"  body", "  slug: String @length(max: 20) @unique\n  body"},
		file: "add_article_slug", rows: "+Article:1.slug = null\n+Article:2.slug = null",
	},
	{
		name: "an index", replace: []string{"rating: Int", "rating: Int @index", "words: Int!", "words: Int! @index"},
		file: "change_article_rating_and_more",
	},
	{name: "unique", replace: []string{"words: Int!", "words: Int! @unique"}, allowed: []string{"check:Article.words"}, file: "change_article_words_and_more"},
	{name: "a longer text", replace: []string{"max: 100", "max: 200"}, file: "change_article_headline"},
	{name: "a text of any length", replace: []string{"body: String", "body: String @length(min: 0, max: 60000)"}, allowed: []string{"check:Article.body"}, file: "change_article_body"},
	{name: "a shorter text that fits", replace: []string{"max: 100", "max: 3"}, allowed: []string{"check:Article.headline"}, file: "change_article_headline"},
	{name: "a field that may be null now", replace: []string{"words: Int!", "words: Int"}, file: "change_article_words"},
	{
		name: "a field that may not be null any more", replace: []string{"rating: Int", "rating: Int! @default(value: 1)"},
		file: "change_article_rating", rows: "-Article:2.rating = null\n+Article:2.rating = 1",
	},
	{
		name: "a range", replace: []string{"words: Int!", "words: Int! @range(min: 5, max: 20)", "value: 0", "value: 5"},
		allowed: []string{"check:Article.words"}, file: "change_article_words",
	},
	{name: "another default", replace: []string{"@default(value: 0)", "@default(value: 7)"}},
	{name: "no default", replace: []string{" @default(value: 0)", ""}},
	{name: "an enum's value", replace: []string{"CALM WILD", "CALM WILD DARK"}, file: "change_article_mood"},
	{name: "an enum's value less", replace: []string{"CALM WILD", "CALM"}, allowed: []string{"check:Article.mood"}, file: "change_article_mood"},
	{
		name: "numbers that may be broken", replace: []string{"words: Int! @default(value: 0)", "words: Float! @index"},
		file: "change_article_words_and_more",
		rows: "-Article:1.words = 10\n+Article:1.words = 10.0\n-Article:2.words = 20\n+Article:2.words = 20.0",
	},
	{
		name: "a field of another name", replace: []string{"headline: String!", "title: String! @was(name: \"headline\")", "[headline]", "[title]"},
		file: "rename_article_headline_to_title",
		rows: "-Article:1.headline = One\n+Article:1.title = One\n-Article:2.headline = Two\n+Article:2.title = Two",
	},
	{
		name: "orders that exchange their places", file: "rename_tables",
		from: []string{"[headline]", "[headline, words]"}, replace: []string{"[headline]", "[words, headline]"},
	},
	{
		name: "a type of another name", replace: []string{"type Article @entity", "type Story @entity @was(name: \"Article\")", "[Article!]", "[Story!]"},
		file: "rename_article_to_story",
	},
	{
		name: "a relation of another name", file: "rename_article_publications_to_journals",
		replace: []string{"publications: [Publication!]!", "journals: [Publication!]! @was(name: \"publications\")"},
		rows: "-Article:1.publications has Publication:1\n+Article:1.journals has Publication:1\n-Article:1.publications has Publication:2\n" +
			"+Article:1.journals has Publication:2\n-Article:2.publications has Publication:2\n+Article:2.journals has Publication:2",
	},
	{
		name: "a relation that is declared on its other side", file: "rename_tables",
		replace: []string{
			`@manyToMany(inverse: "articles")`, "@inverse", "@inverse(sortedBy: [headline])",
			`@manyToMany(inverse: "publications", sortedBy: [headline])`,
		},
	},
	{
		name: "a type and a relation", file: "add_person_and_more",
		replace: []string{"type Publication", "type Person @entity { name: String! authored: [Article!]! @manyToMany(inverse: \"authors\") }\ntype Publication"},
	},
	{
		name: "a relation of a type to itself", file: "add_article_similar_and_more",
		replace: []string{"  body", "  similar: [Article!]! @symmetric(sortedBy: [headline])\n  cites: [Article!]! @manyToMany(inverse: \"citedBy\")\n  body"},
	},
	{
		name: "an order of a side", file: "change_article_words_and_more",
		replace: []string{`inverse: "articles"`, `inverse: "articles", sortedBy: [title]`, "[headline]", "[headline, words]"},
	},
	{name: "an order less", replace: []string{"(sortedBy: [headline])", ""}, file: "unsort_publication_articles_by_headline"},
	{
		name: "an order by a new field", file: "add_article_pages_and_more", rows: "+Article:1.pages = 1\n+Article:2.pages = 1",
		replace: []string{"  body", "  pages: Int! @default(value: 1)\n  body", "[headline]", "[pages]"},
	},
	{
		name: "an order by a field that may be null until now", file: "change_article_rating_and_more",
		replace: []string{"rating: Int", "rating: Int! @default(value: 1)", "[headline]", "[rating, headline]"},
		rows:    "-Article:2.rating = null\n+Article:2.rating = 1",
	},
	{
		name: "a key's type and name", file: "rename_article_headline_to_name_and_more",
		replace: []string{"headline: String!", "name: String! @was(name: \"headline\")", "words: Int!", "words: Float!", "[headline]", "[words]"},
		rows: "-Article:1.headline = One\n+Article:1.name = One\n-Article:1.words = 10\n+Article:1.words = 10.0\n" +
			"-Article:2.headline = Two\n+Article:2.name = Two\n-Article:2.words = 20\n+Article:2.words = 20.0",
	},
	{
		name: "a field goes", replace: []string{"  body: String\n", ""}, allowed: []string{"drop:Article.body"}, file: "drop_article_body",
		rows: "-Article:1.body = null\n-Article:2.body = long",
	},
	{
		name: "a field goes by which objects are ordered", allowed: []string{"drop:Article.headline"}, file: "drop_article_headline_and_more",
		replace: []string{"  headline: String! @length(max: 100)\n", "", "[headline]", "[words]"},
		rows:    "-Article:1.headline = One\n-Article:2.headline = Two",
	},
	{
		name: "a relation goes", allowed: []string{"drop:Article.publications"}, file: "drop_article_publications",
		replace: []string{"  publications: [Publication!]! @manyToMany(inverse: \"articles\")\n", "", "  articles: [Article!]! @inverse(sortedBy: [headline])\n", ""},
		rows: "-Article:1.publications has Publication:1\n-Article:1.publications has Publication:2\n-Article:2.publications has Publication:2\n" +
			"-Publication:1.articles has Article:1\n-Publication:2.articles has Article:1\n-Publication:2.articles has Article:2",
	},
	{
		name: "a type goes", allowed: []string{"drop:Publication"}, file: "drop_publication",
		replace: []string{
			"  publications: [Publication!]! @manyToMany(inverse: \"articles\")\n", "",
			"type Publication @entity {\n  title: String! @length(max: 30)\n  articles: [Article!]! @inverse(sortedBy: [headline])\n}\n", "",
		},
		rows: "-Article:1.publications has Publication:1\n-Article:1.publications has Publication:2\n-Article:2.publications has Publication:2\n" +
			"-Publication:1\n-Publication:1.title = Herald\n-Publication:2\n-Publication:2.title = Post\n" +
			"-Publication:1.articles has Article:1\n-Publication:2.articles has Article:1\n-Publication:2.articles has Article:2",
	},
	{
		name: "a relation gets the name of a field that goes", allowed: []string{"drop:Article.body"}, file: "drop_article_body_and_more",
		replace: []string{"  body: String\n", "", "publications: [Publication!]!", `body: [Publication!]! @was(name: "publications")`},
		rows: "-Article:1.body = null\n-Article:2.body = long\n" +
			"-Article:1.publications has Publication:1\n+Article:1.body has Publication:1\n-Article:1.publications has Publication:2\n" +
			"+Article:1.body has Publication:2\n-Article:2.publications has Publication:2\n+Article:2.body has Publication:2",
	},
	{
		name: "a name that was dropped is given again", allowed: []string{"drop:Article.body"}, file: "drop_article_body_and_more",
		replace: []string{"  body: String\n", "", "words: Int!", "body: Int! @was(name: \"words\")"},
		rows: "-Article:1.body = null\n-Article:2.body = long\n-Article:1.words = 10\n+Article:1.body = 10\n" +
			"-Article:2.words = 20\n+Article:2.body = 20",
	},
}

// A changed model has a migration that keeps what is there, and leads to the tables that a new database has.
func TestModelsChange(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		for _, test := range pairs {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				database, text := on.database(t), replaced(t, library, test.replace...)
				p := begin(t, replaced(t, library, test.from...))
				store := p.open(t, on, database)
				fill(t, store, libraryRows)
				before := contents(t, store)
				noError(t, store.Close())
				next := p.next(t, text, test.allowed...)
				if next == nil && test.file != "" || next != nil && next.Name != test.file {
					t.Errorf("the migration is not called %s, but %s", test.file, p.last(on))
				}
				store = p.open(t, on, database)
				after := contents(t, store)
				noError(t, store.Close())
				if strings.Contains(test.name, "type of another name") {
					before = strings.Split(strings.ReplaceAll(strings.Join(before, "\n"), "Article:", "Story:"), "\n")
				}
				if diff := cmp.Diff(sorted(strings.Split(test.rows, "\n")), changed(before, after), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("of the rows come and go (-want +got):\n%s\n%s", diff, p.last(on))
				}
				p.equalsNew(t, on, database, text)
			})
		}
	})
}

// equalsNew wants a database's tables to be those of a new one.
func (p *project) equalsNew(t testing.TB, on engine, database, text string) {
	t.Helper()
	fresh := on.database(t)
	noError(t, begin(t, text).open(t, on, fresh).Close())
	if diff := cmp.Diff(on.tables(t, fresh), on.tables(t, database)); diff != "" {
		t.Errorf("tables (-new +migrated):\n%s\n%s", diff, p.last(on))
	}
}

// replaced is a text with all of some words replaced.
func replaced(t testing.TB, text string, replace ...string) string {
	t.Helper()
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			t.Fatalf("there is no %s in %s", replace[i], text)
		}
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// changed are the lines that came and went.
func changed(before, after []string) (lines []string) {
	for _, line := range before {
		if !slices.Contains(after, line) {
			lines = append(lines, "-"+line)
		}
	}
	for _, line := range after {
		if !slices.Contains(before, line) {
			lines = append(lines, "+"+line)
		}
	}
	return sorted(lines)
}

func sorted(lines []string) []string {
	lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return line == "" })
	slices.Sort(lines)
	return lines
}
