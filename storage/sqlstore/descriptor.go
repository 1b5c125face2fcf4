package sqlstore

import (
	"slices"

	"junction/storage"
)

// entity describes a kind of object as tables know it. Its first text column is its default order.
type entity struct {
	kind    storage.Kind
	table   string
	columns []string // the text columns, after id
	sweep   string   // the table that marks what is being swept, on engines that sweep; empty for none, see [mark]
}

// entityOf is an entity with its Go type.
type entityOf[T any] struct {
	*entity
	// fields points to the object's ID, and appends to texts what points to the text of each column, in the columns'
	// order.
	fields func(object *T, texts []*string) (*storage.ID, []*string)
}

// end is one end of a relation, with all that belongs to it.
type end struct {
	*entity
	side   storage.Side // the relation as it is seen from this end
	link   string       // the junction's column that holds this end's ID
	copied string       // the column of this end that the junction keeps a copy of to sort by; empty for none
	index  string       // the junction's index by the other end's ID, then what is copied, then this end's ID; empty for none
}

// relation describes a many-to-many relation as it is seen from its near end.
type relation struct {
	junction  string
	near, far end
}

// reverse is the same relation, seen from the other end.
func (r relation) reverse() relation {
	return relation{junction: r.junction, near: r.far, far: r.near}
}

// A new kind of object is a value here, a new relation one more; see docs/contributing.md.
var (
	articles = entityOf[storage.Article]{
		entity: &entity{kind: storage.KindArticle, table: "article", columns: []string{"headline"}},
		fields: func(a *storage.Article, texts []*string) (*storage.ID, []*string) {
			return &a.ID, append(texts, &a.Headline)
		},
	}
	publications = entityOf[storage.Publication]{
		entity: &entity{kind: storage.KindPublication, table: "publication", columns: []string{"title"}, sweep: "publication_sweep"},
		fields: func(p *storage.Publication, texts []*string) (*storage.ID, []*string) {
			return &p.ID, append(texts, &p.Title)
		},
	}

	articlePublications = relation{
		junction: "article_publication",
		near: end{
			entity: articles.entity, side: storage.ArticlePublications,
			link: "article_id", copied: "headline", index: "article_publication_by_publication",
		},
		far: end{
			entity: publications.entity, side: storage.PublicationArticles,
			link: "publication_id",
		},
	}
)

// sides lists every relation from both of its ends.
var sides = bothSides(articlePublications)

func bothSides(relations ...relation) map[storage.Side]relation {
	all := make(map[storage.Side]relation, 2*len(relations))
	for _, r := range relations {
		all[r.near.side] = r
		all[r.far.side] = r.reverse()
	}
	return all
}

// sweepable lists the entities that may be marked.
var sweepable = func() (all []*entity) {
	for _, r := range sides {
		if r.near.sweep != "" && !slices.Contains(all, r.near.entity) {
			all = append(all, r.near.entity)
		}
	}
	return all
}()

// relationsOf lists the relations that an entity is the near end of.
func relationsOf(e *entity) []relation {
	var of []relation
	for _, r := range sides {
		if r.near.entity == e {
			of = append(of, r)
		}
	}
	return of
}
