package graph

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/storage"
)

// operation is what one GraphQL operation knows: its loaders, made afresh for it, and the queries that its selections
// ask for.
type operation struct {
	*graphql.OperationContext
	shape *shape

	articles            *objects[storage.Article]
	publications        *objects[storage.Publication]
	articlePublications *linked[storage.Article, storage.Publication]
	publicationArticles *linked[storage.Publication, storage.Article]
	sides               map[storage.Side]foreseeable

	mutex   sync.Mutex
	read    map[*ast.Field]asked
	queries map[string]*storage.Query
	plans   map[planned]objectPlan

	unplanned bool // see [Unplanned]
}

// asked is a query, or the problem with its arguments.
type asked struct {
	query *storage.Query
	err   error
}

func newOperation(context *graphql.OperationContext, shape *shape, store storage.Store) *operation {
	relation := store.ArticlePublications()
	o := &operation{
		OperationContext: context, shape: shape,
		articles:     newObjects(articles, store),
		publications: newObjects(publications, store),
		read:         make(map[*ast.Field]asked),
		queries:      make(map[string]*storage.Query),
		plans:        make(map[planned]objectPlan),
	}
	o.articlePublications = newLinked(o.publications, relation)
	o.publicationArticles = newLinked(o.articles, relation.Reverse())
	o.sides = map[storage.Side]foreseeable{
		storage.ArticlePublications: o.articlePublications,
		storage.PublicationArticles: o.publicationArticles,
	}
	return o
}

type operationKey struct{}

func operationFrom(ctx context.Context) *operation {
	return ctx.Value(operationKey{}).(*operation)
}

// forget makes the loaders load afresh, as they must after a mutation, at both ends of the relation.
func (o *operation) forget() {
	o.articles.byID.ClearAll()
	o.publications.byID.ClearAll()
	for _, side := range o.sides {
		side.forget()
	}
}

// query reads the arguments of a connection to objects of a kind. It reads them once for each selection, not once for
// each object, and gives selections with equal arguments the same pointer.
func (o *operation) query(kind storage.Kind, field *ast.Field) (*storage.Query, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if known, ok := o.read[field]; ok {
		return known.query, known.err
	}
	arguments := field.ArgumentMap(o.Variables)
	query, err := o.shape.readQuery(kind, arguments)
	if spelled, failed := json.Marshal(arguments); failed == nil && err == nil {
		key := string(kind) + string(spelled)
		if same, ok := o.queries[key]; ok {
			query = same
		}
		o.queries[key] = query
	}
	o.read[field] = asked{query, err}
	return query, err
}
