package e2e

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOneLineARequest holds the log to one line for each request, which tells what a table says, and never what a
// variable holds or a query says.
func TestOneLineARequest(t *testing.T) {
	t.Parallel()
	s := start(t)
	const secret = "hunter2 is nobody's business"
	create := `mutation Make($headline: String!) { createArticle(input: { headline: $headline }) { article { id } } }`
	tests := []struct {
		name, query string
		variables   vars
		want        map[string]string // the attributes; one that is not here is not looked at, an empty one must not be there
	}{
		{"a mutation", create, vars{"headline": secret}, map[string]string{
			"status": "200", "outcome": "ok", "kind": "mutation", "operation": "Make", "statements": "1", "rows": "1",
			"method": "POST", "limit": "",
		}},
		{"a query without a name", `{ articles { nodes { id headline } } }`, nil, map[string]string{
			"outcome": "ok", "kind": "query", "operation": "", "statements": "1", "rows": "1",
		}},
		{"several errors of two kinds", `{ a: article(id: "` + secret + `") { id } b: article(id: "x") { id }
			c: article(id: "Publication:1") { id } }`, nil, map[string]string{
			"outcome": "INVALID_ID,WRONG_TYPE", "kind": "query",
		}},
		{"what does not parse", `{ articles(where: "` + secret + `"`, nil, map[string]string{
			"outcome": "GRAPHQL_PARSE_FAILED", "kind": "", "operation": "",
		}},
		{"a value of the wrong type", create, vars{"headline": []any{secret}}, map[string]string{
			"outcome": "GRAPHQL_VALIDATION_FAILED",
		}},
		{
			"what a limit refuses", `{ articles(first: 1000) { nodes { publications(first: 1000) { nodes { id } } } } }`, nil,
			map[string]string{"outcome": "LIMIT_EXCEEDED", "limit": "nodes", "kind": "query", "statements": "0"},
		},
		{"a name longer than is told", `query ` + strings.Repeat("n", 120) + ` { articles { totalCount } }`, nil, map[string]string{
			"outcome": "ok", "operation": strings.Repeat("n", 100),
		}},
	}
	for i, test := range tests {
		id := fmt.Sprintf("line-%d", i)
		s.sendAs(t, "X-Request-Id", id, test.query, test.variables)
		sum := sha256.Sum256([]byte(test.query))
		test.want["hash"] = fmt.Sprintf("%x", sum[:8])
		tests[i].want = test.want
	}
	s.stop(t) // after which the log is whole
	for i, test := range tests {
		lines := linesWith(s.log.String(), fmt.Sprintf("request=line-%d", i))
		if len(lines) != 1 {
			t.Errorf("%s: %d lines, want one: %q", test.name, len(lines), lines)
			continue
		}
		attributes := attributesOf(lines[0])
		if attributes["duration"] == "" {
			t.Errorf("%s: no duration in %s", test.name, lines[0])
		}
		got := map[string]string{}
		for name := range test.want {
			got[name] = attributes[name]
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	for _, kept := range []string{secret, "hunter2", "headline", "createArticle", "first: 1000"} {
		if strings.Contains(s.log.String(), kept) {
			t.Errorf("the log tells %q:\n%s", kept, s.log)
		}
	}
}

func linesWith(log, part string) (lines []string) {
	for line := range strings.Lines(log) {
		if strings.Contains(line, part) {
			lines = append(lines, line)
		}
	}
	return lines
}

var attribute = regexp.MustCompile(`(\w+)=("[^"]*"|\S+)`)

// attributesOf reads the attributes of a log line whose values hold no quotes.
func attributesOf(line string) map[string]string {
	attributes := make(map[string]string)
	for _, found := range attribute.FindAllStringSubmatch(line, -1) {
		attributes[found[1]] = strings.Trim(found[2], `"`)
	}
	return attributes
}
