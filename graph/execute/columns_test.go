package execute_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"junction/storage"
)

// column finds the fields that a statement reads, apart from IDs and the columns of junctions.
var column = regexp.MustCompile(`\bt\d+\.([a-z]+)\b`)

// columnsRead answers a query, and returns the fields that each of its statements reads.
func (s libraryServer) columnsRead(t testing.TB, query string) (answer string, columns []string) {
	t.Helper()
	meter := &storage.Meter{Watch: func(_ context.Context, text string) func(int64, error) {
		var all []string
		for _, found := range column.FindAllStringSubmatch(text, -1) {
			if found[1] != "id" && found[1] != "value" {
				all = append(all, found[1])
			}
		}
		slices.Sort(all)
		columns = append(columns, strings.Join(slices.Compact(all), " "))
		return nil
	}}
	answer = s.askIn(storage.WithMeter(t.Context(), meter), t, query, nil)
	return answer, columns
}

func TestAPageReadsTheColumnsThatAreSelected(t *testing.T) {
	t.Parallel()
	s := fillLibrary(t)
	for name, test := range map[string]struct {
		query   string
		columns []string // of each statement
	}{
		"what is selected, and what the order needs": {
			`{ books(first: 2) { nodes { pages sequel } } }`, []string{"pages sequel title"},
		},
		"nothing but the ID": {
			`{ books(first: 2, orderBy: {field: ID}) { nodes { id __typename } pageInfo { endCursor } } }`, []string{""},
		},
		"what fragments select": {
			`{ books(first: 2) { edges { node { ...a ... on Book { state } } } } } fragment a on Book { weight }`,
			[]string{"state title weight"},
		},
		"an object by its ID": {`{ book(id: "Book:1") { rating } }`, []string{"rating"}},
		"an owner and its page": {
			`{ book(id: "Book:1") { lent authors(first: 3) { nodes { id } } } }`, []string{"lent name"},
		},
		"two selections of one page": {
			`{ book(id: "Book:1") { authors(first: 3) { nodes { id wrote(first: 2) { nodes { pages } } } }
				again: authors(first: 3) { nodes { wrote(first: 2) { nodes { copies } } } } } }`,
			[]string{"name", "copies pages title"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, columns := s.columnsRead(t, test.query)
			if strings.Contains(answer, `"errors"`) || !slices.Equal(columns, test.columns) {
				t.Errorf("the statements read %q, and not %q; the answer is %s", columns, test.columns, answer)
			}
		})
	}
}

// The same page may be selected again further down, with other fields.
func TestWhatIsSelectedFurtherDownIsThere(t *testing.T) {
	t.Parallel()
	s := fillLibrary(t)
	const query = `{ book(id: "Book:1") {
		authors(first: 3) { nodes { id wrote(first: 9) { nodes { id authors(first: 3) { nodes { name wrote(first: 9) { nodes { pages } } } } } } } } } }`
	const ofA = `{"id":"Book:1","authors":{"nodes":[{"name":"Ann","wrote":{"nodes":[{"pages":-3},{"pages":0}]}},` +
		`{"name":"Ben","wrote":{"nodes":[{"pages":-3}]}}]}}`
	const ofB = `{"id":"Book:2","authors":{"nodes":[{"name":"Ann","wrote":{"nodes":[{"pages":-3},{"pages":0}]}}]}}`
	const want = `{"data":{"book":{"authors":{"nodes":[{"id":"Person:1","wrote":{"nodes":[` + ofA + `,` + ofB + `]}},` +
		`{"id":"Person:2","wrote":{"nodes":[` + ofA + `]}}]}}}}`
	if have := s.ask(t, query, nil); have != want {
		t.Errorf("the answer is\n%s\nand not\n%s", have, want)
	}
}
