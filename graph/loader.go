package graph

import (
	"context"
	"fmt"

	"github.com/graph-gophers/dataloader/v7"

	"junction/storage"
)

// objects loads the objects of one kind by ID; one that does not exist is nil.
type objects[T storage.Node] struct {
	kind[T]
	collection storage.Collection[T]
	byID       *loader[storage.ID, *T]
}

func newObjects[T storage.Node](of kind[T], store storage.Store) *objects[T] {
	collection := of.collection(store)
	return &objects[T]{of, collection, newLoader(
		func(ctx context.Context, ids []storage.ID) (map[storage.ID]*T, error) {
			found, err := collection.Get(ctx, ids)
			byID := make(map[storage.ID]*T, len(ids))
			for _, id := range ids {
				if object, ok := found[id]; ok {
					byID[id] = &object
				} else {
					byID[id] = nil
				}
			}
			return byID, err
		})}
}

// owned is the key of what an owner's connection shows: the owner, and the query that its arguments ask for. Queries
// with equal arguments are one pointer within an operation (see [operation.query]).
type owned struct {
	owner storage.ID
	query *storage.Query
}

// linked loads the pages and the counts of the objects that a relation links owners to.
type linked[Near, Far storage.Node] struct {
	far    *objects[Far]
	pages  *loader[owned, storage.Page[Far]]
	counts *loader[owned, int]
}

func newLinked[Near, Far storage.Node](far *objects[Far], relation storage.Relation[Near, Far]) *linked[Near, Far] {
	return &linked[Near, Far]{
		far,
		newLoader(byQuery(relation.Page)),
		newLoader(byQuery(func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]int, error) {
			return relation.Count(ctx, owners, q.Where)
		})),
	}
}

// byQuery fetches for keys of several queries what a fetch for one query's owners gives, with one fetch a query.
func byQuery[V any](
	fetch func(ctx context.Context, owners []storage.ID, q storage.Query) (map[storage.ID]V, error),
) func(context.Context, []owned) (map[owned]V, error) {
	return func(ctx context.Context, keys []owned) (map[owned]V, error) {
		owners := make(map[*storage.Query][]storage.ID, 1)
		for _, key := range keys {
			owners[key.query] = append(owners[key.query], key.owner)
		}
		all := make(map[owned]V, len(keys))
		for query, ids := range owners {
			values, err := fetch(ctx, ids, *query)
			if err != nil {
				return nil, err
			}
			for id, value := range values {
				all[owned{id, query}] = value
			}
		}
		return all, nil
	}
}

// loader is a dataloader that can also be told what will be loaded before it is: then loading waits for nothing.
type loader[K comparable, V any] struct {
	*dataloader.Loader[K, V]
	fetch func(context.Context, []K) (map[K]V, error)
	cache *dataloader.InMemoryCache[K, V]
}

func newLoader[K comparable, V any](fetch func(context.Context, []K) (map[K]V, error)) *loader[K, V] {
	cache := dataloader.NewCache[K, V]()
	batch := func(ctx context.Context, keys []K) []*dataloader.Result[V] {
		values, err := fetch(ctx, keys)
		results := make([]*dataloader.Result[V], len(keys))
		for i, key := range keys {
			value, ok := values[key]
			if err == nil && !ok {
				results[i] = &dataloader.Result[V]{Error: fmt.Errorf("nothing was fetched for %v", key)}
				continue
			}
			results[i] = &dataloader.Result[V]{Data: value, Error: err}
		}
		return results
	}
	return &loader[K, V]{dataloader.NewBatchedLoader(batch, dataloader.WithCache[K, V](cache)), fetch, cache}
}

// load returns a key's value, from what was foreseen or else from a batch with the other keys that are asked for soon.
func (l *loader[K, V]) load(ctx context.Context, key K) (V, error) { return l.Load(ctx, key)() }

// known returns a key's value when it was loaded before.
func (l *loader[K, V]) known(ctx context.Context, key K) (value V, known bool) {
	thunk, known := l.cache.Get(ctx, key)
	if !known {
		return value, false
	}
	value, err := thunk()
	return value, err == nil
}

// foresee fetches at once the values of keys that will be loaded, but for those that it knows. An error is left to
// whoever loads them.
func (l *loader[K, V]) foresee(ctx context.Context, keys []K) {
	unknown := make([]K, 0, len(keys))
	for _, key := range keys {
		if _, known := l.cache.Get(ctx, key); !known {
			unknown = append(unknown, key)
		}
	}
	if len(unknown) == 0 {
		return
	}
	values, err := l.fetch(ctx, unknown)
	if err != nil {
		return
	}
	for key, value := range values {
		l.Prime(ctx, key, value)
	}
}
