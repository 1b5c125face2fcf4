// Package model holds the Go types of those GraphQL types that are not the domain's own. Where GraphQL needs a name for
// each end of the relation, both names stand for one generic type.
package model

import "junction/storage"

type (
	// ArticleConnection is one end's [Connection].
	ArticleConnection = Connection[storage.Article]
	// PublicationConnection is one end's [Connection].
	PublicationConnection = Connection[storage.Publication]

	// ArticleEdge is one end's [Edge].
	ArticleEdge = Edge[storage.Article]
	// PublicationEdge is one end's [Edge].
	PublicationEdge = Edge[storage.Publication]

	// SavedArticle is one end's [Saved].
	SavedArticle = Saved[storage.Article]
	// SavedPublication is one end's [Saved].
	SavedPublication = Saved[storage.Publication]

	// ArticleChange is one end's [storage.Change].
	ArticleChange = storage.Change[storage.Article, storage.Publication]
	// PublicationChange is one end's [storage.Change].
	PublicationChange = storage.Change[storage.Publication, storage.Article]

	// ArticleCleared is one end's [storage.Cleared].
	ArticleCleared = storage.Cleared[storage.Article]
	// PublicationCleared is one end's [storage.Cleared].
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
