package main

import (
	"strings"
	"testing"
)

// TestRefused asks what must not be answered. The program says why, in a few words, and goes on.
func TestRefused(t *testing.T) {
	t.Parallel()
	ask := start(t, "--database", ":memory:")
	ask(`mutation { createCourse(input: { title: "Basics", slug: "basics" }) { course { id } } }`, nil)
	before := ask(held, nil)
	for name, test := range map[string]struct {
		query     string
		variables map[string]any
		code      string
	}{
		"a stamp in a new object": {
			query: `mutation { createCourse(input: { title: "Later", slug: "later", announcedAt: "2030-01-01T00:00:00Z" }) { course { id } } }`,
			code:  "GRAPHQL_VALIDATION_FAILED",
		},
		"a stamp in an update, by a variable": {
			query:     `mutation ($input: UpdateCourseInput!) { updateCourse(id: "Course:1", input: $input) { course { id } } }`,
			variables: map[string]any{"input": map[string]any{"changedAt": "2030-01-01T00:00:00Z"}},
			code:      "GRAPHQL_VALIDATION_FAILED",
		},
		"a time without an offset": {
			query: `mutation { updateCourse(id: "Course:1", input: { beginsAt: "2030-01-14T08:00:00" }) { course { id } } }`,
			code:  "GRAPHQL_VALIDATION_FAILED",
		},
		"a time with seven digits of a second, by a variable": {
			query:     `mutation ($at: DateTime) { updateCourse(id: "Course:1", input: { beginsAt: $at }) { course { id } } }`,
			variables: map[string]any{"at": "2030-01-14T08:00:00.1234567Z"},
			code:      "INVALID_INPUT",
		},
		"a number where an enum's value must be": {
			query:     `mutation ($level: Level) { updateCourse(id: "Course:1", input: { level: $level }) { course { id } } }`,
			variables: map[string]any{"level": 1},
			code:      "GRAPHQL_VALIDATION_FAILED",
		},
		"a variable that is missing": {
			query: `query ($slug: String!) { course(slug: $slug) { id } }`,
			code:  "GRAPHQL_VALIDATION_FAILED",
		},
		"a field that there is not": {
			query: `{ courses { nodes { secret } } }`,
			code:  "GRAPHQL_VALIDATION_FAILED",
		},
		"an order that has no index": {
			query: `{ courses(orderBy: { field: SUMMARY }) { nodes { id } } }`,
			code:  "GRAPHQL_VALIDATION_FAILED",
		},
		"too deep a query, through a relation from a type to itself": {
			query: "{ courses { nodes " + strings.Repeat("{ requires(first: 1) { nodes ", 10) + "{ id }" + strings.Repeat(" } }", 10) + " } }",
			code:  "LIMIT_EXCEEDED",
		},
		"too deep a query, through what is written by hand": {
			query: `{ nextCourse(after: "2020-01-01T00:00:00Z") ` + strings.Repeat("{ requires(first: 1) { nodes ", 10) + "{ id }" + strings.Repeat(" } }", 10) + " }",
			code:  "LIMIT_EXCEEDED",
		},
		"too many nodes": {
			query: `{ courses(first: 1000) { nodes { students(first: 1000) { nodes { name } } } } }`,
			code:  "LIMIT_EXCEEDED",
		},
		"too many nodes below a mutation that is written by hand": {
			query: `mutation { postponeCourse(slug: "basics", days: 1) { course { students(first: 1000) { nodes { takes(first: 1000) { nodes { id } } } } } } }`,
			code:  "LIMIT_EXCEEDED",
		},
		"too deep a filter": {
			query: "{ people(where: " + strings.Repeat("{ learnsWith: { some: ", 200) + "{}" + strings.Repeat(" } }", 200) + ") { totalCount } }",
			code:  "LIMIT_EXCEEDED",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer := ask(test.query, test.variables)
			if !strings.Contains(answer, `"code":"`+test.code+`"`) || len(answer) > 1000 {
				t.Errorf("it is answered with %s", answer)
			}
			if after := ask(held, nil); after != before {
				t.Errorf("it changed %s to %s", before, after)
			}
		})
	}
}

// held is a query for what the program holds.
const held = `{ courses { nodes { title slug beginsAt announcedAt changedAt level } } }`
