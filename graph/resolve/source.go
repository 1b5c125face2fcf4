package resolve

import (
	"context"

	"junction/graph/types"
	"junction/model"
	"junction/storage"
)

// sources says how everything is read from a store, and from a request. All operations share it.
type sources struct {
	*shape
	goTypes     types.GoTypes // by Kind.Index
	store       storage.Store
	collections []source     // by Kind.Index
	relations   []linkSource // by Side.Index
}

func newSources(shape *shape, goTypes types.GoTypes, store storage.Store) *sources {
	s := &sources{
		shape: shape, store: store, goTypes: make(types.GoTypes, len(shape.model.Kinds)),
		collections: make([]source, len(shape.model.Kinds)), relations: make([]linkSource, len(shape.model.Sides)),
	}
	for _, goType := range goTypes {
		s.goTypes[goType.Kind.Index] = goType
	}
	for i, kind := range shape.model.Kinds {
		s.collections[i] = newSource(kind, store)
	}
	for i, side := range shape.model.Sides {
		s.relations[i] = newLinkSource(side, store)
	}
	return s
}

// source is where the objects of one kind come from.
type source struct {
	kind       *model.Kind
	collection storage.Collection
	byID       func(storage.Fields) fetch[storage.ID, *storage.Object] // one that does not exist is nil
}

func newSource(kind *model.Kind, store storage.Store) source {
	collection := store.Collection(kind)
	return source{kind, collection, func(fields storage.Fields) fetch[storage.ID, *storage.Object] {
		return func(ctx context.Context, ids []storage.ID) (map[storage.ID]*storage.Object, error) {
			found, err := collection.Get(ctx, ids, fields)
			return orNil(ids, found), err
		}
	}}
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

// owned is the key of what an owner's connection shows: the owner, and the query that its arguments ask for. Queries
// with equal arguments are one pointer within an operation (see [operation.query]).
type owned struct {
	owner storage.ID
	query *storage.Query
}

// linkSource is where the pages and the counts of the objects come from that a relation links owners to.
type linkSource struct {
	side   *model.Side
	owners func(context.Context, []storage.ID, storage.Fields, storage.Query) ([]storage.Owned, error)
	pages  func(context.Context, []storage.ID, storage.Query) (map[storage.ID]storage.Page, error)
	counts fetch[owned, int]
}

func newLinkSource(side *model.Side, store storage.Store) linkSource {
	relation := store.Relation(side)
	return linkSource{
		side,
		relation.OwnersPage,
		relation.Page,
		byQuery(func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]int, error) {
			return relation.Count(ctx, owners, q.Where)
		}),
	}
}

// byQuery fetches for keys of several queries what a fetch for one query's owners gives, with one fetch a query.
func byQuery[V any](
	fetch func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]V, error),
) fetch[owned, V] {
	return func(ctx context.Context, keys []owned) (map[owned]V, error) {
		all := make(map[owned]V, len(keys))
		for len(keys) > 0 {
			query := keys[0].query
			owners, others := make([]storage.ID, 0, len(keys)), []owned(nil)
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
				all[owned{id, query}] = value
			}
			keys = others
		}
		return all, nil
	}
}
