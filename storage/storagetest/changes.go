package storagetest

import (
	"context"
	"fmt"
	"testing"

	"junction/storage"
)

// operation is a change of an owner's links that is given what to link or unlink.
type operation string

const (
	add    operation = "add"
	remove operation = "remove"
	set    operation = "set"
	update operation = "update"
)

func change(
	ctx context.Context, op operation, links storage.Relation, owner storage.ID, to storage.Links,
) (storage.Change, error) {
	switch op {
	case add:
		return links.Add(ctx, owner, to)
	case remove:
		return links.Remove(ctx, owner, to.Far)
	case update:
		return links.Update(ctx, owner, to)
	default:
		return links.Set(ctx, owner, to)
	}
}

func (s suite) changes(t *testing.T) {
	t.Parallel()
	t.Run("what a change did is told exactly", s.exactChanges)
	t.Run("clear tells how many links there were", s.clear)
	t.Run("5,000 objects in one call", s.manyLinks)
}

func (s suite) exactChanges(t *testing.T) {
	t.Parallel()
	// By text and ID, these are 4, 1, 0, 2, 3.
	texts := []string{"m", "a", "m", "z", "B"}
	const gone = 5 // was deleted
	tests := []struct {
		name                  string
		linked                []int
		op                    operation
		far                   []int
		added, removed, after []int
	}{
		{"add nothing", []int{0}, add, nil, nil, nil, []int{0}},
		{"add to an owner without links", nil, add, []int{3, 2, 1, 0}, []int{1, 0, 2, 3}, nil, []int{1, 0, 2, 3}},
		{"add next to other links", []int{0, 3}, add, []int{4}, []int{4}, nil, []int{4, 0, 3}},
		{"add what is linked already", []int{0, 3}, add, []int{3, 0}, nil, nil, []int{0, 3}},
		{"add what is partly linked", []int{0}, add, []int{0, 4, 1}, []int{4, 1}, nil, []int{4, 1, 0}},
		{"add an object twice", nil, add, []int{2, 2, 0, 2}, []int{0, 2}, nil, []int{0, 2}},
		{"remove nothing", []int{0}, remove, nil, nil, nil, []int{0}},
		{"remove some", []int{0, 1, 2, 3}, remove, []int{2, 1}, nil, []int{1, 2}, []int{0, 3}},
		{"remove all", []int{4, 3, 2, 0}, remove, []int{0, 2, 3, 4}, nil, []int{4, 0, 2, 3}, nil},
		{"remove what is not linked", []int{0}, remove, []int{2, 1}, nil, nil, []int{0}},
		{"remove what no longer exists", []int{0, 1}, remove, []int{gone, 0, gone}, nil, []int{0}, []int{1}},
		{"remove an object twice", []int{0, 1}, remove, []int{1, 1}, nil, []int{1}, []int{0}},
		{"set nothing", []int{0, 3, 4}, set, nil, nil, []int{4, 0, 3}, nil},
		{"set nothing where there is nothing", nil, set, nil, nil, nil, nil},
		{"set on an owner without links", nil, set, []int{0, 4, 1}, []int{4, 1, 0}, nil, []int{4, 1, 0}},
		{"set the same", []int{0, 2}, set, []int{2, 0}, nil, nil, []int{0, 2}},
		{"set what overlaps", []int{0, 1, 3}, set, []int{3, 2, 4}, []int{4, 2}, []int{1, 0}, []int{4, 2, 3}},
		{"set something else", []int{0, 1}, set, []int{2, 3}, []int{2, 3}, []int{1, 0}, []int{2, 3}},
		{"set an object twice", []int{1}, set, []int{2, 1, 2, 1}, []int{2}, nil, []int{1, 2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := s.setup(t)
			far := f.far.create(t, append(texts, "gone")...)
			_, err := f.far.Delete(t.Context(), far[gone], storage.Naming{})
			noError(t, err)
			pick := func(indices []int) (picked []storage.ID) {
				for _, i := range indices {
					picked = append(picked, far[i])
				}
				return picked
			}
			build := func(indices []int) (built []storage.Object) {
				for _, i := range indices {
					built = append(built, f.far.build(far[i], texts[i]))
				}
				return built
			}
			owners := f.near.create(t, "owner", "bystander")
			f.link(t, owners[0], pick(test.linked)...)
			f.link(t, owners[1], far[:gone]...)

			change, err := change(t.Context(), test.op, f.links, owners[0], storage.Links{Far: pick(test.far)})
			noError(t, err)
			equal(t, "change", storage.Change{
				Owner: f.near.build(owners[0], "owner"),
				Added: edges(f.far.toldOrder(build(test.added))...), Removed: f.far.toldOrder(build(test.removed)),
			}, change)

			q := storage.Query{Order: f.far.byText(), Limit: all}
			equal(t, "links after", build(test.after), nodes(f.pageOf(t, owners[0], q)))
			equal(t, "links of another owner", build([]int{4, 1, 0, 2, 3}), nodes(f.pageOf(t, owners[1], q)))
			for i, id := range far[:gone] {
				want := []string{"bystander"}
				for _, j := range test.after {
					if i == j {
						want = append(want, "owner")
					}
				}
				equal(t, "links as the other end sees them", want, f.reversed().linked(t, id))
			}
		})
	}
}

func (s suite) clear(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owners := f.near.create(t, "owner", "bystander")
	far := f.far.create(t, "x", "y", "z")
	f.link(t, owners[0], far...)
	f.link(t, owners[1], far[:2]...)
	for _, want := range []int{3, 0} {
		cleared, err := f.links.Clear(t.Context(), owners[0], false)
		noError(t, err)
		equal(t, "cleared", storage.Cleared{Owner: f.near.build(owners[0], "owner"), Removed: want}, cleared)
		equal(t, "links", nil, f.linked(t, owners[0]))
	}
	equal(t, "links of another owner", []string{"x", "y"}, f.linked(t, owners[1]))
	equal(t, "far objects", []string{"x", "y", "z"}, f.far.find(t, nil))
}

func (s suite) manyLinks(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	const n = 5_000
	owner := f.near.create(t, "owner")[0]
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("%04d", n-1-i) // so that the order by text is not that by ID
	}
	far := f.far.create(t, texts...)
	objects := make([]storage.Object, n)
	for i, id := range far {
		objects[n-1-i] = f.far.build(id, texts[i])
	}
	steps := []struct {
		op             operation
		far            []storage.ID
		added, removed []storage.Object
		links          int
	}{
		{add, far, objects, nil, n},
		{add, far, nil, nil, n},
		{set, far[n/2:], nil, objects[n/2:], n / 2},
		{set, far[:n/2], objects[n/2:], objects[:n/2], n / 2},
		{remove, far, nil, objects[n/2:], 0},
	}
	for _, step := range steps {
		change, err := change(t.Context(), step.op, f.links, owner, storage.Links{Far: step.far})
		noError(t, err)
		equal(t, "added by "+string(step.op), f.far.toldOrder(step.added), storage.Nodes(change.Added))
		equal(t, "removed by "+string(step.op), f.far.toldOrder(step.removed), change.Removed)
		counts, err := f.links.Count(t.Context(), []storage.ID{owner}, nil)
		noError(t, err)
		equal(t, "links after "+string(step.op), step.links, counts[owner])
	}
}
