// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The fields.
var (
	ArticleHeadline = &model.Field{
		Name:        "headline",
		Description: "The headline, as it was given. It need not be unique.",
		Min:         1,
		Max:         100,
		Ordered:     true,
	}
	PublicationTitle = &model.Field{
		Name:        "title",
		Description: "The title, as it was given. It need not be unique.",
		Min:         1,
		Max:         30,
		Ordered:     true,
	}
)

// The kinds.
var (
	KindArticle = &model.Kind{
		Name:         "Article",
		Description:  "An article, which appears in any number of publications.",
		Plural:       "articles",
		Table:        "article",
		Fields:       []*model.Field{ArticleHeadline},
		DefaultOrder: ArticleHeadline,
	}
	KindPublication = &model.Kind{
		Name:         "Publication",
		Description:  "A publication, in which any number of articles appear.",
		Plural:       "publications",
		Table:        "publication",
		Marks:        "publication_sweep",
		Fields:       []*model.Field{PublicationTitle},
		DefaultOrder: PublicationTitle,
	}
)

// The sides of the relations.
var (
	SideArticlePublications = &model.Side{
		Name:        "publications",
		Description: "The publications that this article appears in.",
		Singular:    "publication",
		Near:        KindArticle,
		Far:         KindPublication,
		Column:      "article_id",
		FarColumn:   "publication_id",
	}
	SidePublicationArticles = &model.Side{
		Name:        "articles",
		Description: "The articles that appear in this publication.",
		Singular:    "article",
		Near:        KindPublication,
		Far:         KindArticle,
		Column:      "publication_id",
		FarColumn:   "article_id",
		SortKeys: []model.SortKey{
			{Field: ArticleHeadline, Column: "headline", Index: "article_publication_by_publication"},
		},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	m := model.New(
		[]*model.Kind{KindArticle, KindPublication},
		[]*model.Relation{
			{Table: "article_publication", Sides: [2]*model.Side{SideArticlePublications, SidePublicationArticles}},
		},
	)
	m.Description = "Articles and publications: an article appears in many publications, a publication has many articles. Both sides of the\nrelation can be read, filtered by, paged through and changed, and every change says exactly what it did."
	return m
}
