// Package storagetest holds a database engine to the contract of package storage.
//
// [Run] goes through the contract topic by topic, a file each. Every topic is written once, for a near and a far end,
// and runs from every side of every relation of a model. [StateMachine] compares random histories with a [Memory], the
// same contract kept in maps. An engine's own test is one call:
//
//	func TestStore(t *testing.T) {
//		t.Parallel()
//		storagetest.Run(t, schema.Model, func(t testing.TB) storage.Store {
//			store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), schema)
//			if err != nil {
//				t.Fatal(err)
//			}
//			return store
//		})
//	}
package storagetest

import (
	"testing"

	"junction/model"
	"junction/storage"
)

// Run runs the whole suite on stores for a model: [Topics], and [StateMachine].
func Run(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	Topics(t, of, open)
	t.Run("state machine", func(t *testing.T) {
		t.Parallel()
		StateMachine(t, of, open)
	})
}

// Topics runs all topics from every side of a model. Each call of open gives a new and empty store, which the suite closes.
// Each kind has a text that is neither null nor unique and has a bound of 20 characters or more; a kind that has a relation to
// itself has a whole number, too.
func Topics(t *testing.T, of *model.Model, open func(t testing.TB) storage.Store) {
	t.Helper()
	for _, side := range of.Sides {
		TopicsFrom(t, side, open)
	}
	Stamps(t, of, open)
}

// TopicsFrom runs all topics from one side of a model.
func TopicsFrom(t *testing.T, side *model.Side, open func(t testing.TB) storage.Store) {
	t.Helper()
	t.Run("from "+side.String(), suite{viewFrom(side).apart(), open}.run)
}

// suite is all topics, seen from one end of a relation.
type suite struct {
	view
	open func(t testing.TB) storage.Store
}

func (s suite) run(t *testing.T) {
	t.Parallel()
	topics := []struct {
		name string
		run  func(*testing.T)
	}{
		{"objects", s.objects},
		{"validation", s.validation},
		{"unique values", s.uniqueValues},
		{"changes", s.changes},
		{"link data", s.linkData},
		{"missing objects", s.missing},
		{"pages", s.pages},
		{"pages of many owners", s.pagesOfOwners},
		{"collation", s.collation},
		{"text filters", s.textFilters},
		{"prefixes", s.prefixes},
		{"relation filters", s.relationFilters},
		{"refused filters", s.refusedFilters},
		{"large filters", s.largeFilters},
		{"deep filters", s.deepFilters},
		{"repeat", s.repeat},
		{"repeated pages", s.repeatedPages},
		{"deleting", s.deleting},
		{"naming", s.naming},
		{"renaming", s.renaming},
		{"transactions", s.transactions},
		{"context", s.contexts},
		{"statements", s.statements},
		{"concurrency", s.concurrency},
	}
	for _, topic := range topics {
		t.Run(topic.name, topic.run)
	}
}
