package load

import (
	"context"

	"junction/model"
	"junction/storage"
)

// Sources says how everything is read from a store. All operations share it.
type Sources struct {
	collections []source     // by Kind.Index
	relations   []linkSource // by Side.Index
}

// NewSources returns how what a model describes is read from a store.
func NewSources(of *model.Model, store storage.Store) *Sources {
	s := &Sources{collections: make([]source, len(of.Kinds)), relations: make([]linkSource, len(of.Sides))}
	for i, kind := range of.Kinds {
		s.collections[i] = newSource(kind, store)
	}
	for i, side := range of.Sides {
		s.relations[i] = newLinkSource(side, store)
	}
	return s
}

// source is where the objects of one kind come from.
type source struct {
	kind       *model.Kind
	collection storage.Collection
	all        fetch[storage.ID, *storage.Object] // with all fields; one that does not exist is nil
	pages      fetch[*storage.Query, storage.Page]
	counts     fetch[*storage.Query, int]
}

func newSource(kind *model.Kind, store storage.Store) source {
	s := source{kind: kind, collection: store.Collection(kind)}
	s.all, s.pages, s.counts = s.byID(0), oneByOne(s.collection.Page), oneByOne(s.collection.Count)
	return s
}

// byID fetches objects with some of their fields; 0 is all.
func (s *source) byID(fields storage.Fields) fetch[storage.ID, *storage.Object] {
	collection := s.collection
	return func(ctx context.Context, ids []storage.ID) (map[storage.ID]*storage.Object, error) {
		found, err := collection.Get(ctx, ids, fields)
		return orNil(ids, found), err
	}
}

// oneByOne fetches for each query what a method of a collection gives.
func oneByOne[V any](read func(context.Context, storage.Query) (V, error)) fetch[*storage.Query, V] {
	return func(ctx context.Context, queries []*storage.Query) (map[*storage.Query]V, error) {
		all := make(map[*storage.Query]V, len(queries))
		for _, query := range queries {
			value, err := read(ctx, *query)
			if err != nil {
				return nil, err
			}
			all[query] = value
		}
		return all, nil
	}
}

// orNil points to the objects that were found, and nowhere for the other IDs.
func orNil(ids []storage.ID, found map[storage.ID]storage.Object) map[storage.ID]*storage.Object {
	byID := make(map[storage.ID]*storage.Object, len(ids))
	for _, id := range ids {
		byID[id] = nil
		if object, ok := found[id]; ok {
			byID[id] = &object
		}
	}
	return byID
}

// linkKey is the key of what an owner's connection shows: the owner, and the query that its arguments ask for. Queries
// with equal arguments are one pointer within an operation (see [plan.Operation.Query]).
type linkKey struct {
	owner storage.ID
	query *storage.Query
}

// linkSource is where the pages and the counts of the objects come from that a relation links owners to.
type linkSource struct {
	side   *model.Side
	owners func(context.Context, []storage.ID, storage.Fields, storage.Query) ([]storage.Owned, error)
	pages  func(context.Context, []storage.ID, storage.Query) (map[storage.ID]storage.Page, error)
	byKey  fetch[linkKey, storage.Page] // the same
	counts fetch[linkKey, int]
}

func newLinkSource(side *model.Side, store storage.Store) linkSource {
	relation := store.Relation(side)
	return linkSource{
		side,
		relation.OwnersPage,
		relation.Page,
		byQuery(relation.Page),
		byQuery(func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]int, error) {
			return relation.Count(ctx, owners, q.Where)
		}),
	}
}

// byQuery fetches for keys of several queries what a fetch for one query's owners gives, with one fetch a query.
func byQuery[V any](
	fetch func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]V, error),
) fetch[linkKey, V] {
	return func(ctx context.Context, keys []linkKey) (map[linkKey]V, error) {
		all := make(map[linkKey]V, len(keys))
		for len(keys) > 0 {
			query := keys[0].query
			owners, others := make([]storage.ID, 0, len(keys)), []linkKey(nil)
			for _, key := range keys {
				if key.query == query {
					owners = append(owners, key.owner)
				} else {
					others = append(others, key)
				}
			}
			values, err := fetch(ctx, owners, *query)
			if err != nil {
				return nil, err
			}
			for id, value := range values {
				all[linkKey{id, query}] = value
			}
			keys = others
		}
		return all, nil
	}
}
