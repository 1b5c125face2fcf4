package storagetest

import (
	"context"
	"errors"
	"testing"

	"junction/storage"
)

func (s suite) transactions(t *testing.T) {
	t.Parallel()
	t.Run("all takes effect together", s.commit)
	t.Run("an error undoes all and is returned", s.rollback)
	t.Run("a panic undoes all and goes on", s.rollbackOnPanic)
	t.Run("a change sees what was done before it", s.readOwnWrites)
	t.Run("a change that fails changes nothing, and what was done before it holds", s.failInside)
	t.Run("a store goes on after a transaction that failed", s.goOn)
}

// everything makes every change there is, on a store that has a near object and two far ones linked to it.
func (s suite) everything(
	ctx context.Context, session storage.Session, owner storage.ID, far []storage.ID,
) error {
	near, links := s.near.collection(session), s.relation(session)
	created, err := near.Create(ctx, s.near.build(0, "created"))
	if err != nil {
		return err
	}
	if _, err := links.Add(ctx, created.ID, storage.Links{Far: far}); err != nil {
		return err
	}
	if _, err := s.back(session).Remove(ctx, far[0], ids(owner)); err != nil {
		return err
	}
	if _, err := near.Update(ctx, s.near.build(owner, "updated")); err != nil {
		return err
	}
	if _, err := s.far.collection(session).Delete(ctx, far[1], storage.Naming{}); err != nil {
		return err
	}
	_, err = links.Set(ctx, owner, storage.Links{Far: far[:1]})
	return err
}

func (s suite) withLinks(t testing.TB) (f fixture, owner storage.ID, far []storage.ID) {
	t.Helper()
	f = s.setup(t)
	owner, far = f.near.create(t, "owner")[0], f.far.create(t, "x", "y")
	f.link(t, owner, far...)
	return f, owner, far
}

func (s suite) commit(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		return s.everything(t.Context(), session, owner, far)
	}))
	equal(t, "near objects", []string{"created", "updated"}, f.near.find(t, nil))
	equal(t, "far objects", []string{"x"}, f.far.find(t, nil))
	equal(t, "links", []string{"x"}, f.linked(t, owner))
	equal(t, "links from the other end", []string{"created", "updated"}, f.reversed().linked(t, far[0]))
}

func (s suite) rollback(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	before := f.state(t)
	stop := errors.New("stop")
	err := f.store.Transact(t.Context(), func(session storage.Session) error {
		if err := s.everything(t.Context(), session, owner, far); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("error is %v, want %v", err, stop)
	}
	equal(t, "state", before, f.state(t))

	err = f.store.Transact(t.Context(), func(session storage.Session) error {
		if err := s.everything(t.Context(), session, owner, far); err != nil {
			return err
		}
		_, err := s.relation(session).Add(t.Context(), owner, storage.Links{Far: ids(unknown)})
		return err
	})
	isMissing(t, err, f.far.ref(unknown))
	equal(t, "state", before, f.state(t))
}

func (s suite) rollbackOnPanic(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	before := f.state(t)
	recovered := func() (recovered any) {
		defer func() { recovered = recover() }()
		_ = f.store.Transact(t.Context(), func(session storage.Session) error {
			if err := s.everything(t.Context(), session, owner, far); err != nil {
				return err
			}
			panic("stop")
		})
		return nil
	}()
	equal(t, "recovered", any("stop"), recovered)
	equal(t, "state", before, f.state(t))
	f.near.create(t, "after") // the store still writes
}

func (s suite) readOwnWrites(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		inside := s.in(session)
		created, err := inside.near.Create(t.Context(), s.near.build(0, "created"))
		noError(t, err)
		id := created.ID
		got, err := inside.near.Get(t.Context(), ids(id), 0)
		noError(t, err)
		equal(t, "created", map[storage.ID]storage.Object{id: created}, got)
		equal(t, "found", []string{"created", "owner"}, inside.near.find(t, nil))

		added, err := inside.links.Add(t.Context(), id, storage.Links{Far: far[:1]})
		noError(t, err)
		equal(t, "added", storage.Change{Owner: created, Added: edges(s.far.build(far[0], "x"))}, added)
		equal(t, "linked", []string{"x"}, inside.linked(t, id))
		equal(t, "linked from the other end", []string{"created", "owner"}, inside.reversed().linked(t, far[0]))

		noError(t, inside.far.Update(t.Context(), s.far.build(far[0], "z")))
		equal(t, "linked after the update", []string{"y", "z"}, inside.linked(t, owner))
		deleted, err := inside.far.Delete(t.Context(), far[0], storage.Naming{})
		noError(t, err)
		equal(t, "deleted links", 2, deleted.Links)
		equal(t, "linked after the delete", []string{"y"}, inside.linked(t, owner))
		_, err = inside.links.Add(t.Context(), id, storage.Links{Far: far})
		isMissing(t, err, s.far.ref(far[0]))
		return nil
	}))
}

func (s suite) failInside(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	var created storage.ID
	noError(t, f.store.Transact(t.Context(), func(session storage.Session) error {
		near, links := s.near.collection(session), s.relation(session)
		object, err := near.Create(t.Context(), s.near.build(0, "created"))
		noError(t, err)
		created = object.ID

		_, err = near.Create(t.Context(), s.near.build(0, refused))
		isInvalid(t, err, s.near.field)
		_, err = near.Update(t.Context(), s.near.build(unknown, "new"))
		isMissing(t, err, s.near.ref(unknown))
		_, err = near.Delete(t.Context(), unknown, storage.Naming{})
		isMissing(t, err, s.near.ref(unknown))
		_, err = links.Add(t.Context(), created, storage.Links{Far: ids(far[0], unknown)})
		isMissing(t, err, s.far.ref(unknown))
		_, err = links.Set(t.Context(), owner, storage.Links{Far: ids(far[1], unknown)})
		isMissing(t, err, s.far.ref(unknown))
		_, err = links.Add(t.Context(), unknown, storage.Links{Far: far})
		isMissing(t, err, s.near.ref(unknown))

		_, err = links.Add(t.Context(), created, storage.Links{Far: far[1:]})
		return err
	}))
	equal(t, "near objects", []string{"created", "owner"}, f.near.find(t, nil))
	equal(t, "links of the created object", []string{"y"}, f.linked(t, created))
	equal(t, "links of the other", []string{"x", "y"}, f.linked(t, owner))
}

func (s suite) goOn(t *testing.T) {
	t.Parallel()
	f := s.setup(t)
	stop := errors.New("stop")
	for range 20 { // more than any pool of connections that a test would open
		err := f.store.Transact(t.Context(), func(session storage.Session) error {
			if _, err := s.near.collection(session).Create(t.Context(), s.near.build(0, "a")); err != nil {
				return err
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Fatalf("error is %v, want %v", err, stop)
		}
	}
	noError(t, f.store.Transact(t.Context(), func(storage.Session) error { return nil }))
	f.near.create(t, "a")
	equal(t, "near objects", []string{"a"}, f.near.find(t, nil))
}
