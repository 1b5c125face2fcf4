package graph

import (
	"context"

	"junction/storage"
)

// sources says how everything is read from a store, and from a request. All operations share it.
type sources struct {
	*shape
	articles            source[storage.Article]
	publications        source[storage.Publication]
	articlePublications linkSource[storage.Article, storage.Publication]
	publicationArticles linkSource[storage.Publication, storage.Article]
}

func newSources(shape *shape, store storage.Store) *sources {
	relation := store.ArticlePublications()
	return &sources{
		shape:               shape,
		articles:            newSource(articles, store),
		publications:        newSource(publications, store),
		articlePublications: newLinkSource(storage.ArticlePublications, relation),
		publicationArticles: newLinkSource(storage.PublicationArticles, relation.Reverse()),
	}
}

// source is where the objects of one kind come from.
type source[T storage.Node] struct {
	kind[T]
	collection storage.Collection[T]
	byID       fetch[storage.ID, *T] // one that does not exist is nil
}

func newSource[T storage.Node](of kind[T], store storage.Store) source[T] {
	collection := of.collection(store)
	return source[T]{of, collection, func(ctx context.Context, ids []storage.ID) (map[storage.ID]*T, error) {
		found, err := collection.Get(ctx, ids)
		return orNil(ids, found), err
	}}
}

// orNil points to the objects that were found, and nowhere for the other IDs.
func orNil[T any](ids []storage.ID, found map[storage.ID]T) map[storage.ID]*T {
	byID := make(map[storage.ID]*T, len(ids))
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
type linkSource[Near, Far storage.Node] struct {
	side   storage.Side
	owners func(context.Context, []storage.ID, storage.Query) ([]storage.Owned[Near, Far], error)
	pages  fetch[owned, storage.Page[Far]]
	counts fetch[owned, int]
}

func newLinkSource[Near, Far storage.Node](
	side storage.Side, relation storage.Relation[Near, Far],
) linkSource[Near, Far] {
	return linkSource[Near, Far]{
		side,
		relation.OwnersPage,
		byQuery(relation.Page),
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
