package validation

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"
)

// schema returns the schema of articles and publications.
var schema = sync.OnceValue(func() *ast.Schema {
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		panic(err)
	}
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
})

// conflicts are what a rule finds in a query.
func conflicts(t interface{ Fatal(args ...any) }, query string, rule core.RuleFunc) int {
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(query, err)
	}
	only := rules.NewRules(core.Rule{Name: "only", RuleFunc: rule})
	return len(validator.ValidateWithRules(schema(), document, only))
}

func TestFieldsThatConflictAreFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, query string
		conflict    bool
	}{
		{"the same field", `{ articles { totalCount totalCount } }`, false},
		{"two fields by one name", `{ article(id: 1) { a: id a: headline } }`, true},
		{"other arguments", `{ articles(first: 1) { totalCount } articles(first: 2) { totalCount } }`, true},
		{"the same arguments in another order", `{ articles(first: 1, after: "x") { totalCount } articles(after: "x", first: 1) { totalCount } }`, false},
		{"the same object in another order", `{ a: articles(where: {not: {id: {eq: 1, ne: 2}}}) { totalCount } a: articles(where: {not: {id: {ne: 2, eq: 1}}}) { totalCount } }`, false},
		{"another variable", `query ($a: Int, $b: Int) { articles(first: $a) { totalCount } articles(first: $b) { totalCount } }`, true},
		{"deeper", `{ articles { nodes { a: id } } articles { nodes { a: headline } } }`, true},
		{"in a fragment", `{ article(id: 1) { a: id ...F } } fragment F on Article { a: headline }`, true},
		{"in a fragment of a fragment", `{ article(id: 1) { a: id ...F } } fragment F on Article { ...G } fragment G on Article { a: headline }`, true},
		{"on objects of other types", `{ node(id: 1) { ... on Article { a: headline } ... on Publication { a: title } } }`, false},
		{"on objects of other types, of another shape", `{ node(id: 1) { ... on Article { a: headline } ... on Publication { a: __typename b: articles { totalCount } } ... on Article { b: id } } }`, true},
		{"below objects of other types", `{ node(id: 1) { ... on Article { x: publications { a: totalCount } } ... on Publication { x: articles { a: pageInfo { hasNextPage } } } } }`, true},
		{"an interface and its object", `{ node(id: 1) { a: id ... on Article { a: headline } } }`, true},
		{"an interface and two objects", `{ node(id: 1) { a: id ... on Article { a: id } ... on Publication { a: id } } }`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if found := conflicts(t, test.query, overlappingFields) > 0; found != test.conflict {
				t.Errorf("found is %t", found)
			}
			if found := conflicts(t, test.query, rules.OverlappingFieldsCanBeMergedRule.RuleFunc) > 0; found != test.conflict {
				t.Errorf("the library says %t", found)
			}
		})
	}
}

func TestFragmentsInACircleEndTheSearch(t *testing.T) {
	t.Parallel()
	for _, query := range []string{
		`{ ...A } fragment A on Query { ...A }`,
		`{ article(id: 1) { ...A } } fragment A on Article { publications { nodes { articles { nodes { ...B } } } } } fragment B on Article { ...A }`,
		`query X { __typename } query Y { article(id: 1) { ...A } } fragment A on Article { a: publications { nodes { articles { nodes { ...A } } } } }`,
	} {
		if found := conflicts(t, query, overlappingFields); found > 0 {
			t.Errorf("%d conflicts in %s", found, query)
		}
	}
}

// TestRulesAgree draws documents, and requires that this rule finds a conflict where the library's does.
func TestRulesAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		query := drawDocument(t)
		mine := conflicts(t, query, overlappingFields)
		theirs := conflicts(t, query, rules.OverlappingFieldsCanBeMergedRule.RuleFunc)
		if (mine > 0) != (theirs > 0) {
			t.Fatalf("%d conflicts here, %d in the library's eyes: %s", mine, theirs, query)
		}
	})
}

// What may be drawn on each type: a field, and the type of what it returns.
var drawable = map[string][][2]string{
	"Query":                         {{"node(id: 1)", "Node"}, {"node(id: 2)", "Node"}, {"article(id: 1)", "Article"}, {"articles", "ArticleConnection"}, {"articles(first: 1)", "ArticleConnection"}},
	"Node":                          {{"id", ""}, {"__typename", ""}},
	"Article":                       {{"id", ""}, {"headline", ""}, {"publications", "ArticlePublicationsConnection"}, {"publications(first: 1)", "ArticlePublicationsConnection"}},
	"Publication":                   {{"id", ""}, {"title", ""}, {"articles", "PublicationArticlesConnection"}},
	"ArticleConnection":             {{"totalCount", ""}, {"nodes", "Article"}},
	"ArticlePublicationsConnection": {{"totalCount", ""}, {"nodes", "Publication"}},
	"PublicationArticlesConnection": {{"totalCount", ""}, {"nodes", "Article"}},
}

// drawDocument draws an operation and three fragments, each of which spreads only those after it.
func drawDocument(t *rapid.T) string {
	on := make([]string, 3)
	for i := range on {
		on[i] = rapid.SampledFrom([]string{"Article", "Publication", "Node"}).Draw(t, "type")
	}
	var text strings.Builder
	// Each fragment is spread at least once: for those that are not, there is another rule.
	text.WriteString("{ x: node(id: 9) { ...F0 } y: node(id: 9) { ...F1 } z: node(id: 9) { ...F2 } ... on Query ")
	drawSelection(t, &text, "Query", on, 0, 5)
	text.WriteString("}")
	for i, of := range on {
		fmt.Fprintf(&text, " fragment F%d on %s", i, of)
		drawSelection(t, &text, of, on, i+1, 3)
	}
	return text.String()
}

func drawSelection(t *rapid.T, text *strings.Builder, of string, fragments []string, next, depth int) {
	text.WriteString("{ ")
	for range rapid.IntRange(1, 4).Draw(t, "fields") {
		isNode := of == "Node" || of == "Article" || of == "Publication"
		switch kind := rapid.IntRange(0, 5).Draw(t, "kind"); {
		case kind == 0 && isNode && next < len(fragments):
			fmt.Fprintf(text, "...F%d ", rapid.IntRange(next, len(fragments)-1).Draw(t, "fragment"))
		case kind == 1 && isNode && depth > 0:
			inner := rapid.SampledFrom([]string{"Article", "Publication", "Node"}).Draw(t, "inner")
			text.WriteString("... on " + inner + " ")
			drawSelection(t, text, inner, fragments, next, depth-1)
		default:
			field := rapid.SampledFrom(drawable[of]).Draw(t, "field")
			if field[1] != "" && depth == 0 {
				field = [2]string{"__typename", ""}
			}
			text.WriteString(rapid.SampledFrom([]string{"", "", "a: ", "b: "}).Draw(t, "alias") + field[0] + " ")
			if field[1] != "" {
				drawSelection(t, text, field[1], fragments, next, depth-1)
			}
		}
	}
	text.WriteString("} ")
}
