package storagetest

import (
	"context"
	"errors"
	"testing"

	"junction/storage"
)

func (s suite) contexts(t *testing.T) {
	t.Parallel()
	t.Run("no call is made for a context that has ended", s.endedContext)
	t.Run("a transaction whose context ends is all or nothing", s.endingContext)
}

func (s suite) endedContext(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	before := f.state(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	calls := map[string]func(context.Context) error{
		"Get":    func(ctx context.Context) error { _, err := f.near.Get(ctx, ids(owner), 0); return err },
		"Page":   func(ctx context.Context) error { _, err := f.near.Page(ctx, storage.Query{Limit: 1}); return err },
		"Count":  func(ctx context.Context) error { _, err := f.near.Count(ctx, storage.Query{}); return err },
		"Create": func(ctx context.Context) error { _, err := f.near.Create(ctx, s.near.build(0, "a")); return err },
		"Update": func(ctx context.Context) error { return f.near.Update(ctx, s.near.build(owner, "a")) },
		"Delete": func(ctx context.Context) error { _, err := f.near.Delete(ctx, owner, storage.Naming{}); return err },
		"DeleteWhere": func(ctx context.Context) error {
			_, err := f.near.DeleteWhere(ctx, nil, storage.Naming{})
			return err
		},
		"Relation.Count": func(ctx context.Context) error { _, err := f.links.Count(ctx, ids(owner), nil); return err },
		"Relation.Page": func(ctx context.Context) error {
			_, err := f.links.Page(ctx, ids(owner), storage.Query{Limit: 1})
			return err
		},
		"Add": func(ctx context.Context) error {
			_, err := f.links.Add(ctx, owner, storage.Links{Far: far})
			return err
		},
		"Remove": func(ctx context.Context) error { _, err := f.links.Remove(ctx, owner, far); return err },
		"Set": func(ctx context.Context) error {
			_, err := f.links.Set(ctx, owner, storage.Links{Far: nil})
			return err
		},
		"Clear": func(ctx context.Context) error { _, err := f.links.Clear(ctx, owner, false); return err },
		"Transact": func(ctx context.Context) error {
			return f.store.Transact(ctx, func(session storage.Session) error {
				return s.everything(ctx, session, owner, far)
			})
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			if err := call(ended); !errors.Is(err, context.Canceled) {
				t.Errorf("error is %v, want %v", err, context.Canceled)
			}
			equal(t, "state", before, f.state(t)) //nolint:contextcheck // the test's own has not ended
		})
	}
}

func (s suite) endingContext(t *testing.T) {
	t.Parallel()
	f, owner, far := s.withLinks(t)
	before := f.state(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := f.store.Transact(ctx, func(session storage.Session) error {
		if err := s.everything(ctx, session, owner, far); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if err == nil { // it was committed before the end was seen
		equal(t, "near objects", []string{"created", "updated"}, f.near.find(t, nil))
		return
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want %v", err, context.Canceled)
	}
	equal(t, "state", before, f.state(t))
}
