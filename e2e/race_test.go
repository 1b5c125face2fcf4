package e2e

import (
	"sync"
	"sync/atomic"
	"testing"
)

// TestDeleteAgainstAdd deletes an object while others link it: each addition either comes first, and its links go with
// the object, or finds no object. No link is left over, and none is counted wrongly.
func TestDeleteAgainstAdd(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, deleteAgainstAdd)
}

func deleteAgainstAdd(t *testing.T, on engine) {
	for _, of := range []side{articles, publications} {
		t.Run("a deleted "+of.one, func(t *testing.T) {
			t.Parallel()
			c := &crowd{TB: t, ctx: t.Context(), fail: func() {}, server: on.start(t)}
			var far []string
			for range 8 {
				far = append(far, c.make(of.other(), "A far object"))
			}
			for range 15 {
				id := c.make(of, "A short life", far[0])
				var added, removed atomic.Int64
				added.Add(1)
				var all sync.WaitGroup
				for i := range far {
					all.Go(func() { added.Add(c.tryAdd(of, id, far[i:])) })
				}
				all.Go(func() {
					if data := c.ask(of.deleteMutation(), vars{"id": id}); data != nil {
						removed.Add(int64(get[float64](c, data, "delete.removedLinkCount")))
					}
				})
				all.Wait()
				if added.Load() != removed.Load() {
					t.Errorf("%d links were added, and %d were removed with %s", added.Load(), removed.Load(), id)
				}
			}
			for _, id := range far {
				data := c.server.must(t, of.other().linksQuery(), vars{"id": id})
				if count := get[float64](t, data, "owner.far.totalCount"); count != 0 {
					t.Errorf("%s has %v links to objects that are deleted", id, count)
				}
			}
		})
	}
}

// tryAdd links an owner that may be gone, and returns how many links that made.
func (c *crowd) tryAdd(of side, owner string, far []string) int64 {
	answer, err := c.server.ask(c.ctx, of.changeMutation("add"), vars{"owner": owner, "far": far})
	switch {
	case err != nil:
		c.Error(err)
	case len(answer.Errors) == 1 && answer.Errors[0].Extensions.Code == "NOT_FOUND":
	case len(answer.Errors) > 0:
		c.Errorf("refused: %v", answer.Errors)
	default:
		return int64(len(pluck(c, answer.Data, "change.added", "id")))
	}
	return 0
}

// TestClearAgainstAdd clears an owner again and again while others link it from both ends: what was added less what was
// cleared is what remains.
func TestClearAgainstAdd(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, clearAgainstAdd)
}

func clearAgainstAdd(t *testing.T, on engine) {
	for _, of := range []side{articles, publications} {
		t.Run("a cleared "+of.one, func(t *testing.T) {
			t.Parallel()
			c := &crowd{TB: t, ctx: t.Context(), fail: func() {}, server: on.start(t)}
			owner := c.make(of, "The owner")
			var far []string
			for range 6 {
				far = append(far, c.make(of.other(), "A far object"))
			}
			var links atomic.Int64
			add := func(of side, owner string, far []string) {
				for range rounds {
					links.Add(c.tryAdd(of, owner, far))
				}
			}
			var all sync.WaitGroup
			all.Go(func() { add(of, owner, far) })
			all.Go(func() { add(of.other(), far[0], []string{owner}) })
			all.Go(func() { add(of.other(), far[5], []string{owner}) })
			for range 2 {
				all.Go(func() {
					for range rounds {
						if data := c.ask(of.clearMutation(), vars{"owner": owner}); data != nil {
							links.Add(-int64(get[float64](c, data, "clear.removedCount")))
						}
					}
				})
			}
			all.Wait()
			data := c.server.must(t, of.linksQuery(), vars{"id": owner})
			if count := get[float64](t, data, "owner.far.totalCount"); count != float64(links.Load()) {
				t.Errorf("%v links remain, and the payloads add up to %d", count, links.Load())
			}
		})
	}
}
