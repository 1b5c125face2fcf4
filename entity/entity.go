// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// The fields.
var (
	ArticleHeadline  = &model.Field{Name: "headline", Min: 1, Max: 100, Ordered: true}
	PublicationTitle = &model.Field{Name: "title", Min: 1, Max: 30, Ordered: true}
)

// The kinds.
var (
	KindArticle = &model.Kind{
		Name: "Article", Plural: "articles", Table: "article",
		Fields: []*model.Field{ArticleHeadline}, DefaultOrder: ArticleHeadline,
	}
	KindPublication = &model.Kind{
		Name: "Publication", Plural: "publications", Table: "publication", Marks: "publication_sweep",
		Fields: []*model.Field{PublicationTitle}, DefaultOrder: PublicationTitle,
	}
)

// The sides of the relations.
var (
	SideArticlePublications = &model.Side{
		Name: "publications", Singular: "publication", Near: KindArticle, Far: KindPublication,
		Column: "article_id", FarColumn: "publication_id",
	}
	SidePublicationArticles = &model.Side{
		Name: "articles", Singular: "article", Near: KindPublication, Far: KindArticle,
		Column: "publication_id", FarColumn: "article_id",
		SortKeys: []model.SortKey{{Field: ArticleHeadline, Column: "headline", Index: "article_publication_by_publication"}},
	}
)

// Model describes all of them.
var Model = model.New(
	[]*model.Kind{KindArticle, KindPublication},
	[]*model.Relation{
		{Table: "article_publication", Sides: [2]*model.Side{SideArticlePublications, SidePublicationArticles}},
	},
)

// Article is an article, which appears in any number of publications.
type Article struct {
	ID       storage.ID
	Headline string
}

// Ref is the article's global identity.
func (a Article) Ref() storage.Ref { return storage.Ref{Kind: KindArticle, ID: a.ID} }

// GlobalID is the article's global identity as a string.
func (a Article) GlobalID() string { return a.Ref().String() }

// Publication is a publication, in which any number of articles appear.
type Publication struct {
	ID    storage.ID
	Title string
}

// Ref is the publication's global identity.
func (p Publication) Ref() storage.Ref { return storage.Ref{Kind: KindPublication, ID: p.ID} }

// GlobalID is the publication's global identity as a string.
func (p Publication) GlobalID() string { return p.Ref().String() }

// The kinds and the sides with the Go types of their objects.
var (
	Articles = &typed.Kind[Article]{
		Kind: KindArticle,
		Of: func(o *storage.Object) Article {
			return Article{ID: o.ID, Headline: o.Value(ArticleHeadline).Text()}
		},
		Object: func(a Article) storage.Object {
			o := storage.NewObject(KindArticle, model.TextOf(a.Headline))
			o.ID = a.ID
			return o
		},
	}
	Publications = &typed.Kind[Publication]{
		Kind: KindPublication,
		Of: func(o *storage.Object) Publication {
			return Publication{ID: o.ID, Title: o.Value(PublicationTitle).Text()}
		},
		Object: func(p Publication) storage.Object {
			o := storage.NewObject(KindPublication, model.TextOf(p.Title))
			o.ID = p.ID
			return o
		},
	}

	ArticlePublications = &typed.Side[Article, Publication]{
		Side: SideArticlePublications, Near: Articles, Far: Publications,
	}
	PublicationArticles = &typed.Side[Publication, Article]{
		Side: SidePublicationArticles, Near: Publications, Far: Articles,
	}
)
