package main

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/documents"
	"junction/graph/execute"
	"junction/storage"
	"school/entity"
	"school/graph"
)

// TestStatements counts what queries ask of the database: a statement for each level of lists, however many objects are on
// it, and one for each count. What is read is not read again.
func TestStatements(t *testing.T) {
	t.Parallel()
	for engine, database := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			asked := counting(t, database(t))
			asked(`mutation {
				a: createPerson(input: { name: "Ada", email: "ada@example.org" }) { person { id } }
				b: createPerson(input: { name: "Ben", mateIds: ["Person:1"] }) { person { id } }
				t: createTopic(input: { name: "Logic" }) { topic { id } }
			}`)
			for few := range 5 {
				asked(fmt.Sprintf(`mutation {
					createCourse(input: {
						title: "Course %[1]d", slug: "course-%[1]d", beginsAt: "2030-01-0%[1]dT08:00:00Z", topicIds: ["Topic:1"]
						teacherIds: ["Person:1"], studentIds: ["Person:1", "Person:2"]%[2]s
					}) { course { id } }
				}`, few+1, []string{"", `, requireIds: ["Course:1"]`}[min(few, 1)]))
			}
			for query, want := range map[string]int64{
				`{ course(slug: "course-1") { title } }`:                                                      1,
				`{ courses(where: { slug: { ne: "course-1" } }) { nodes { title announcement } } }`:           1,
				`{ courses { totalCount nodes { title } } }`:                                                  2,
				`{ course(slug: "course-1") { students { nodes { name } } } }`:                                2,
				`{ course(slug: "course-1") { students { edges { grade seat enrolledAt node { name } } } } }`: 2,
				`{ courses { nodes { students(link: { grade: { isNull: true } }) { edges { note node { takes(orderBy: { field: ENROLLED_AT }) { edges { gradedAt } } } } } } } }`: 3,
				`{ courses(where: { students: { link: { some: { seat: { eq: ROOM }, node: { name: { eq: "Ada" } } } } } }) { nodes { title } } }`:                                 1,
				`{ courses { nodes { students { nodes { name takes { nodes { topics { nodes { name } } } } } } } } }`:                                                             4,
				`{ people { nodes { learnsWith { nodes { learnsWith { nodes { name } } } } } } }`:                                                                                 2, // both ask for the same pages
				`{ courses { nodes {
					teachers { nodes { name } } students { totalCount nodes { name } }
					requires { nodes { title } } leadsTo { nodes { title } } topics { nodes { name } }
				} } }`: 7,
				`{ courses { nodes { announcement students { nodes { takes { nodes { announcement } } } } } } }`:                         3,
				`{ nextCourse(after: "2020-01-01T00:00:00Z") { announcement students { nodes { takes { nodes { announcement } } } } } }`: 3,
			} {
				if answer, have := asked(query); have != want {
					t.Errorf("%d statements, not %d, answer %s with %s", have, want, query, answer)
				}
			}
		})
	}
}

// counting returns what asks a query of the resolvers, and says how many statements the answer took.
func counting(t *testing.T, database string) func(query string) (answer string, statements int64) {
	t.Helper()
	store := open(t, database)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	const documentBytes = 1 << 20
	executor := execute.New(
		graph.NewSchema, entity.Types, store, documents.NewCache(documentBytes), slog.New(slog.DiscardHandler))
	return func(query string) (answer string, statements int64) {
		t.Helper()
		meter := &storage.Meter{}
		ctx := storage.WithMeter(graphql.StartOperationTrace(t.Context()), meter)
		operation, faults := executor.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
		if faults != nil {
			t.Fatal(faults)
		}
		executor.Answer(ctx, operation, func(response *graphql.Response) {
			if response.Errors != nil {
				t.Fatalf("%s: %v", query, response.Errors)
			}
			answer = string(response.Data)
		})
		return strings.TrimSpace(answer), meter.Statements.Load()
	}
}
