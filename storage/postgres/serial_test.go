package postgres_test

import (
	"testing"

	"junction/entity"
	"junction/storage"
	"junction/storage/postgres/postgrestest"
)

// What a foreign key deletes along, it deletes as it is then, so a link that another change takes away after a deletion
// has begun must not be counted by both.
func TestALinkIsTakenAwayOnce(t *testing.T) {
	t.Parallel()
	store := open(t, postgrestest.Copy(t, migrated(t)))
	article := create(t, store, "linked")
	publication, err := entity.Publications.In(store).Create(t.Context(), entity.Publication{Title: "linked"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entity.Article_Publications.In(store).Add(t.Context(), article, []storage.ID{publication.ID}); err != nil {
		t.Fatal(err)
	}
	var runs, cleared, deleted int
	err = store.Transact(t.Context(), func(session storage.Session) error {
		if _, err := entity.Articles.In(session).Get(t.Context(), []storage.ID{article}); err != nil {
			return err
		}
		if runs++; runs == 1 { // beside the transaction
			away, err := entity.Publication_Articles.In(store).Clear(t.Context(), publication.ID)
			if err != nil {
				return err
			}
			cleared = away.Removed
		}
		deleted, err = entity.Articles.In(session).Delete(t.Context(), article)
		return err
	})
	if err != nil || runs != 2 || cleared != 1 || deleted != 0 {
		t.Errorf("it ran %d times, %d links were cleared and %d deleted; %v", runs, cleared, deleted, err)
	}
}
