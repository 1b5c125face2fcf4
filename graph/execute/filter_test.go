package execute_test

import (
	"fmt"
	"strings"
	"testing"

	"junction/graph/graphtest"
)

// The deepest and the widest filters that are let through are answered, whatever they are made of; what goes past that
// is refused.
func TestFiltersAreBoundedWhereTheDatabaseStillAnswers(t *testing.T) {
	t.Parallel()
	server := graphtest.Fill(t, 1, 1)
	for name, levels := range map[string][2]string{
		"some":  {`{publications: {some: #}}`, `{articles: {some: #}}`},
		"every": {`{publications: {every: #}}`, `{articles: {every: #}}`},
		"all at once": {
			`{publications: {every: #, some: {}, none: {title: {eq: "z"}}, count: {gte: 0}}, headline: {contains: "a"}}`,
			`{articles: {every: #, some: {}, none: {headline: {eq: "z"}}, count: {gte: 0}}, title: {contains: "p"}}`,
		},
		"many conditions at each level": {
			`{publications: {every: #}, or: [` + strings.Repeat(`{headline: {ne: "z"}}, `, 80) + `]}`,
			`{articles: {every: #}, or: [` + strings.Repeat(`{title: {ne: "z"}}, `, 80) + `]}`,
		},
		"not": {`{not: #}`, `{not: #}`},
	} {
		deepest := 12
		if name == "not" {
			deepest = 36
		}
		for depth, want := range map[int]bool{deepest: true, deepest + 1: false} {
			filter := "#"
			for level := 1; level < depth; level++ {
				filter = strings.Replace(filter, "#", levels[(level+1)%2], 1)
			}
			filter = strings.Replace(filter, "#", `{}`, 1)
			if name == "not" {
				filter = strings.Replace(filter, "{}", `{id: {ne: "Article:9"}}`, 1)
			}
			answer, _ := server.Ask(t, fmt.Sprintf(`{ articles(where: %s) { totalCount nodes { id } } }`, filter))
			if have := !strings.Contains(answer, "LIMIT_EXCEEDED"); have != want || strings.Contains(answer, "INTERNAL") {
				t.Errorf("%s, %d levels deep: %s", name, depth, answer)
			}
		}
	}
	for conditions, want := range map[int]bool{1000: true, 1001: false} {
		wide := strings.Repeat(`{headline: {startsWith: "a", ignoreCase: true}}, `, conditions)
		for _, operator := range []string{"and", "or"} {
			answer, _ := server.Ask(t, fmt.Sprintf(`{ articles(where: {%s: [%s]}) { totalCount nodes { id } } }`, operator, wide))
			if have := !strings.Contains(answer, "LIMIT_EXCEEDED"); have != want || strings.Contains(answer, "INTERNAL") {
				t.Errorf("%s of %d conditions: %.200s", operator, conditions, answer)
			}
		}
	}
}
