package entity

import (
	"junction/graph/types"
	"junction/storage/typed"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{types.GoTypeOf(Articles), types.GoTypeOf(Publications)}

// The generic types by the names that gqlgen.yml needs for them.
type (
	// ArticleConnection is one end's [types.Connection].
	ArticleConnection = types.Connection[Article]
	// PublicationConnection is one end's [types.Connection].
	PublicationConnection = types.Connection[Publication]

	// ArticleEdge is one end's [types.Edge].
	ArticleEdge = types.Edge[Article]
	// PublicationEdge is one end's [types.Edge].
	PublicationEdge = types.Edge[Publication]

	// SavedArticle is one end's [types.Saved].
	SavedArticle = types.Saved[Article]
	// SavedPublication is one end's [types.Saved].
	SavedPublication = types.Saved[Publication]

	// ArticleChange is one end's [typed.Change].
	ArticleChange = typed.Change[Article, Publication]
	// PublicationChange is one end's [typed.Change].
	PublicationChange = typed.Change[Publication, Article]

	// ArticleCleared is one end's [typed.Cleared].
	ArticleCleared = typed.Cleared[Article]
	// PublicationCleared is one end's [typed.Cleared].
	PublicationCleared = typed.Cleared[Publication]
)
