// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The fields.
var (
	Article_Headline = &model.Field{
		Name:        "headline",
		Description: "The headline, as it was given. It need not be unique.",
		Min:         1,
		Max:         100,
		Ordered:     true,
	}
	Publication_Title = &model.Field{
		Name:        "title",
		Description: "The title, as it was given. It need not be unique.",
		Min:         1,
		Max:         30,
		Ordered:     true,
	}
)

// The kinds.
var (
	kindArticle = &model.Kind{
		Name:         "Article",
		Description:  "An article, which appears in any number of publications.",
		Plural:       "articles",
		Table:        "article",
		Fields:       []*model.Field{Article_Headline},
		DefaultOrder: Article_Headline,
	}
	kindPublication = &model.Kind{
		Name:         "Publication",
		Description:  "A publication, in which any number of articles appear.",
		Plural:       "publications",
		Table:        "publication",
		Marks:        "publication_sweep",
		Fields:       []*model.Field{Publication_Title},
		DefaultOrder: Publication_Title,
	}
)

// The sides of the relations.
var (
	sideArticlePublications = &model.Side{
		Name:        "publications",
		Description: "The publications that this article appears in.",
		Singular:    "publication",
		Near:        kindArticle,
		Far:         kindPublication,
		Column:      "article_id",
		FarColumn:   "publication_id",
	}
	sidePublicationArticles = &model.Side{
		Name:        "articles",
		Description: "The articles that appear in this publication.",
		Singular:    "article",
		Near:        kindPublication,
		Far:         kindArticle,
		Column:      "publication_id",
		FarColumn:   "article_id",
		SortKeys: []model.SortKey{
			{Field: Article_Headline, Column: "headline", Index: "article_publication_by_publication"},
		},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	m := model.New(
		[]*model.Kind{kindArticle, kindPublication},
		[]*model.Relation{
			{Table: "article_publication", Sides: [2]*model.Side{sideArticlePublications, sidePublicationArticles}},
		},
	)
	m.Description = "Articles and publications: an article appears in many publications, a publication has many articles. Both sides of the\nrelation can be read, filtered by, paged through and changed, and every change says exactly what it did."
	return m
}
