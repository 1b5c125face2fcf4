package graph

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/storage"
)

// operation is what one GraphQL operation knows: what it has read, and what its selections ask for.
type operation struct {
	*graphql.OperationContext
	*sources
	document            *Document
	articles            objects[storage.Article]
	publications        objects[storage.Publication]
	articlePublications linked[storage.Article, storage.Publication]
	publicationArticles linked[storage.Publication, storage.Article]

	mutex   sync.Mutex
	read    map[*ast.Field]asked
	queries map[spelled]*storage.Query
	plans   map[planned]known[*objectPlan]

	unplanned bool // see [Unplanned]
	size      answerSize
}

// objects loads the objects of one kind by ID, where one that does not exist is nil, and keeps the lists of them.
type objects[T storage.Node] struct {
	*source[T]
	byID  loader[storage.ID, *T]
	mutex sync.Mutex
	lists map[*ast.Field]*listing[T]
}

// listing is the listing that was kept for a field, or nil.
func (l *objects[T]) listing(field *ast.Field) *listing[T] {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.lists[field]
}

func (l *objects[T]) keep(field *ast.Field, read *listing[T]) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.lists == nil {
		l.lists = make(map[*ast.Field]*listing[T])
	}
	l.lists[field] = read
}

// linked loads the pages and the counts of the objects that a relation links owners to.
type linked[Near, Far storage.Node] struct {
	*linkSource[Near, Far]
	near   *objects[Near]
	far    *source[Far]
	pages  loader[owned, storage.Page[Far]]
	counts loader[owned, int]
}

func newOperation(context *graphql.OperationContext, from *sources) *operation {
	o := &operation{OperationContext: context, sources: from, document: DocumentOf(context)}
	o.articles.from(&from.articles)
	o.publications.from(&from.publications)
	o.articlePublications.from(&from.articlePublications, &o.articles, &from.publications)
	o.publicationArticles.from(&from.publicationArticles, &o.publications, &from.articles)
	return o
}

func (l *objects[T]) from(source *source[T]) { l.source, l.byID.fetch = source, source.byID }

func (l *linked[Near, Far]) from(source *linkSource[Near, Far], near *objects[Near], far *source[Far]) {
	l.linkSource, l.near, l.far = source, near, far
	l.pages.fetch, l.counts.fetch = source.pages, source.counts
}

type operationKey struct{}

func operationFrom(ctx context.Context) *operation {
	return ctx.Value(operationKey{}).(*operation)
}

// isQuery reports whether an operation only reads.
func (o *operation) isQuery() bool { return o.Operation.Operation == ast.Query }

// sideIndex stands for a side of a relation in what is good for more than one operation.
type sideIndex int8

const (
	noSide sideIndex = iota
	articlePublicationsSide
	publicationArticlesSide
)

// sideOf is the side that a kind's field shows.
func (o *operation) sideOf(kind storage.Kind, field string) sideIndex {
	switch {
	case o.sources.articlePublications.side.Is(kind, field):
		return articlePublicationsSide
	case o.sources.publicationArticles.side.Is(kind, field):
		return publicationArticlesSide
	}
	return noSide
}

// side is what the operation has read through a side.
func (o *operation) side(index sideIndex) foreseeable {
	if index == articlePublicationsSide {
		return &o.articlePublications
	}
	return &o.publicationArticles
}

// forget makes the loaders load afresh, as they must after a mutation, at both ends of the relation.
func (o *operation) forget() {
	o.articles.byID.forget()
	o.publications.byID.forget()
	o.articlePublications.forget()
	o.publicationArticles.forget()
}

// asked is a query, or the problem with its arguments.
type asked struct {
	query *storage.Query
	err   error
}

// spelled is a query as it can be compared; the filter is spelled out.
type spelled struct {
	kind           storage.Kind
	order          storage.Order
	after, before  storage.Cursor
	limit          int
	backward, more bool
	where          string
}

// query reads the arguments of a connection to objects of a kind. It reads them once for each selection, not once for
// each object, and gives selections with equal arguments the same pointer.
func (o *operation) query(kind storage.Kind, field *ast.Field) (*storage.Query, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if known, ok := o.read[field]; ok {
		return known.query, known.err
	}
	if known, ok := o.document.queries.Load(field); ok {
		return known.(*storage.Query), nil
	}
	given, err := o.argumentsOf(field)
	var query *storage.Query
	if err == nil {
		query, err = o.readQuery(kind, given)
	}
	if err == nil {
		query = o.shared(kind, query, given.Values["where"])
	}
	if err == nil && !givenByVariables(field.Arguments) { // an error is told its place, which is another each time
		query = o.document.hold(&o.document.queries, field, query, 1+countValues(field.Arguments)).(*storage.Query)
	}
	if o.read == nil {
		o.read = make(map[*ast.Field]asked)
	}
	o.read[field] = asked{query, err}
	return query, err
}

// argumentsOf are a field's arguments. Where one of them cannot be used, nothing of the field is done.
func (o *operation) argumentsOf(field *ast.Field) (arguments.Arguments, error) {
	given, err := o.document.Arguments(o.schema, o.OperationContext, field)
	var unusable *arguments.Error
	if errors.As(err, &unusable) {
		return given, &argumentError{CodeInvalidInput, unusable.Place, unusable.Problem}
	}
	return given, err
}

// shared is the first of the queries that are equal.
func (o *operation) shared(kind storage.Kind, query *storage.Query, where any) *storage.Query {
	key := spelled{kind: kind, order: query.Order, limit: query.Limit, backward: query.Backward, more: query.Repeat}
	if query.After != nil {
		key.after = *query.After
	}
	if query.Before != nil {
		key.before = *query.Before
	}
	if query.Where != nil {
		text, err := json.Marshal(where)
		if err != nil {
			return query // what cannot be spelled is no other's equal
		}
		key.where = string(text)
	}
	if same, ok := o.queries[key]; ok {
		return same
	}
	if o.queries == nil {
		o.queries = make(map[spelled]*storage.Query)
	}
	o.queries[key] = query
	return query
}
