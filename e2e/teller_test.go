package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// teller tells the story to a program. It knows the objects by their names in the story, P1 or A5; lists of names are
// written with spaces between them, in the order in which they must be seen.
type teller struct {
	testing.TB
	server *server
	ids    map[string]string // the latest object of each name
	names  map[string]string // of every ID that was ever given
}

func newTeller(t testing.TB, s *server) *teller {
	return &teller{TB: t, server: s, ids: map[string]string{}, names: map[string]string{}}
}

// sideOf is the side that an object's name tells.
func sideOf(name string) side {
	if name[0] == 'A' {
		return articles
	}
	return publications
}

// all are the IDs of named objects.
func (s *teller) all(names string) []string {
	ids := []string{}
	for name := range strings.FieldsSeq(names) {
		ids = append(ids, s.ids[name])
	}
	return ids
}

// named are the names of objects with these IDs.
func (s *teller) named(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.names[id]
	}
	return strings.Join(names, " ")
}

// want compares what is with what must be.
func (s *teller) want(what string, got, want any) {
	s.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		s.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// make creates an object, linked to others in the same step. Its ID must be one that was never given before.
func (s *teller) make(name, text, far string) {
	s.Helper()
	of := sideOf(name)
	data := s.server.must(s, of.createMutation(), vars{"text": text, "far": s.all(far)})
	object := get[map[string]any](s, data, "create"+of.One+"."+of.one)
	id := object["id"].(string)
	if was, given := s.names[id]; given {
		s.Errorf("%s has the ID %s, which was given to %s before", name, id, was)
	}
	s.want(name, object, map[string]any{"id": id, of.text: text})
	s.ids[name], s.names[id] = id, name
}

// change adds, removes or sets links, and compares exactly what the payload says was changed.
func (s *teller) change(verb, owner, far, added, removed string) {
	s.Helper()
	data := s.server.must(s, sideOf(owner).changeMutation(verb), vars{"owner": s.ids[owner], "far": s.all(far)})
	s.want("the owner", get[string](s, data, "change.owner.id"), s.ids[owner])
	s.want("added", s.named(pluck(s, data, "change.added", "id")), added)
	s.want("removed", s.named(pluck(s, data, "change.removed", "id")), removed)
}

// clear unlinks an owner from everything and compares how many links that were.
func (s *teller) clear(owner string, removed int) {
	s.Helper()
	data := s.server.must(s, sideOf(owner).clearMutation(), vars{"owner": s.ids[owner]})
	s.want("the payload", data["clear"], map[string]any{
		"owner": map[string]any{"id": s.ids[owner]}, "removedCount": float64(removed),
	})
}

// delete deletes an object and compares how many links went with it.
func (s *teller) delete(name string, links int) {
	s.Helper()
	data := s.server.must(s, sideOf(name).deleteMutation(), vars{"id": s.ids[name]})
	s.want("the payload", data["delete"], map[string]any{"deletedId": s.ids[name], "removedLinkCount": float64(links)})
}

// deleteMany deletes by a filter and compares how many objects and links went.
func (s *teller) deleteMany(of side, where string, objects, links int) {
	s.Helper()
	data := s.server.must(s, of.deleteManyMutation(where), nil)
	s.want("the payload", data["delete"], map[string]any{
		"deletedCount": float64(objects), "removedLinkCount": float64(links),
	})
}

// refused makes a change that must fail with a code, naming the missing IDs if there are any, and change nothing.
func (s *teller) refused(verb string, of side, owner, far, code string, missing ...string) gqlError {
	s.Helper()
	before := s.world()
	answer := s.server.post(s, of.changeMutation(verb), vars{"owner": owner, "far": []string{far}})
	s.want("data", answer.Data, map[string]any{"change": nil})
	if len(answer.Errors) != 1 {
		s.Fatalf("%d errors, want one: %v", len(answer.Errors), answer.Errors)
	}
	got := answer.Errors[0]
	s.want("the code", got.Extensions.Code, code)
	s.want("the path", got.Path, []any{"change"})
	s.want("the missing IDs", got.Extensions.IDs, missing)
	s.want("everything", s.world(), before)
	return got
}

// sees compares an object's links, in the default order, and their number.
func (s *teller) sees(owner, far string) {
	s.Helper()
	data := s.server.must(s, sideOf(owner).linksQuery(), vars{"id": s.ids[owner]})
	s.want(owner+" →", s.named(pluck(s, data, "owner.far.nodes", "id")), far)
	s.want("the count of "+owner, get[float64](s, data, "owner.far.totalCount"), float64(len(strings.Fields(far))))
}

var quotedName = regexp.MustCompile(`"([AP]\d)"`)

// finds compares what a filter lets through, in the default order, and its number. Names in the filter stand for IDs.
func (s *teller) finds(of side, where string, distinct bool, want string) {
	s.Helper()
	where = quotedName.ReplaceAllStringFunc(where, func(quoted string) string {
		return `"` + s.ids[quoted[1:len(quoted)-1]] + `"`
	})
	data := s.server.must(s, fmt.Sprintf(`query ($distinct: Boolean!) {
		found: %s(where: %s, distinct: $distinct) { totalCount nodes { id } }
	}`, of.many, where), vars{"distinct": distinct})
	s.want(of.many, s.named(pluck(s, data, "found.nodes", "id")), want)
	s.want("the count", get[float64](s, data, "found.totalCount"), float64(len(strings.Fields(want))))
}

// exist compares which objects of a side there are, in the default order.
func (s *teller) exist(of side, want string) {
	s.Helper()
	s.finds(of, "{}", true, want)
}

// world is every object with its links, as each side tells it. Both must tell the same links.
func (s *teller) world() map[string][]string {
	s.Helper()
	all := map[string][]string{}
	links := map[side][]string{}
	for _, of := range []side{articles, publications} {
		data := s.server.must(s, fmt.Sprintf(`{ all: %s { nodes { id %s far: %s { nodes { id } } } } }`,
			of.many, of.text, of.other().many), nil)
		for i, id := range pluck(s, data, "all.nodes", "id") {
			far := pluck(s, data, fmt.Sprintf("all.nodes.%d.far.nodes", i), "id")
			all[id] = append([]string{get[string](s, data, fmt.Sprintf("all.nodes.%d.%s", i, of.text))}, far...)
			for _, other := range far {
				pair := []string{id, other}
				slices.Sort(pair)
				links[of] = append(links[of], strings.Join(pair, " – "))
			}
		}
		slices.Sort(links[of])
	}
	s.want("the links as publications tell them", links[publications], links[articles])
	return all
}
