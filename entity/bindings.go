// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/graph/types"
	"junction/storage/typed"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(Articles),
	types.GoTypeOf(Publications),
}

// The generic types by the names that the generated code needs for them.
type (
	// ArticleConnection is a page of articles.
	ArticleConnection = types.Connection[Article]
	// ArticleEdge is an object's place on such a page.
	ArticleEdge = types.Edge[Article]
	// ArticleSaved is what creating or updating an object returns.
	ArticleSaved = types.Saved[Article]
	// ArticleCleared is what unlinking an object from all others returns.
	ArticleCleared = typed.Cleared[Article]
	// PublicationConnection is a page of publications.
	PublicationConnection = types.Connection[Publication]
	// PublicationEdge is an object's place on such a page.
	PublicationEdge = types.Edge[Publication]
	// PublicationSaved is what creating or updating an object returns.
	PublicationSaved = types.Saved[Publication]
	// PublicationCleared is what unlinking an object from all others returns.
	PublicationCleared = typed.Cleared[Publication]
	// ArticlePublicationsChange is what changing links returns.
	ArticlePublicationsChange = typed.Change[Article, Publication]
	// PublicationArticlesChange is what changing links returns.
	PublicationArticlesChange = typed.Change[Publication, Article]
)
