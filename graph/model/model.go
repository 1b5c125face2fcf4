// Package model holds the Go types of those GraphQL types that are not the domain's own. Where GraphQL needs a name for
// each end of the relation, both names stand for one generic type.
package model

import "junction/storage"

// Each end's types, by the names that GraphQL has for them.
type (
	ArticleConnection     = Connection[storage.Article]
	PublicationConnection = Connection[storage.Publication]

	ArticleEdge     = Edge[storage.Article]
	PublicationEdge = Edge[storage.Publication]

	SavedArticle     = Saved[storage.Article]
	SavedPublication = Saved[storage.Publication]

	ArticleChange     = storage.Change[storage.Article, storage.Publication]
	PublicationChange = storage.Change[storage.Publication, storage.Article]

	ArticleCleared     = storage.Cleared[storage.Article]
	PublicationCleared = storage.Cleared[storage.Publication]
)

// Saved is what creating or updating an object returns.
type Saved[T any] struct{ Object T }

// Deleted is what deleting an object returns.
type Deleted struct {
	DeletedID        string
	RemovedLinkCount int
}

// DeletedMany is what deleting all objects that fulfil a filter returns.
type DeletedMany struct{ DeletedCount, RemovedLinkCount int }
