package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestValuesThatCannotBeUsed gives values that their place cannot take. The answer may refuse the request as a whole
// (GRAPHQL_VALIDATION_FAILED) or the field alone (INVALID_INPUT), and then has to name the argument.
func TestValuesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	s := start(t)
	const (
		sized     = `query ($n: Int) { articles(first: $n) { totalCount } }`
		counted   = `query ($n: Int) { articles(where: { publications: { count: { lt: $n } } }) { totalCount } }`
		directed  = `query ($d: OrderDirection) { articles(orderBy: { field: ID, direction: $d }) { totalCount } }`
		directed1 = `query ($d: OrderDirection!) { articles(orderBy: { field: ID, direction: $d }) { totalCount } }`
		ordered   = `query ($o: ArticleOrder) { articles(orderBy: $o) { totalCount } }`
		distinct  = `query ($d: Boolean) { articles(distinct: $d) { totalCount } }`
		surrogate = `mutation { createArticle(input: { headline: "\ud800" }) { article { headline } } }`
		inBraces  = `mutation { createArticle(input: { headline: "\u{d800}" }) { article { headline } } }`
		inFilter  = `{ articles(where: { headline: { ne: "\udc00" } }) { totalCount } }`
	)
	tests := []struct {
		name, query, variables, argument string
	}{
		{"a page size beyond 64 bits", sized, `{"n": 99999999999999999999}`, "first"},
		{"a page size beyond 32 bits", sized, `{"n": 3000000000}`, "first"},
		{"a page size that is a fraction", sized, `{"n": 1.5}`, "first"},
		{"a page size that is a text", sized, `{"n": "2"}`, "first"},
		{"a link count beyond 64 bits", counted, `{"n": 99999999999999999999}`, "where.publications.count.lt"},
		{"a link count beyond 32 bits", counted, `{"n": 3000000000}`, "where.publications.count.lt"},
		{"a link count that is a text", counted, `{"n": "2"}`, "where.publications.count.lt"},
		{"a direction that is null", directed, `{"d": null}`, "orderBy.direction"},
		{"a direction that is none", directed1, `{"d": "UP"}`, "orderBy.direction"},
		{"an order that is null", ordered, `{"o": null}`, "orderBy"},
		{"distinct that is null", distinct, `{"d": null}`, "distinct"},
		{"half a surrogate pair", surrogate, `{}`, "input.headline"},
		{"half a surrogate pair in braces", inBraces, `{}`, "input.headline"},
		{"half a surrogate pair in a filter", inFilter, `{}`, "where.headline.ne"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var variables vars
			if err := json.Unmarshal([]byte(test.variables), &variables); err != nil {
				t.Fatal(err)
			}
			answer := s.post(t, test.query, variables)
			if len(answer.Errors) == 0 {
				t.Fatalf("accepted: %v", answer.Data)
			}
			for _, err := range answer.Errors {
				ok := strings.HasPrefix(err.Extensions.Code, "GRAPHQL_") ||
					err.Extensions.Code == "INVALID_INPUT" && err.Extensions.Argument == test.argument
				if !ok {
					t.Errorf("refused with %v, want INVALID_INPUT naming %s, or a request that is not valid", err, test.argument)
				}
			}
		})
	}
}

// TestTextThatIsNotUnicode sends bodies whose texts are no Unicode: they are refused, and nothing is made of them.
func TestTextThatIsNotUnicode(t *testing.T) {
	t.Parallel()
	s := start(t)
	const (
		inQuery    = `{"query": "mutation { createArticle(input: {headline: \"%s\"}) { article { id } } }"}`
		inVariable = `{"variables": {"h": "%s"},
			"query": "mutation ($h: String!) { createArticle(input: {headline: $h}) { article { id } } }"}`
	)
	tests := map[string]string{
		"a byte of its own in a variable": fmt.Sprintf(inVariable, "a\xff"),
		"half a character in a variable":  fmt.Sprintf(inVariable, "a\xc3"),
		"half a surrogate pair":           fmt.Sprintf(inVariable, `\ud800`),
		"a byte of its own in a query":    fmt.Sprintf(inQuery, "a\xff"),
		"an overlong form in a query":     fmt.Sprintf(inQuery, "a\xc0\xaf"),
		"UTF-16":                          "\xff\xfe{\x00}\x00",
	}
	for name, body := range tests {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		status, _, raw, err := exchange(req)
		if err != nil {
			t.Fatal(err)
		}
		var answer response
		if err := json.Unmarshal(raw, &answer); err != nil || len(answer.Errors) == 0 {
			t.Errorf("%s: status %d, want an error in JSON, got %s", name, status, raw)
		}
		if status != http.StatusOK && status != http.StatusBadRequest {
			t.Errorf("%s: status %d, want 400, or 200 with an error", name, status)
		}
	}
	newTeller(t, s).exist(articles, "")
}
