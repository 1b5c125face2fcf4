package web_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestLimitsHoldAtTheirEdge(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for _, test := range []struct {
		name     string
		largest  string
		tooLarge string
	}{
		{"page sizes multiplied", pages(1000, 199), pages(1000, 200)},
		{
			"three levels of default pages", `{ articles { nodes { publications { nodes { articles { nodes { id } } } } } } }`,
			`{ articles { nodes { publications { nodes { articles { nodes { publications { nodes { id } } } } } } } } }`,
		},
		{
			"edges and nodes are the same nodes", `{ articles { nodes { publications { nodes { articles { nodes { id } edges { cursor } } }
				edges { cursor } } } edges { cursor } } }`,
			`{ articles(first: 1000) { a: nodes { publications(first: 100) { nodes { id } } } b: edges { node {
				publications(first: 100) { nodes { id } } } } } }`,
		},
		{
			"pages inside a list of IDs", nodesOf(199, 1000),
			nodesOf(200, 1000),
		},
		{"levels of fields", nested(15), nested(16)},
		{"levels inside fragments", "query { ...A } fragment A on Query " + nested(15), "query { ...A } fragment A on Query " + nested(16)},
		{"root fields", "{" + aliases(100) + "}", "{" + aliases(101) + "}"},
		{"root fields in a fragment", "{ ...A } fragment A on Query {" + aliases(100) + "}", "{ ...A ...A } fragment A on Query {" + aliases(51) + "}"},
		{"directives", directives(50), directives(51)},
		{"fields, fragments expanded", expanded(99, 99), expanded(99, 101)},
		{"tokens", notIn(100_000), notIn(100_001)},
		{"brackets", brackets(128), brackets(129)},
		{"the length of a name", "{" + strings.Repeat("a", 128) + ": __typename}", "{" + strings.Repeat("a", 129) + ": __typename}"},
		{"values", "{ articles(first: 1000) { nodes {" + aliases(1999) + "} } }", "{ articles(first: 1000) { nodes {" + aliases(2000) + "} } }"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if code := server.post(t, test.largest).code(); code != "" {
				t.Errorf("the largest is refused with %s", code)
			}
			if code := server.post(t, test.tooLarge).code(); code != "LIMIT_EXCEEDED" {
				t.Errorf("the one that is too large gets %q", code)
			}
		})
	}
}

// pages asks for pages in pages.
func pages(outer, inner int) string {
	return fmt.Sprintf(`{ articles(first: %d) { nodes { publications(first: %d) { nodes { id } } } } }`, outer, inner)
}

// nodesOf asks for pages of so many objects by their IDs.
func nodesOf(ids, page int) string {
	return fmt.Sprintf(`{ nodes(ids: [%s]) { ... on Article { publications(first: %d) { nodes { id } } } } }`,
		strings.Repeat(`"Article:1",`, ids), page)
}

// nested nests so many fields, at least 4.
func nested(levels int) string {
	fields := []string{"articles(first: 1)", "nodes", "publications(first: 1)", "nodes"}
	query := "id"
	if levels%2 == 0 {
		query = "totalCount"
	}
	for level := levels - 2; level >= 0; level-- {
		query = fields[level%4] + " { " + query + " }"
	}
	return "{ " + query + " }"
}

func aliases(n int) string {
	var fields strings.Builder
	for i := range n {
		fmt.Fprintf(&fields, " a%d: __typename", i)
	}
	return fields.String()
}

func directives(n int) string {
	return "{" + strings.Repeat(" __typename @skip(if: false)", n) + "}"
}

// expanded spreads a fragment of some fields some times.
func expanded(spreads, fields int) string {
	return "{ articles(first: 1) { nodes {" + strings.Repeat(" ...A", spreads) + " } } } fragment A on Article {" +
		strings.Repeat(" id", fields) + " }"
}

// notIn has so many tokens.
func notIn(tokens int) string {
	const others = 20
	return `{ articles(where: { headline: { notIn: [` + strings.Repeat(`"" `, tokens-others) + `] } }) { totalCount } }`
}

// brackets nests so many brackets.
func brackets(levels int) string {
	return "{" + strings.Repeat("...{", levels-1) + "__typename" + strings.Repeat("}", levels)
}

// Fragments that double at each step would take longer to expand than anyone waits, and those in a circle for ever.
func TestFragmentBombsAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for _, root := range []string{"articles { nodes { ...F0 } }", "__schema { types { ...F0 } }"} {
		on := map[bool]string{true: "__Type", false: "Article"}[strings.HasPrefix(root, "__")]
		var bomb strings.Builder
		bomb.WriteString("{ " + root + " }")
		for i := range 60 {
			fmt.Fprintf(&bomb, " fragment F%d on %s { ...F%d ...F%d }", i, on, i+1, i+1)
		}
		fmt.Fprintf(&bomb, " fragment F60 on %s { __typename }", on)
		began := time.Now()
		if code := server.post(t, bomb.String()).code(); code != "LIMIT_EXCEEDED" {
			t.Errorf("a bomb in %s gets %q", root, code)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("a bomb in %s took %v", root, took)
		}
	}
	circle := `{ articles { nodes { ...A } } } fragment A on Article { ...B } fragment B on Article { ...A }`
	if code := server.post(t, circle).code(); code != "GRAPHQL_VALIDATION_FAILED" {
		t.Errorf("a circle gets %q", code)
	}
}

// What an operation asks for is counted anew where it depends on the variables, whatever came before.
func TestLimitsHoldForTheVariablesOfEachRequest(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for _, test := range []struct{ query, small, large string }{
		{
			`query($first: Int) { articles(first: 1000) { nodes { publications(first: $first) { nodes { id } } } } }`,
			`{"first":1}`, `{"first":1000}`,
		},
		{
			`query($first: Int = 1000) { articles(first: 1000) { nodes { publications(first: $first) { nodes { id } } } } }`,
			`{"first":1}`, `{}`,
		},
		{
			`query($all: Boolean!) { articles(first: 1000) { nodes { publications(first: 1000) @include(if: $all) { nodes { id } } } } }`,
			`{"all":false}`, `{"all":true}`,
		},
		{
			`query($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { publications(first: 1000) { nodes { id } } } } }`,
			`{"ids":"Article:1"}`, `{"ids":[` + strings.Repeat(`"Article:1",`, 300) + `"Article:1"]}`,
		},
	} {
		for range 3 { // the first time it is parsed, then remembered
			for variables, want := range map[string]string{test.small: "", test.large: "LIMIT_EXCEEDED"} {
				body := fmt.Sprintf(`{"query":%q,"variables":%s}`, test.query, variables)
				answer := server.send(t, "POST", "/graphql", body, http.Header{"Content-Type": {"application/json"}})
				if answer.code() != want {
					t.Errorf("%s with %.40s gets %q", test.query, variables, answer.code())
				}
			}
		}
	}
}

// The long text of a variable counts by its length each time that it is used, whatever came before.
func TestLimitsHoldForTheTextsOfEachRequest(t *testing.T) {
	t.Parallel()
	few := onOperation
	few.Tokens = 100
	server := setupFor(t, few, onRequest)
	query := "query($a: String!, $b: String!) { articles(where: { headline: { in: [" + strings.Repeat("$a ", 30) + "$b] } }) { totalCount } }"
	for range 3 {
		for _, test := range []struct {
			a, b int
			want string
		}{
			{1, 1, ""},
			{255, 1, "LIMIT_EXCEEDED"},
			{100, 1, ""},
			{1, 255, ""},
			{1, 3000, ""},
			{3000, 1, "LIMIT_EXCEEDED"},
			{100, 100, ""},
			{255, 255, "LIMIT_EXCEEDED"},
		} {
			body := fmt.Sprintf(`{"query":%q,"variables":{"a":%q,"b":%q}}`, query, strings.Repeat("a", test.a), strings.Repeat("b", test.b))
			answer := server.send(t, "POST", "/graphql", body, http.Header{"Content-Type": {"application/json"}})
			if answer.code() != test.want {
				t.Errorf("texts of %d and %d bytes get %q", test.a, test.b, answer.code())
			}
		}
	}
}

// An answer comes whole, however long it is: a short one in one piece, a long one in several.
func TestAnswersOfAllLengthsComeWhole(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for _, fields := range []int{1, 500, 900, 960, 1000, 1900} { // of about 17 bytes
		var query, want strings.Builder
		for i := range fields {
			fmt.Fprintf(&query, " a%04d: __typename", i)
			fmt.Fprintf(&want, `,"a%04d":"PageInfo"`, i)
		}
		answer := server.post(t, "{ articles { pageInfo {"+query.String()+"} } }")
		if have := string(answer.Data); have != `{"articles":{"pageInfo":{`+want.String()[1:]+`}}}` {
			t.Errorf("%d fields are answered with %.200s", fields, have)
		}
		if length := answer.header.Get("Content-Length"); length != strconv.Itoa(len(answer.body)) {
			t.Errorf("%d bytes are said to be %s", len(answer.body), length)
		}
	}
}

func TestErrorsInOneAnswerAreBounded(t *testing.T) {
	t.Parallel()
	server := setup(t, onRequest)
	for _, test := range []struct{ faults, want int }{{20, 20}, {21, 20}, {90, 20}} {
		var query strings.Builder
		for i := range test.faults {
			fmt.Fprintf(&query, ` a%d: article(id: "x") { id }`, i)
		}
		answer := server.post(t, "{"+query.String()+"}")
		last := answer.Errors[len(answer.Errors)-1].Extensions.Code
		if len(answer.Errors) != test.want || (last == "LIMIT_EXCEEDED") != (test.faults > test.want) {
			t.Errorf("%d faults are answered with %d errors, the last %s", test.faults, len(answer.Errors), last)
		}
	}
}

func TestARequestThatTakesTooLongIsEnded(t *testing.T) {
	t.Parallel()
	short := onRequest
	short.Time = time.Nanosecond
	if code := setup(t, short).post(t, `{ articles { nodes { id } } }`).code(); code != "LIMIT_EXCEEDED" {
		t.Errorf("it gets %q", code)
	}
}
