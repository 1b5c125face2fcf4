package graph

import (
	"strings"

	"junction/storage"
)

// kind is one kind of object.
type kind[T storage.Node] struct {
	name       storage.Kind
	collection func(storage.Session) storage.Collection[T]
	texts      []textField[T]
}

// textField is a field that is a text of the object.
type textField[T any] struct {
	name string
	of   func(*T) *string
}

// text is an object's text in a field, if that is one.
func (k *kind[T]) text(object *T, field string) (text string, is bool) {
	for i := range k.texts {
		if k.texts[i].name == field {
			return *k.texts[i].of(object), true
		}
	}
	return "", false
}

// assign puts the texts that are given of an object into it, and reports whether there are any.
func (k *kind[T]) assign(object *T, input map[string]any) (any bool) {
	for _, field := range k.texts {
		if text, given := input[field.name].(string); given {
			*field.of(object), any = text, true
		}
	}
	return any
}

// end is a relation as the mutations change it that are addressed to its near end, the owner.
type end[Near, Far storage.Node] struct {
	near, far storage.Kind
	relation  func(storage.Session) storage.Relation[Near, Far]
}

var (
	articles = kind[storage.Article]{
		storage.KindArticle, storage.Session.Articles,
		[]textField[storage.Article]{{"headline", func(a *storage.Article) *string { return &a.Headline }}},
	}
	publications = kind[storage.Publication]{
		storage.KindPublication, storage.Session.Publications,
		[]textField[storage.Publication]{{"title", func(p *storage.Publication) *string { return &p.Title }}},
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
