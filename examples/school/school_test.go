package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"junction/storage/postgres/postgrestest"
)

var update = flag.Bool("update", false, "write the golden answers anew")

// engines make an empty database for a test, and return what names it.
var engines = map[string]func(t testing.TB) string{
	"SQLite":     func(t testing.TB) string { return filepath.Join(t.TempDir(), "school.db") },
	"PostgreSQL": func(t testing.TB) string { return postgrestest.Database(t) },
}

// TestAnswers asks the requests in testdata, one after the other, of the program on each engine, as it answers them as a rule
// and as the library's executor does alone. The answers are the same.
func TestAnswers(t *testing.T) {
	t.Parallel()
	requests, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(requests) == 0 {
		t.Fatalf("there are no requests: %v", err)
	}
	for engine, database := range engines {
		for way, flags := range map[string][]string{"": nil, ", unplanned": {"--unplanned"}} {
			t.Run(engine+way, func(t *testing.T) {
				t.Parallel()
				ask := start(t, append(flags, "--database", database(t))...)
				for _, request := range requests {
					query, err := os.ReadFile(request)
					if err != nil {
						t.Fatal(err)
					}
					golden := strings.TrimSuffix(request, ".graphql") + ".json"
					have := laidOut(t, ask(string(query), nil))
					if *update {
						if err := os.WriteFile(golden, []byte(have), 0o600); err != nil {
							t.Fatal(err)
						}
					}
					want, err := os.ReadFile(golden)
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(string(want), have); diff != "" {
						t.Errorf("%s is answered otherwise (-want +got):\n%s", request, diff)
					}
				}
			})
		}
	}
}

// TestExamplesSucceed asks the playground's queries of an empty database, and once more.
func TestExamplesSucceed(t *testing.T) {
	t.Parallel()
	ask := start(t, "--database", ":memory:")
	documents, err := filepath.Glob("entity/examples/*.graphql")
	if err != nil || len(documents) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	for _, document := range append(documents, documents...) {
		query, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		var variables map[string]any
		if text, err := os.ReadFile(strings.TrimSuffix(document, ".graphql") + ".json"); err == nil {
			if err := json.Unmarshal(text, &variables); err != nil {
				t.Fatal(err)
			}
		}
		if answer := ask(string(query), variables); strings.Contains(answer, `"errors"`) {
			t.Errorf("%s is answered with %s", document, answer)
		}
	}
}

// TestTimes asks for the times that the server sets: both when a course is made, and one of them when it is changed.
func TestTimes(t *testing.T) {
	t.Parallel()
	for engine, database := range engines {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			ask := start(t, "--database", database(t))
			times := func(mutation string) (announced, changed time.Time) {
				var answer struct {
					Data struct {
						Done struct {
							Course struct{ AnnouncedAt, ChangedAt time.Time }
						}
					}
				}
				text := ask(`mutation { done: `+mutation+` { course { announcedAt changedAt } } }`, nil)
				if err := json.Unmarshal([]byte(text), &answer); err != nil {
					t.Fatalf("%s: %v", text, err)
				}
				return answer.Data.Done.Course.AnnouncedAt, answer.Data.Done.Course.ChangedAt
			}
			began := time.Now().Truncate(time.Microsecond)
			made, changed := times(`createCourse(input: { title: "Basics", slug: "basics" })`)
			if made.Before(began) || made.After(time.Now()) || !changed.Equal(made) {
				t.Errorf("made at %v and changed at %v, after %v", made, changed, began)
			}
			madeThen, changedThen := times(`updateCourse(id: "Course:1", input: { open: false })`)
			if !madeThen.Equal(made) || !changedThen.After(changed) || changedThen.After(time.Now()) {
				t.Errorf("made at %v, not %v, and changed at %v, after %v", madeThen, made, changedThen, changed)
			}
		})
	}
}

// laidOut is JSON as people read it.
func laidOut(t testing.TB, answer string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(answer), &value); err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}
