package graph

import (
	"strings"

	"junction/storage"
)

// kind is one kind of object.
type kind[T storage.Node] struct {
	name       storage.Kind
	collection func(storage.Session) storage.Collection[T]
	texts      map[string]func(*T) string // by the field's name
}

// end is a relation as the mutations change it that are addressed to its near end, the owner.
type end[Near, Far storage.Node] struct {
	near, far storage.Kind
	relation  func(storage.Session) storage.Relation[Near, Far]
}

var (
	articles = kind[storage.Article]{
		storage.KindArticle, storage.Session.Articles,
		map[string]func(*storage.Article) string{"headline": func(a *storage.Article) string { return a.Headline }},
	}
	publications = kind[storage.Publication]{
		storage.KindPublication, storage.Session.Publications,
		map[string]func(*storage.Publication) string{"title": func(p *storage.Publication) string { return p.Title }},
	}

	articlePublications = end[storage.Article, storage.Publication]{
		storage.KindArticle, storage.KindPublication, storage.Session.ArticlePublications,
	}
	publicationArticles = articlePublications.reverse()
)

// reverse is the same relation, addressed to its other end.
func (e end[Near, Far]) reverse() end[Far, Near] {
	return end[Far, Near]{e.far, e.near, func(s storage.Session) storage.Relation[Far, Near] {
		return e.relation(s).Reverse()
	}}
}

// argument is what an argument or a payload's field for objects of a kind is called: articleId, publicationIds, article.
func argument(kind storage.Kind, suffix string) string {
	return strings.ToLower(string(kind[:1])) + string(kind[1:]) + suffix
}
