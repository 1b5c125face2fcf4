package storagetest

import "junction/storage"

// object is what an end of the relation holds.
type object interface {
	storage.Node
	Validate() error
}

// end is all that the suite has to know about the objects at one end of the relation.
type end[T object] struct {
	kind       storage.Kind
	side       storage.Side // the relation as it is seen from here
	field      string       // the text field
	most       int          // how many characters that may hold
	collection func(storage.Session) storage.Collection[T]
	build      func(id storage.ID, text string) T
	text       func(T) string
}

var (
	articles = end[storage.Article]{
		kind:       storage.KindArticle,
		side:       storage.ArticlePublications,
		field:      "headline",
		most:       storage.MaxHeadline,
		collection: storage.Session.Articles,
		build: func(id storage.ID, text string) storage.Article {
			return storage.Article{ID: id, Headline: text}
		},
		text: func(a storage.Article) string { return a.Headline },
	}
	publications = end[storage.Publication]{
		kind:       storage.KindPublication,
		side:       storage.PublicationArticles,
		field:      "title",
		most:       storage.MaxTitle,
		collection: storage.Session.Publications,
		build: func(id storage.ID, text string) storage.Publication {
			return storage.Publication{ID: id, Title: text}
		},
		text: func(p storage.Publication) string { return p.Title },
	}
)

func (e end[T]) id(o T) storage.ID { return o.Ref().ID }

func (e end[T]) ref(id storage.ID) storage.Ref { return storage.Ref{Kind: e.kind, ID: id} }

// is is the filter that an object's text is this one.
func (e end[T]) is(text string) storage.Filter { return e.compare(storage.Equal, text) }

func (e end[T]) compare(op storage.TextOp, text string) storage.Filter {
	return storage.Text{Field: e.field, Op: op, Value: text}
}

// some is the filter that an object has a link to one that fulfils another filter.
func (e end[T]) some(where storage.Filter) storage.Filter {
	return storage.Some{Via: e.side, Where: where}
}

// byText is the default order.
func (e end[T]) byText() storage.Order { return storage.Order{Field: e.field} }

// view is the relation as it is seen from one of its ends, the near one.
type view[Near, Far object] struct {
	near     end[Near]
	far      end[Far]
	relation func(storage.Session) storage.Relation[Near, Far]
}

var (
	fromArticles = view[storage.Article, storage.Publication]{
		near: articles, far: publications, relation: storage.Session.ArticlePublications,
	}
	fromPublications = view[storage.Publication, storage.Article]{
		near: publications, far: articles,
		relation: func(s storage.Session) storage.Relation[storage.Publication, storage.Article] {
			return s.ArticlePublications().Reverse()
		},
	}
)
