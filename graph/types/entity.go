package types

import (
	"junction/entity"
	"junction/storage/typed"
)

// The generic types by the names that gqlgen.yml needs for them.
type (
	// ArticleConnection is one end's [Connection].
	ArticleConnection = Connection[entity.Article]
	// PublicationConnection is one end's [Connection].
	PublicationConnection = Connection[entity.Publication]

	// ArticleEdge is one end's [Edge].
	ArticleEdge = Edge[entity.Article]
	// PublicationEdge is one end's [Edge].
	PublicationEdge = Edge[entity.Publication]

	// SavedArticle is one end's [Saved].
	SavedArticle = Saved[entity.Article]
	// SavedPublication is one end's [Saved].
	SavedPublication = Saved[entity.Publication]

	// ArticleChange is one end's [typed.Change].
	ArticleChange = typed.Change[entity.Article, entity.Publication]
	// PublicationChange is one end's [typed.Change].
	PublicationChange = typed.Change[entity.Publication, entity.Article]

	// ArticleCleared is one end's [typed.Cleared].
	ArticleCleared = typed.Cleared[entity.Article]
	// PublicationCleared is one end's [typed.Cleared].
	PublicationCleared = typed.Cleared[entity.Publication]
)
