// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import "junction/graph/types"

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(Articles),
	types.GoTypeOf(Publications),
}

// The generic types by the names that GraphQL has for them.
type (
	// ArticleConnection is a page of articles.
	ArticleConnection = types.Connection[Article]
	// ArticleEdge is an object's place on such a page.
	ArticleEdge = types.Edge[Article]
	// CreateArticlePayload is what creating an object returns.
	CreateArticlePayload = types.Created[Article]
	// UpdateArticlePayload is what updating an object returns.
	UpdateArticlePayload = types.Updated[Article]
	// PublicationConnection is a page of publications.
	PublicationConnection = types.Connection[Publication]
	// PublicationEdge is an object's place on such a page.
	PublicationEdge = types.Edge[Publication]
	// CreatePublicationPayload is what creating an object returns.
	CreatePublicationPayload = types.Created[Publication]
	// UpdatePublicationPayload is what updating an object returns.
	UpdatePublicationPayload = types.Updated[Publication]
	// ArticlePublicationsConnection is a page of an object's publications.
	ArticlePublicationsConnection = types.Connection[Publication]
	// ArticlePublicationsEdge is an object's place on such a page.
	ArticlePublicationsEdge = types.Edge[Publication]
	// AddPublicationsPayload is what adding links returns.
	AddPublicationsPayload = types.Changed[Article, Publication]
	// RemovePublicationsPayload is what removing links returns.
	RemovePublicationsPayload = types.Changed[Article, Publication]
	// SetPublicationsPayload is what setting links returns.
	SetPublicationsPayload = types.Changed[Article, Publication]
	// ClearPublicationsPayload is what clearing an object of its links returns.
	ClearPublicationsPayload = types.Cleared[Article]
	// PublicationArticlesConnection is a page of an object's articles.
	PublicationArticlesConnection = types.Connection[Article]
	// PublicationArticlesEdge is an object's place on such a page.
	PublicationArticlesEdge = types.Edge[Article]
	// AddArticlesPayload is what adding links returns.
	AddArticlesPayload = types.Changed[Publication, Article]
	// RemoveArticlesPayload is what removing links returns.
	RemoveArticlesPayload = types.Changed[Publication, Article]
	// SetArticlesPayload is what setting links returns.
	SetArticlesPayload = types.Changed[Publication, Article]
	// ClearArticlesPayload is what clearing an object of its links returns.
	ClearArticlesPayload = types.Cleared[Publication]
)
