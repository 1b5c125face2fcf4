package storagetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"junction/storage"
)

func (s suite) concurrency(t *testing.T) {
	t.Parallel()
	t.Run("writers at both ends of one owner's links, and readers", s.contended)
	t.Run("objects created at the same time get an ID each", s.createdTogether)
	t.Run("transactions do not mix", s.transactTogether)
}

// together runs functions at the same time and returns when all have returned.
func together(t testing.TB, runs ...func() error) {
	t.Helper()
	errs := make([]error, len(runs))
	var group sync.WaitGroup
	for i, run := range runs {
		group.Go(func() { errs[i] = run() })
	}
	group.Wait()
	noError(t, errors.Join(errs...))
}

const (
	writers = 8
	rounds  = 12
)

func (s suite) contended(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	stable := f.far.create(t, repeated(10, "stable %d")...) // always linked
	shaky := f.far.create(t, repeated(10, "shaky %d")...)   // all writers link and unlink these
	f.link(t, owner, stable...)

	var mu sync.Mutex
	linked := map[storage.ID]int{} // how often each was told to have become linked, less unlinked
	tell := func(added, removed []storage.Object) {
		mu.Lock()
		defer mu.Unlock()
		for _, object := range added {
			linked[object.ID]++
		}
		for _, object := range removed {
			linked[object.ID]--
		}
	}
	var runs []func() error
	for writer := range writers {
		runs = append(runs, func() error {
			for round := range rounds {
				some := shaky[(writer+round)%5:][:5]
				var added, removed storage.Change
				var err error
				if writer%2 == 0 {
					added, err = f.links.Add(t.Context(), owner, storage.Links{Far: some})
				} else {
					added, err = addFromFar(t.Context(), f, owner, some)
				}
				if err != nil {
					return fmt.Errorf("add: %w", err)
				}
				tell(storage.Nodes(added.Added), nil)
				if writer%4 < 2 {
					removed, err = f.links.Remove(t.Context(), owner, some[1:])
				} else {
					removed, err = f.links.Set(t.Context(), owner, storage.Links{Far: slices.Concat(stable, some[3:])})
				}
				if err != nil {
					return fmt.Errorf("remove: %w", err)
				}
				tell(storage.Nodes(removed.Added), removed.Removed)
			}
			return nil
		})
	}
	for reader := range 2 {
		runs = append(runs, func() error {
			for range rounds {
				if err := readStable(t.Context(), f, owner, len(stable), reader == 1); err != nil {
					return fmt.Errorf("read: %w", err)
				}
			}
			return nil
		})
	}
	together(t, runs...)

	var want []string
	for i, id := range shaky {
		if n := linked[id]; n < 0 || n > 1 {
			t.Errorf("%d was linked %d times more often than unlinked", id, n)
		} else if n == 1 {
			want = append(want, fmt.Sprintf("shaky %d", i))
		}
	}
	equal(t, "links", append(want, repeated(10, "stable %d")...), f.linked(t, owner))
	state := f.state(t)
	equal(t, "count", len(want)+len(stable), state.FarCounts[owner])
	equal(t, "count of the other end", len(want)+len(stable), total(state.NearCounts))
	deleted, err := f.near.Delete(t.Context(), owner, storage.Naming{})
	noError(t, err)
	equal(t, "deleted links", len(want)+len(stable), deleted.Links)
}

// addFromFar links each of the objects to the owner, as they see it, and tells what changed as the owner sees it.
func addFromFar(
	ctx context.Context, f fixture, owner storage.ID, far []storage.ID,
) (change storage.Change, err error) {
	for _, id := range far {
		added, err := f.back.Add(ctx, id, storage.Links{Far: ids(owner)})
		if err != nil {
			return change, err
		}
		for range added.Added {
			change.Added = append(change.Added, storage.Edge{Node: added.Owner})
		}
	}
	return change, nil
}

// readStable walks an owner's links while others change them: none comes twice, and those that stay are all there.
func readStable(
	ctx context.Context, f fixture, owner storage.ID, stable int, backward bool,
) error {
	q := storage.Query{Order: f.far.byText(), Limit: 3, Backward: backward}
	seen := map[storage.ID]bool{}
	for {
		pages, err := f.links.Page(ctx, []storage.ID{owner}, q)
		if err != nil {
			return err
		}
		page := pages[owner]
		if !slices.IsSortedFunc(nodes(page), f.far.inOrder) {
			return fmt.Errorf("a page is not in order: %v", page)
		}
		for _, edge := range page.Edges {
			if seen[edge.Node.ID] {
				return fmt.Errorf("%v came twice", edge.Node)
			}
			seen[edge.Node.ID] = true
			if f.far.text(edge.Node)[:4] == "stab" {
				stable--
			}
		}
		more := page.HasNext
		if backward {
			more = page.HasPrevious
		}
		switch {
		case !more && stable != 0:
			return fmt.Errorf("%d links that were never touched were not seen", stable)
		case !more:
			return nil
		case len(page.Edges) == 0:
			return errors.New("an empty page says that there is more")
		case backward:
			q.Before = place(q.Order, page.Edges[0])
		default:
			q.After = place(q.Order, page.Edges[len(page.Edges)-1])
		}
	}
}

func (s suite) createdTogether(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	created := make([][]storage.ID, writers)
	var runs []func() error
	for writer := range writers {
		runs = append(runs, func() error {
			for range rounds {
				object, err := f.near.Create(t.Context(), s.near.build(0, "same"))
				if err != nil {
					return err
				}
				created[writer] = append(created[writer], object.ID)
			}
			return nil
		})
	}
	together(t, runs...)
	for _, ids := range created {
		if !slices.IsSorted(ids) {
			t.Errorf("IDs %v are not in the order of creation", ids)
		}
	}
	got := s.near.ids(f.near.page(t, storage.Query{Limit: all}))
	equal(t, "IDs", slices.Sorted(slices.Values(slices.Concat(created...))), got)
	equal(t, "different IDs", writers*rounds, len(slices.Compact(got)))
}

// transactTogether lets transactions each create an object at both ends and link them, half of them in vain.
func (s suite) transactTogether(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	owner := f.near.create(t, "owner")[0]
	stop := errors.New("stop")
	var runs []func() error
	for writer := range writers {
		runs = append(runs, func() error {
			err := f.store.Transact(t.Context(), func(session storage.Session) error {
				text := fmt.Sprint(writer)
				near, err := s.near.collection(session).Create(t.Context(), s.near.build(0, text))
				if err != nil {
					return err
				}
				far, err := s.far.collection(session).Create(t.Context(), s.far.build(0, text))
				if err != nil {
					return err
				}
				if _, err := s.relation(session).Set(t.Context(), near.ID, storage.Links{Far: ids(far.ID)}); err != nil {
					return err
				}
				if _, err := s.back(session).Add(t.Context(), far.ID, storage.Links{Far: ids(owner)}); err != nil {
					return err
				}
				if writer%2 == 1 {
					return stop
				}
				return nil
			})
			if writer%2 == 1 && errors.Is(err, stop) {
				return nil
			}
			return err
		})
	}
	together(t, runs...)
	equal(t, "near objects", []string{"0", "2", "4", "6", "owner"}, f.near.find(t, nil))
	equal(t, "far objects", []string{"0", "2", "4", "6"}, f.far.find(t, nil))
	equal(t, "links", []string{"0", "2", "4", "6"}, f.linked(t, owner))
	for _, far := range f.far.ids(f.far.page(t, storage.Query{Limit: all})) {
		links := f.reversed().linked(t, far)
		equal(t, "links of one", []string{links[0], "owner"}, links)
	}
}
