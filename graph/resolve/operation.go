package resolve

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/model"
	"junction/storage"
)

// operation is what one GraphQL operation knows: what it has read, and what its selections ask for.
type operation struct {
	*graphql.OperationContext
	*sources
	document *Document

	// What was read is kept by the kind's index and by the side's, in entries that are made when they are first needed:
	// an operation asks for few of a model's kinds.
	byKind []atomic.Pointer[objects]
	bySide []atomic.Pointer[linked]

	mutex   sync.Mutex
	read    map[*ast.Field]asked
	queries map[spelled]*storage.Query
	plans   map[planned]known[*objectPlan]

	columns   columns // to read; nil for all
	unplanned bool    // see [Unplanned]
	size      answerSize
}

// objects loads the objects of one kind by ID, where one that does not exist is nil, and keeps the lists of them.
type objects struct {
	*source
	byID  loader[storage.ID, *storage.Object]
	mutex sync.Mutex
	lists map[*ast.Field]*listing
}

// listing is the listing that was kept for a field, or nil.
func (l *objects) listing(field *ast.Field) *listing {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.lists[field]
}

func (l *objects) keep(field *ast.Field, read *listing) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.lists == nil {
		l.lists = make(map[*ast.Field]*listing)
	}
	l.lists[field] = read
}

func (l *objects) forgetLists() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.lists = nil
}

// foresee reads ahead objects with some of their fields; 0 is all.
func (l *objects) foresee(ctx context.Context, ids []storage.ID, fields storage.Fields) {
	l.byID.foresee(ctx, l.source.byID(fields), ids)
}

// linked loads the pages and the counts of the objects that a relation links owners to.
type linked struct {
	*linkSource
	near   *objects
	pages  loader[owned, storage.Page]
	counts loader[owned, int]
}

func newOperation(context *graphql.OperationContext, from *sources) *operation {
	return &operation{
		OperationContext: context, sources: from, document: DocumentOf(context),
		byKind: make([]atomic.Pointer[objects], len(from.model.Kinds)),
		bySide: make([]atomic.Pointer[linked], len(from.model.Sides)),
	}
}

// objects is what the operation has read of a kind.
func (o *operation) objects(of *model.Kind) *objects {
	entry := &o.byKind[of.Index]
	if made := entry.Load(); made != nil {
		return made
	}
	made := &objects{source: &o.collections[of.Index]}
	made.byID.fetch = made.source.byID(0)
	entry.CompareAndSwap(nil, made)
	return entry.Load()
}

// linked is what the operation has read through a side.
func (o *operation) linked(via *model.Side) *linked {
	entry := &o.bySide[via.Index]
	if made := entry.Load(); made != nil {
		return made
	}
	made := &linked{linkSource: &o.relations[via.Index], near: o.objects(via.Near)}
	made.pages.fetch, made.counts.fetch = byQuery(made.linkSource.pages), made.linkSource.counts
	entry.CompareAndSwap(nil, made)
	return entry.Load()
}

type operationKey struct{}

func operationFrom(ctx context.Context) *operation {
	return ctx.Value(operationKey{}).(*operation)
}

// isQuery reports whether an operation only reads.
func (o *operation) isQuery() bool { return o.Operation.Operation == ast.Query }

// forget makes the loaders load afresh, as they must after a mutation, at both ends of every relation, and lists be read
// anew.
func (o *operation) forget() {
	for i := range o.byKind {
		if made := o.byKind[i].Load(); made != nil {
			made.byID.forget()
			made.forgetLists()
		}
	}
	for i := range o.bySide {
		if made := o.bySide[i].Load(); made != nil {
			made.forget()
		}
	}
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
