// Package storagetest holds a database engine to the contract of package storage.
//
// [Run] goes through the contract topic by topic, a file each. Every topic is written once, for a near and a far end,
// and runs from both ends of the relation. [StateMachine] compares random histories with a [Model], the same contract
// kept in maps. An engine's own test is one call:
//
//	func TestStore(t *testing.T) {
//		t.Parallel()
//		storagetest.Run(t, func(t testing.TB) storage.Store {
//			store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"))
//			if err != nil {
//				t.Fatal(err)
//			}
//			return store
//		})
//	}
package storagetest

import (
	"testing"

	"junction/storage"
)

// Run runs the whole suite. Each call of open gives a new and empty store, which the suite closes.
func Run(t *testing.T, open func(t testing.TB) storage.Store) {
	t.Helper()
	t.Run("from articles", suite[storage.Article, storage.Publication]{fromArticles, open}.run)
	t.Run("from publications", suite[storage.Publication, storage.Article]{fromPublications, open}.run)
	t.Run("state machine", func(t *testing.T) {
		t.Parallel()
		StateMachine(t, open)
	})
}

// suite is all topics, seen from one end of the relation.
type suite[Near, Far object] struct {
	view[Near, Far]
	open func(t testing.TB) storage.Store
}

func (s suite[Near, Far]) run(t *testing.T) {
	t.Parallel()
	topics := []struct {
		name string
		run  func(*testing.T)
	}{
		{"objects", s.objects},
		{"validation", s.validation},
		{"changes", s.changes},
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
