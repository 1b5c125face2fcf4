// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// Article is an article, which appears in any number of publications.
type Article struct {
	ID       storage.ID
	Headline string
}

// Ref is the object's global identity.
func (value Article) Ref() storage.Ref { return storage.Ref{Kind: kindArticle, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Article) GlobalID() string { return value.Ref().String() }

// Publication is a publication, in which any number of articles appear.
type Publication struct {
	ID    storage.ID
	Title string
}

// Ref is the object's global identity.
func (value Publication) Ref() storage.Ref { return storage.Ref{Kind: kindPublication, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value Publication) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	Articles = &typed.Kind[Article]{
		Kind: kindArticle,
		Of: func(o *storage.Object) Article {
			return Article{
				ID:       o.ID,
				Headline: o.Value(Article_Headline).Text(),
			}
		},
		Object: func(value Article) storage.Object {
			o := storage.NewObject(kindArticle,
				model.TextOf(value.Headline),
			)
			o.ID = value.ID
			return o
		},
	}
	Publications = &typed.Kind[Publication]{
		Kind: kindPublication,
		Of: func(o *storage.Object) Publication {
			return Publication{
				ID:    o.ID,
				Title: o.Value(Publication_Title).Text(),
			}
		},
		Object: func(value Publication) storage.Object {
			o := storage.NewObject(kindPublication,
				model.TextOf(value.Title),
			)
			o.ID = value.ID
			return o
		},
	}
)

// The sides of the relations with the Go types of their ends.
var (
	Article_Publications = &typed.Side[Article, Publication]{
		Side: sideArticlePublications, Near: Articles, Far: Publications,
	}
	Publication_Articles = &typed.Side[Publication, Article]{
		Side: sidePublicationArticles, Near: Publications, Far: Articles,
	}
)
