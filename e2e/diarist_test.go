package e2e

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mostObjects is how many objects of a side a diarist has, so that all fit in a page.
const mostObjects = 30

// diarist is a client that changes objects of its own, and keeps a diary of what must be found of them.
type diarist struct {
	name   string // with which the texts of its objects begin
	random *rand.Rand
	made   int               // texts, so that each is another
	ids    map[string]string // of objects by their texts

	now   *diary // what is acknowledged
	after *diary // what must be found if the change on its way was made; nil when there is none
	doing string // that change, in words
}

// diary is what a diarist's objects are.
type diary struct {
	Texts map[side]map[string]bool
	Links map[[2]string]bool // by headline and title
}

func newDiary() *diary {
	return &diary{map[side]map[string]bool{articles: {}, publications: {}}, map[[2]string]bool{}}
}

func (d *diary) clone() *diary {
	return &diary{
		map[side]map[string]bool{articles: maps.Clone(d.Texts[articles]), publications: maps.Clone(d.Texts[publications])},
		maps.Clone(d.Links),
	}
}

// link notes links of an owner, or that there are none.
func (d *diary) link(of side, owner string, far []string, linked bool) {
	for _, text := range far {
		pair := [2]string{owner, text}
		if of == publications {
			pair = [2]string{text, owner}
		}
		if linked {
			d.Links[pair] = true
		} else {
			delete(d.Links, pair)
		}
	}
}

// linked are the texts that an owner is linked to.
func (d *diary) linked(of side, owner string) []string {
	var far []string
	for pair := range d.Links {
		if of == articles && pair[0] == owner {
			far = append(far, pair[1])
		} else if of == publications && pair[1] == owner {
			far = append(far, pair[0])
		}
	}
	return far
}

func newDiarist(t testing.TB, s *server, number int, random *rand.Rand) *diarist {
	t.Helper()
	d := &diarist{name: fmt.Sprintf("Client %d ", number), random: random, ids: map[string]string{}, now: newDiary()}
	for range 10 {
		if !d.write(t, s) {
			t.Fatalf("%s%s failed", d.name, d.doing)
		}
	}
	return d
}

// write makes a change, of any kind and from either side, and tells whether it was acknowledged.
func (d *diarist) write(t testing.TB, s *server) bool {
	errs, err := d.attempt(t, s)
	if len(errs) > 0 {
		t.Errorf("%s%s: refused: %v", d.name, d.doing, errs)
	}
	return err == nil && len(errs) == 0 // an error is that it was killed, or had been
}

// attempt makes a change, and returns how it was refused. The diary tells of one that was acknowledged.
func (d *diarist) attempt(t testing.TB, s *server) ([]gqlError, error) {
	of := []side{articles, publications}[d.random.IntN(2)]
	d.after = d.now.clone()
	query, variables, text := d.change(of)
	answer, err := s.ask(t.Context(), query, variables)
	if err != nil || len(answer.Errors) > 0 {
		return answer.Errors, err
	}
	if text != "" {
		d.ids[text] = get[string](t, answer.Data, "create"+of.One+"."+of.one+".id")
	}
	d.now, d.after = d.after, nil
	return nil, nil
}

// change draws a change and notes what it makes of the diary. The text is the object's that it creates, if it does.
func (d *diarist) change(of side) (query string, variables vars, text string) {
	owners := slices.Sorted(maps.Keys(d.now.Texts[of]))
	far := slices.Sorted(maps.Keys(d.now.Texts[of.other()]))
	d.random.Shuffle(len(far), func(i, j int) { far[i], far[j] = far[j], far[i] })
	far = far[:d.random.IntN(len(far)+1)]
	ids := make([]string, len(far))
	for i, text := range far {
		ids[i] = d.ids[text]
	}
	kind := d.random.IntN(10)
	if len(owners) < 4 || kind < 3 && len(owners) < mostObjects {
		text := d.text(of)
		d.after.Texts[of][text] = true
		d.after.link(of, text, far, true)
		d.doing = fmt.Sprintf("creates %s with %q", text, far)
		return of.createMutation(), vars{"text": text, "far": ids}, text
	}
	owner := owners[d.random.IntN(len(owners))]
	before := d.after.linked(of, owner)
	id := d.ids[owner]
	switch kind {
	case 3, 4:
		d.after.link(of, owner, before, false)
		d.after.link(of, owner, far, true)
		d.doing = fmt.Sprintf("sets the links of %s to %q", owner, far)
		return of.changeMutation("set"), vars{"owner": id, "far": ids}, ""
	case 5:
		d.after.link(of, owner, far, false)
		d.doing = fmt.Sprintf("removes from %s the links to %q", owner, far)
		return of.changeMutation("remove"), vars{"owner": id, "far": ids}, ""
	case 6:
		d.after.link(of, owner, before, false)
		d.doing = "clears the links of " + owner
		return of.clearMutation(), vars{"owner": id}, ""
	case 7:
		text := d.text(of)
		d.erase(of, owner, before)
		d.after.Texts[of][text] = true
		d.after.link(of, text, before, true)
		d.ids[text] = id
		d.doing = fmt.Sprintf("renames %s to %s", owner, text)
		return of.renameMutation(), vars{"id": id, "text": text}, ""
	case 0, 1, 2, 8:
		d.erase(of, owner, before)
		d.doing = "deletes " + owner
		return of.deleteMutation(), vars{"id": id}, ""
	default:
		d.after.link(of, owner, far, true)
		d.doing = fmt.Sprintf("adds to %s the links to %q", owner, far)
		return of.changeMutation("add"), vars{"owner": id, "far": ids}, ""
	}
}

// erase takes an object and its links out of the diary.
func (d *diarist) erase(of side, text string, linked []string) {
	delete(d.after.Texts[of], text)
	d.after.link(of, text, linked, false)
}

// text is a new object's.
func (d *diarist) text(of side) string {
	d.made++
	return d.name + of.one + " " + strconv.Itoa(d.made)
}

// compare requires that a program started again tells what is in the diary, with the change that was on its way or
// without it, and goes on from what it tells. It reports whether there was such a change.
func (d *diarist) compare(t testing.TB, s *server) bool {
	t.Helper()
	found := newDiary()
	d.ids = map[string]string{}
	reverse := map[[2]string]bool{}
	for _, of := range []side{articles, publications} {
		data := s.must(t, of.diaryQuery(), vars{"name": d.name})
		for i, text := range pluck(t, data, "all.nodes", of.text) {
			path := fmt.Sprintf("all.nodes.%d.", i)
			found.Texts[of][text] = true
			d.ids[text] = get[string](t, data, path+"id")
			for _, far := range pluck(t, data, path+"far.nodes", of.other().text) {
				if of == articles {
					found.Links[[2]string{text, far}] = true
				} else {
					reverse[[2]string{far, text}] = true
				}
			}
		}
	}
	if diff := cmp.Diff(found.Links, reverse); diff != "" {
		t.Errorf("%s: the links (-as articles tell them +as publications do):\n%s", d.name, diff)
	}
	diff := cmp.Diff(d.now, found)
	if d.after != nil && diff != "" {
		if other := cmp.Diff(d.after, found); other != "" {
			diff += fmt.Sprintf("and with %q (-want +found):\n%s", d.doing, other)
		} else {
			diff = ""
		}
	}
	if diff != "" {
		t.Errorf("%s: what is found (-want +found):\n%s", d.name, diff)
	}
	unsure := d.after != nil
	d.now, d.after = found, nil
	return unsure
}

// renameMutation takes id and text.
func (s side) renameMutation() string {
	return fmt.Sprintf(`mutation ($id: ID!, $text: String!) { update%s(id: $id, input: { %s: $text }) { %s { id } } }`,
		s.One, s.text, s.one)
}

// diaryQuery takes name.
func (s side) diaryQuery() string {
	return fmt.Sprintf(`query ($name: String!) {
		all: %s(first: 100, where: { %s: { startsWith: $name } }) { nodes { id %s far: %s(first: 100) { nodes { %s } } } }
	}`, s.many, s.text, s.text, s.other().many, s.other().text)
}
