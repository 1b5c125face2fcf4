package migration_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"junction/internal/effort"
)

// placed is the library with data of links, of every type.
var placed = []string{
	`inverse: "articles")`, `inverse: "articles", link: "Placement", sortedBy: [since])`,
	"type Publication", `type Placement @link {
  role: String @length(max: 20)
  page: Int
  share: Float! @default(value: 0.5)
  lead: Boolean! @default(value: false)
  tone: Mood
  since: DateTime! @now
}
type Publication`,
}

// linkPairs are changes of what links hold that keep what is there.
var linkPairs = []struct {
	name    string
	from    []string // what to replace in the library first
	replace []string // and for the change
	allowed []string
	file    string
	rows    string // what comes and goes, once for both sides of a link
}{
	{
		name: "data for links that are there", file: "add_placement_and_more", replace: placed,
		rows: each("+", "role = null", "page = null", "share = 0.5", "lead = false", "tone = null", "since = now"),
	},
	{
		name: "a field that may be null", from: placed, replace: []string{"page: Int", "page: Int\n  note: String"},
		file: "add_placement_note", rows: each("+", "note = null"),
	},
	{
		name: "a field with a default", from: placed, replace: []string{"page: Int", "page: Int\n  rank: Int! @default(value: 3)"},
		file: "add_placement_rank", rows: each("+", "rank = 3"),
	},
	{
		name: "a field of another name", from: placed, replace: []string{"role: String", "part: String @was(name: \"role\")"},
		file: "rename_placement_role_to_part", rows: each("-", "role = null") + each("+", "part = null"),
	},
	{
		name: "a field goes", from: placed, replace: []string{"  role: String @length(max: 20)\n", ""},
		allowed: []string{"drop:Placement.role"}, file: "drop_placement_role", rows: each("-", "role = null"),
	},
	{
		name: "a name that was dropped is given again", from: placed, allowed: []string{"drop:Placement.page"}, file: "drop_placement_page_and_more",
		replace: []string{"  page: Int\n", "", "role: String @length(max: 20)", "page: String @length(max: 20) @was(name: \"role\")"},
		rows:    each("-", "role = null"),
	},
	{
		name: "numbers that may be broken, and other bounds", from: placed, file: "change_placement_role_and_more",
		replace: []string{"page: Int", "page: Float! @default(value: 1) @range(min: 0)", "max: 20", "max: 30"},
		allowed: []string{"check:Placement.page"}, rows: each("-", "page = null") + each("+", "page = 1.0"),
	},
	{
		name: "another type's name alone", from: placed, replace: []string{`"Placement"`, `"Place"`, "type Placement", "type Place"},
	},
	{
		name: "no data", from: placed, allowed: []string{"drop:Placement"}, file: "drop_placement_and_more",
		replace: []string{
			`, link: "Placement", sortedBy: [since]`, "",
			placed[3], "type Publication",
		},
		rows: each("-", "role = null", "page = null", "share = 0.5", "lead = false", "tone = null", "since = now"),
	},
	{
		name: "an order by a link's field", from: placed, replace: []string{"[headline]", "[headline, share]"},
		file: "sort_publication_articles_by_share",
	},
	{name: "an order less", from: placed, replace: []string{", sortedBy: [since]", ""}, file: "unsort_article_publications_by_since"},
	{
		name: "an order by hand", from: placed, file: "add_placement_place_and_more",
		replace: []string{"page: Int", "page: Int\n  place: Order! @position(in: \"articles\")"},
		rows:    "+Publication:1.articles by place: 1\n+Publication:2.articles by place: 1 2",
	},
	{
		name: "an order by hand alone", file: "add_placement_and_more",
		replace: []string{
			`inverse: "articles"`, `inverse: "articles", link: "Placement"`,
			"type Publication", "type Placement @link {\n  place: Order! @position(in: \"publications\")\n}\ntype Publication",
		},
		rows: "+Article:1.publications by place: 1 2\n+Article:2.publications by place: 2",
	},
	{
		name: "an order by hand in an order that may be null", file: "add_placement_and_more",
		from: []string{"type Article @entity", "type Article @entity(orderBy: rating)"},
		replace: []string{
			`inverse: "articles"`, `inverse: "articles", link: "Placement"`,
			"type Publication", "type Placement @link {\n  place: Order! @position(in: \"articles\")\n}\ntype Publication",
		},
		rows: "+Publication:1.articles by place: 1\n+Publication:2.articles by place: 1 2",
	},
	{
		name: "data of links that hold both ways", file: "add_likeness_and_more",
		from:    []string{"  body", "  similar: [Article!]! @symmetric\n  body"},
		replace: []string{"@symmetric", `@symmetric(link: "Likeness", sortedBy: [degree])`, "type Publication", "type Likeness @link { degree: Int! @default(value: 1) }\ntype Publication"},
		rows:    "+Article:1.similar has Article:2.degree = 1\n+Article:2.similar has Article:1.degree = 1",
	},
}

// each are lines for the data of each of the library's links, seen from both sides.
func each(sign string, values ...string) string {
	var text strings.Builder
	for _, link := range []string{
		"Article:1.publications has Publication:1", "Article:1.publications has Publication:2", "Article:2.publications has Publication:2",
		"Publication:1.articles has Article:1", "Publication:2.articles has Article:1", "Publication:2.articles has Article:2",
	} {
		for _, value := range values {
			text.WriteString(sign + link + "." + value + "\n")
		}
	}
	return text.String()
}

// A changed type of links has a migration that keeps what is there, and leads to the tables that a new database has.
func TestLinksChange(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		for _, test := range linkPairs {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				database, from := on.database(t), replaced(t, library, test.from...)
				p := begin(t, from)
				store := p.open(t, on, database)
				fill(t, store, libraryRows)
				if strings.Contains(from, "similar") {
					fill(t, store, "Article:1.similar 2")
				}
				before := contents(t, store)
				noError(t, store.Close())
				text := replaced(t, from, test.replace...)
				next := p.next(t, text, test.allowed...)
				if next == nil && test.file != "" || next != nil && next.Name != test.file {
					t.Errorf("the migration is not called %s, but %s", test.file, p.last(on))
				}
				store = p.open(t, on, database)
				after := contents(t, store)
				noError(t, store.Close())
				if diff := cmp.Diff(sorted(strings.Split(test.rows, "\n")), changed(before, after), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("of the rows come and go (-want +got):\n%s\n%s", diff, p.last(on))
				}
				p.equalsNew(t, on, database, text)
			})
		}
	})
}

// An order by hand of one side is none of the other's.
func TestAnOrderByHandChangesSides(t *testing.T) {
	t.Parallel()
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		database := on.database(t)
		p := begin(t, library)
		store := p.open(t, on, database)
		fill(t, store, libraryRows)
		noError(t, store.Close())
		inArticles := replaced(t, library, `inverse: "articles"`, `inverse: "articles", link: "Placement"`,
			"type Publication", "type Placement @link {\n  place: Order! @position(in: \"articles\")\n}\ntype Publication")
		p.next(t, inArticles)
		inPublications := replaced(t, inArticles, `in: "articles"`, `in: "publications"`)
		p.next(t, inPublications, "drop:Placement.place")
		store = p.open(t, on, database)
		for _, line := range []string{"Article:1.publications by place: 1 2", "Article:2.publications by place: 2"} {
			if lines := contents(t, store); !slices.Contains(lines, line) {
				t.Errorf("%s is not among %q", line, lines)
			}
		}
		noError(t, store.Close())
		p.equalsNew(t, on, database, inPublications)
	})
}

// A long list that gets an order by a link's field, and one by hand, stands in its default order.
func TestALongListGetsOrders(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		effort.Skip(t, "it makes 100,000 links")
	}
	const links = 100_000
	onEngines(t, func(t *testing.T, on engine) {
		t.Helper()
		database, from := on.database(t), replaced(t, library, placed...)
		p := begin(t, from)
		noError(t, p.open(t, on, database).Close())
		numbers := fmt.Sprintf("WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %d) ", links)
		now, no := "0", "0"
		if on.name == "postgres" {
			now, no = "now()", "false"
		}
		for _, statement := range []string{
			"INSERT INTO publication (title) VALUES ('Herald')",
			// The headlines are in another order than the IDs.
			"INSERT INTO article (headline, words) " + numbers + "SELECT 'H' || (n * 7919 % 100003), 1 FROM numbers",
			"INSERT INTO article_publication (article_id, publication_id, headline, share, lead, since) " +
				"SELECT id, 1, headline, id % 7, " + no + ", " + now + " FROM article",
		} {
			on.execute(t, database, statement)
		}
		text := replaced(t, from, "page: Int", "page: Int\n  place: Order! @position(in: \"articles\")", "[headline]", "[headline, share, place]")
		p.next(t, text)
		noError(t, p.open(t, on, database).Close())
		p.equalsNew(t, on, database, text)
		got := on.rows(t, database, "SELECT CAST(count(*) AS text) || ' ' || max(place) FROM (SELECT place, row_number() OVER (ORDER BY place) AS by_hand, "+
			"row_number() OVER (ORDER BY headline, article_id) AS before FROM article_publication) AS list WHERE by_hand = before")
		if diff := cmp.Diff([]string{"100000 e99999"}, got); diff != "" {
			t.Errorf("places (-want +got):\n%s", diff)
		}
	})
}
