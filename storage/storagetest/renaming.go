package storagetest

import (
	"testing"

	"junction/storage"
)

func (s suite) renaming(t *testing.T) {
	t.Parallel()
	t.Run("a new text is seen in pages, filters and changes of every owner", s.renameSeen)
	t.Run("a cursor stays at the text that it was made at", s.renameCursor)
	t.Run("a walk does not lose what was not renamed", s.renameWalk)
}

func (s suite) renameSeen(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owners := f.near.create(t, "one", "two", "three")
	far := f.far.create(t, "b", "d", "f", "h")
	f.link(t, owners[0], far...)
	f.link(t, owners[1], far[1], far[3])
	f.link(t, owners[2], far[0], far[2])
	steps := []struct {
		text     string   // the new one of the second object
		one, two []string // the links of the first and of the second owner
		from     int      // where those of the first owner begin that are above e
	}{
		{"g", []string{"b", "f", "g", "h"}, []string{"g", "h"}, 1},
		{"a", []string{"a", "b", "f", "h"}, []string{"a", "h"}, 2},
		{"h", []string{"b", "f", "h", "h"}, []string{"h", "h"}, 1},
		{"😀", []string{"b", "f", "h", "😀"}, []string{"h", "😀"}, 1},
	}
	for _, step := range steps {
		t.Run(step.text, func(t *testing.T) {
			noError(t, f.far.Update(t.Context(), f.far.build(far[1], step.text)))
			equal(t, "the first owner's", step.one, f.linked(t, owners[0]))
			equal(t, "the second owner's", step.two, f.linked(t, owners[1]))
			equal(t, "another owner's", []string{"b", "f"}, f.linked(t, owners[2]))
			equal(t, "all", step.one, f.far.find(t, nil))
			q := storage.Query{Order: f.far.byText(), Limit: all}
			q.After = at("e", 0)
			equal(t, "after e", step.one[step.from:], f.far.texts(f.pageOf(t, owners[0], q)))
			q.After, q.Before = nil, at("e", 0)
			equal(t, "before e", step.one[:step.from], f.far.texts(f.pageOf(t, owners[0], q)))
			q.Before, q.Where = nil, f.far.compare(storage.Greater, "e")
			equal(t, "filtered", step.one[step.from:], f.far.texts(f.pageOf(t, owners[0], q)))
			equal(t, "owners of the new text", []string{"one", "two"}, f.near.find(t, f.near.some(f.far.is(step.text))))
			equal(t, "owners of the old text", nil, f.near.find(t, f.near.some(f.far.is("d"))))
			equal(t, "owner's links", []string{"one", "two"}, f.reversed().linked(t, far[1]))
			removed, err := f.links.Remove(t.Context(), owners[1], ids(far[1]))
			noError(t, err)
			equal(t, "removed", []storage.Object{f.far.build(far[1], step.text)}, removed.Removed)
			added, err := f.links.Add(t.Context(), owners[1], storage.Links{Far: ids(far[1])})
			noError(t, err)
			equal(t, "added", []storage.Object{f.far.build(far[1], step.text)}, storage.Nodes(added.Added))
		})
	}
}

func (s suite) renameCursor(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	far := f.far.create(t, "a", "b", "c", "d")
	f.link(t, owner, far...)
	q := storage.Query{Order: f.far.byText(), Limit: 2}
	first := f.pageOf(t, owner, q)
	equal(t, "first page", "ab>", brackets(f.far.end, first))
	q.After = place(q.Order, first.Edges[1])
	for text, want := range map[string]string{"0": "<cd", "bb": "<bbc>", "e": "<cd>"} {
		noError(t, f.far.Update(t.Context(), f.far.build(far[1], text)))
		equal(t, "second page of the relation", want, brackets(f.far.end, f.pageOf(t, owner, q)))
		equal(t, "second page of the collection", want, brackets(f.far.end, f.far.page(t, q)))
	}
}

func (s suite) renameWalk(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	far := f.far.named(t, "a", "b", "c", "d", "e", "f")
	for _, id := range far {
		f.link(t, owner, id)
	}
	// Between the pages: one that was seen is deleted, one is renamed from the front to the back, one is new behind.
	between := []func(){
		func() {
			_, err := f.far.Delete(t.Context(), far["b"], storage.Naming{})
			noError(t, err)
		},
		func() { noError(t, f.far.Update(t.Context(), f.far.build(far["a"], "z"))) },
		func() { f.link(t, owner, f.far.create(t, "0", "y")...) },
	}
	page := func(t testing.TB, q storage.Query) storage.Page {
		page := f.pageOf(t, owner, q)
		if len(between) > 0 {
			between[0]()
			between = between[1:]
		}
		return page
	}
	q := storage.Query{Order: f.far.byText(), Limit: 2}
	var walked []string
	for range mostPages {
		got := page(t, q)
		walked = append(walked, f.far.texts(got)...)
		if !got.HasNext {
			break
		}
		q.After = place(q.Order, got.Edges[len(got.Edges)-1])
	}
	equal(t, "walked", []string{"a", "b", "c", "d", "e", "f", "y", "z"}, walked)
}
