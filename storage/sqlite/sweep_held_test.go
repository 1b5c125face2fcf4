package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"junction/entity"
	"junction/storage"
	"junction/storage/sqlite"
)

func TestOnlyManyLinksAreSwept(t *testing.T) {
	t.Parallel()
	h := hold(t)
	_, err := entity.Publication_Articles.In(h).Remove(t.Context(), 1, []storage.ID{2})
	noError(t, err)
	_, err = entity.Publication_Articles.In(h).Clear(t.Context(), 1) // nineteen
	noError(t, err)
	if have, want := rows(t, h.path), [3]int{0, 2, 0}; have != want {
		t.Errorf("on disk are %v, want %v", have, want)
	}
	h.clear(t, 2) // twenty
	if have, want := rows(t, h.path), [3]int{1, 2, 0}; have != want {
		t.Errorf("on disk are %v, want %v", have, want)
	}
}

// Whatever a crash leaves goes on at the next start, as it does in a backup.
func TestSweepingGoesOnAfterARestart(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.batches.Store(2)
	h.clear(t, 1)
	_, err := entity.Publications.In(h).Delete(t.Context(), 2)
	noError(t, err)
	becomes(t, h.path, [3]int{2, 2, heldLinks - 2*4})
	backup := filepath.Join(t.TempDir(), "backup.db")
	noError(t, sqlite.Backup(t.Context(), h.path, backup, nil, entity.Schema))
	findings, err := sqlite.Check(t.Context(), h.path, entity.Schema)
	noError(t, err)
	for _, finding := range findings {
		if len(finding.Problems) > 0 {
			t.Errorf("%s: %v", finding.Check, finding.Problems)
		}
	}
	noError(t, h.Close())
	for _, path := range []string{h.path, backup} {
		store := open(t, path)
		page, err := entity.Publications.In(store).Page(t.Context(), storage.Query{Limit: 10})
		noError(t, err)
		if len(page.Edges) != 1 || page.Edges[0].Node.ID != 1 {
			t.Errorf("there are %v", page.Edges)
		}
		becomes(t, path, [3]int{0, 1, 0})
	}
}

func TestANewLinkWaitsAndNothingElse(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	added := h.add(t.Context(), 2, 1)

	noError(t, entity.Publications.In(h).Update(t.Context(), entity.Publication{ID: 1, Title: "renamed"}))
	_, err := entity.Article_Publications.In(h).Add(t.Context(), 1, []storage.ID{2})
	noError(t, err)
	_, err = entity.Article_Publications.In(h).Remove(t.Context(), 1, []storage.ID{1, 2})
	noError(t, err)
	_, err = entity.Article_Publications.In(h).Set(t.Context(), 2, []storage.ID{2}) // not linked to 1 any more, and need not be
	noError(t, err)
	cleared, err := entity.Publication_Articles.In(h).Clear(t.Context(), 1)
	noError(t, err)
	if cleared.Removed != 0 || cleared.Owner.Title != "renamed" || len(h.links(t)) != 0 {
		t.Errorf("cleared again: %v, links %v", cleared, h.links(t))
	}
	articleCleared, err := entity.Article_Publications.In(h).Clear(t.Context(), 3)
	noError(t, err)
	deleted, err := entity.Articles.In(h).Delete(t.Context(), 4)
	noError(t, err)
	if articleCleared.Removed != 1 || deleted != 1 {
		t.Errorf("%d links of an article were cleared, %d of another deleted, want 1 each", articleCleared.Removed, deleted)
	}

	h.release()
	noError(t, <-added)
	if links := h.links(t); !slices.Equal(links, []storage.ID{1}) {
		t.Errorf("the links are %v", links)
	}
	becomes(t, h.path, [3]int{0, 2, 1})
}

func TestANewLinkThatGivesUp(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	ctx, cancel := context.WithCancel(t.Context())
	added := h.add(ctx, 2, 1)
	cancel()
	if err := <-added; !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	h.release()
	_, err := entity.Article_Publications.In(h).Add(t.Context(), 1, []storage.ID{1})
	noError(t, err)
	counts, err := entity.Article_Publications.In(h).Count(t.Context(), []storage.ID{1}, nil)
	noError(t, err)
	if counts[1] != 1 {
		t.Errorf("the article has %d links", counts[1])
	}
}

// A function that makes nothing of an error is run again all the same.
func TestATransactionThatSwallowsTheErrorWaits(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	outcome := make(chan error, 1)
	var created entity.Article
	go func() {
		outcome <- h.Transact(t.Context(), func(session storage.Session) (err error) {
			if created, err = entity.Articles.In(session).Create(t.Context(), entity.Article{Headline: "new"}); err == nil {
				_, _ = entity.Article_Publications.In(session).Add(t.Context(), created.ID, []storage.ID{1})
			}
			return err
		})
	}()
	<-h.awaited
	h.release()
	noError(t, <-outcome)
	if links := h.links(t); !slices.Equal(links, []storage.ID{created.ID}) {
		t.Errorf("the links are %v, want %v", links, created.ID)
	}
}

// A transaction cannot wait for what it has cleared itself.
func TestATransactionClearsAndLinks(t *testing.T) {
	t.Parallel()
	h := hold(t)
	noError(t, h.Transact(t.Context(), func(session storage.Session) error {
		for range 2 {
			if _, err := entity.Publication_Articles.In(session).Clear(t.Context(), 1); err != nil {
				return err
			}
			if _, err := entity.Article_Publications.In(session).Add(t.Context(), 1, []storage.ID{1, 2}); err != nil {
				return err
			}
		}
		return nil
	}))
	if have, want := rows(t, h.path), [3]int{0, 2, 1}; have != want {
		t.Errorf("on disk are %v, want %v", have, want)
	}
}

func TestDeletingWhatIsBeingCleared(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	added := h.add(t.Context(), 1)
	links, err := entity.Publications.In(h).Delete(t.Context(), 1)
	if err != nil || links != 0 {
		t.Errorf("deleting takes %d links, %v", links, err)
	}
	if err := <-added; !isMissing(err) {
		t.Errorf("a link that waited: %v", err)
	}
	found, err := entity.Publications.In(h).Get(t.Context(), []storage.ID{1, 2})
	if err != nil || len(found) != 1 {
		t.Errorf("found are %v, %v", found, err)
	}
	_, again := entity.Publications.In(h).Delete(t.Context(), 1)
	_, set := entity.Publication_Articles.In(h).Set(t.Context(), 1, []storage.ID{1})
	for what, err := range map[string]error{
		"delete": again, "set": set, "update": entity.Publications.In(h).Update(t.Context(), entity.Publication{ID: 1, Title: "new"}),
	} {
		if !isMissing(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	h.release()
	_, err = entity.Publications.In(h).Delete(t.Context(), 2) // which has it look
	noError(t, err)
	becomes(t, h.path, [3]int{0, 0, 0})
}

// Two processes may sweep one file; here it is the other one that does.
func TestAnotherProcessSweeps(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	added := h.add(t.Context(), 1)
	sweeping(t, h.path, sqlite.Sweep{Above: 1, Batch: 1})
	noError(t, <-added)
	becomes(t, h.path, [3]int{0, 2, 1})
}

// What fails, as it does on a full disk, is tried again.
func TestSweepingSurvivesErrors(t *testing.T) {
	t.Parallel()
	h := hold(t)
	writer := sqlite.Pools(h.path)["writer"]
	defer writer.Close()
	_, err := writer.Exec(`CREATE TRIGGER full BEFORE DELETE ON article_publication WHEN old.article_id = 9
		BEGIN SELECT raise(ABORT, 'it is full'); END`)
	noError(t, err)
	h.release()
	h.clear(t, 1)
	becomes(t, h.path, [3]int{1, 2, heldLinks - 4*4}) // by headline, 9 comes last
	_, err = writer.Exec("DROP TRIGGER full")
	noError(t, err)
	becomes(t, h.path, [3]int{0, 2, 0})
}

func TestClosingEndsWhatWaits(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	added := h.add(t.Context(), 1)
	noError(t, h.Close())
	if err := <-added; err == nil {
		t.Error("a link was made")
	}
}

func TestReadersSeeNothingOfWhatIsSwept(t *testing.T) {
	t.Parallel()
	step := make(chan struct{})
	h := holdBy(t, func(bool) bool { <-step; return false })
	t.Cleanup(func() { close(step) }) // before the store is closed
	h.clear(t, 1)
	for rows(t, h.path) != [3]int{0, 2, 0} {
		counts, err := entity.Article_Publications.In(h).Count(t.Context(), []storage.ID{2, 3, 4}, nil)
		noError(t, err)
		page, err := entity.Publications.In(h).Page(t.Context(), storage.Query{
			Where: storage.Some{Via: entity.Publication_Articles.Side}, Repeat: true, Limit: 100,
		})
		noError(t, err)
		if counts[2]+counts[3]+counts[4] != 3 || len(page.Edges) != heldLinks || len(h.links(t)) != 0 {
			t.Errorf("counts are %v, all links %d, those that were cleared %v", counts, len(page.Edges), h.links(t))
		}
		select {
		case step <- struct{}{}: // it has come to the next batch
		case <-time.After(time.Millisecond):
		}
	}
}

// What is gone for everybody does not come back in a copy, though its rows are still there.
func TestACopyLeavesOutWhatIsSwept(t *testing.T) {
	t.Parallel()
	h := hold(t)
	h.clear(t, 1)
	_, err := entity.Publications.In(h).Delete(t.Context(), 2)
	noError(t, err)
	to := filepath.Join(t.TempDir(), "to.db")
	noError(t, copied(t, h.path, to, func(int, int) {}))
	if have, want := rows(t, to), [3]int{0, 1, 0}; have != want {
		t.Errorf("the copy has %v, want %v", have, want)
	}
	if have, want := rows(t, h.path), [3]int{2, 2, heldLinks}; have != want {
		t.Errorf("the source has %v, want %v", have, want)
	}
}
