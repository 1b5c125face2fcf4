package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPages compares pages of every kind with what they must cut out of the whole, in connections of all objects and of
// linked ones, on both sides, in two orders, with many texts that are equal.
func TestPages(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, pages)
}

func pages(t *testing.T, on engine) {
	const many = 120
	s := on.start(t)
	hub := map[side]string{}
	for _, of := range []side{articles, publications} {
		data := s.must(t, of.createMutation(), vars{"text": "The hub", "far": makeMany(t, s, of.other(), many)})
		hub[of] = get[string](t, data, "create"+of.One+"."+of.one+".id")
	}

	for _, of := range []side{articles, publications} {
		for _, order := range []string{strings.ToUpper(of.text), "ID"} {
			for _, direction := range []string{"ASC", "DESC"} {
				for _, linked := range []bool{false, true} {
					c := connection{of: of, order: order, direction: direction}
					if linked {
						c.owner = hub[of.other()]
					}
					t.Run(c.String(), func(t *testing.T) {
						t.Parallel()
						c.testPages(t, s)
					})
				}
			}
		}
	}
}

// makeMany makes objects with few texts, and returns their IDs.
func makeMany(t testing.TB, s *server, of side, many int) []string {
	t.Helper()
	var ids []string
	for range many / 40 {
		mutation := "mutation {"
		for i := range 40 {
			mutation += fmt.Sprintf(` _%d: create%s(input: { %s: "%02d" }) { object: %s { id } }`,
				i, of.One, of.text, i%4, of.one)
		}
		data := s.must(t, mutation+" }", nil)
		for i := range 40 {
			ids = append(ids, get[string](t, data, fmt.Sprintf("_%d.object.id", i)))
		}
	}
	return ids
}

// connection is a connection in one order: of all objects of a side, or of those that are linked to an owner.
type connection struct {
	of               side
	order, direction string
	owner            string
}

// String is the connection's name.
func (c connection) String() string {
	name := fmt.Sprintf("%s by %s %s", c.of.many, c.order, c.direction)
	if c.owner != "" {
		name += " linked to an owner"
	}
	return name
}

// part is a page without its objects' texts.
type part struct {
	IDs, Cursors     []string
	Previous, Next   bool
	StartIs0, EndIsN bool // the cursors of the page are those of its first and last edge
}

// read reads the page that the arguments first, last, after and before ask for.
func (c connection) read(t testing.TB, s *server, arguments string) part {
	t.Helper()
	query := fmt.Sprintf(`page: %s(orderBy: { field: %s, direction: %s }%s) {
		edges { cursor node { id } } nodes { id } pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
	}`, c.of.many, c.order, c.direction, arguments)
	if c.owner != "" {
		query = fmt.Sprintf(`owner: %s(id: %q) { %s }`, c.of.other().one, c.owner, query)
	}
	data := s.must(t, "{ "+query+" }", nil)
	if c.owner != "" {
		data = get[map[string]any](t, data, "owner")
	}
	page := part{
		IDs:      pluck(t, data, "page.nodes", "id"),
		Cursors:  pluck(t, data, "page.edges", "cursor"),
		Previous: get[bool](t, data, "page.pageInfo.hasPreviousPage"),
		Next:     get[bool](t, data, "page.pageInfo.hasNextPage"),
	}
	info := get[map[string]any](t, data, "page.pageInfo")
	if n := len(page.Cursors); n > 0 {
		page.StartIs0 = info["startCursor"] == page.Cursors[0]
		page.EndIsN = info["endCursor"] == page.Cursors[n-1]
	} else {
		page.StartIs0, page.EndIsN = info["startCursor"] == nil, info["endCursor"] == nil
	}
	return page
}

// testPages compares pages with what they must cut out of the whole.
func (c connection) testPages(t *testing.T, s *server) {
	whole := c.read(t, s, ", first: 1000")
	n := len(whole.IDs)
	after := func(i int) string { return fmt.Sprintf(", after: %q", whole.Cursors[i]) }
	before := func(i int) string { return fmt.Sprintf(", before: %q", whole.Cursors[i]) }
	tests := []struct {
		arguments string
		from, to  int
	}{
		{"", 0, 50},
		{after(10), 11, 61},
		{after(n - 20), n - 19, n},
		{before(70), 20, 70},
		{before(30), 0, 30},
		{after(10) + before(90), 11, 61},
		{after(10) + before(40), 11, 40},
		{", first: 7", 0, 7},
		{", first: 7" + after(60), 61, 68},
		{", first: 7" + before(5), 0, 5},
		{", first: 7" + before(50), 0, 7},
		{", last: 7", n - 7, n},
		{", last: 7" + before(60), 53, 60},
		{", last: 7" + after(n-4), n - 3, n},
		{", last: 7" + after(20), n - 7, n},
		{", last: 7" + after(20) + before(40), 33, 40},
		{", first: 7" + after(20) + before(40), 21, 28},
		{", first: 1000", 0, n},
		{", last: 1000", 0, n},
		{", first: 0", 0, 0},
		{", last: 0", n, n},
		{", first: 0" + after(20), 21, 21},
		{", last: 0" + before(20), 20, 20},
		{after(n - 1), n, n},
		{before(0), 0, 0},
	}
	for _, test := range tests {
		want := part{
			IDs: whole.IDs[test.from:test.to], Cursors: whole.Cursors[test.from:test.to],
			Previous: test.from > 0, Next: test.to < n, StartIs0: true, EndIsN: true,
		}
		if diff := cmp.Diff(want, c.read(t, s, test.arguments)); diff != "" {
			t.Errorf("(%s) (-want +got):\n%s", test.arguments, diff)
		}
	}
}
