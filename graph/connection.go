package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/model"
	"junction/storage"
)

// The resolvers here read their arguments from the selection, through [operation.query]: once, whoever asks first.

// listed is a page of all objects of a kind.
func listed[T storage.Node](ctx context.Context, of *objects[T]) (*model.Connection[T], error) {
	o := operationFrom(ctx)
	l, err := readListing(ctx, o, of, graphql.GetFieldContext(ctx).Field)
	if err != nil {
		return nil, err
	}
	return connection(o, of.source, l.page, l.count, l.plan), nil
}

// listing is a page of all objects of a kind, with what is selected of it.
type listing[T storage.Node] struct {
	plan  *connectionPlan
	page  storage.Page[T]
	count func(context.Context) (int, error)
}

// readListing reads a page of all objects of a kind, and ahead what is selected of them: once for each field.
func readListing[T storage.Node](
	ctx context.Context, o *operation, of *objects[T], field graphql.CollectedField,
) (*listing[T], error) {
	if known := of.listing(field.Field); known != nil {
		return known, nil
	}
	query, err := o.query(of.name, field.Field)
	if err != nil {
		return nil, err
	}
	l := &listing[T]{plan: o.planConnection(of.name, query, field)}
	l.count = func(ctx context.Context) (int, error) { return of.collection.Count(ctx, *query) }
	if l.plan.reads {
		if l.page, err = of.collection.Page(ctx, *query); err != nil {
			return nil, err
		}
		ids := make([]storage.ID, len(l.page.Edges))
		for i := range l.page.Edges {
			ids[i] = l.page.Edges[i].Cursor.ID
		}
		o.foresee(ctx, o.wants(seenOn(ids, l.plan)))
	}
	of.keep(field.Field, l)
	return l, nil
}

// seenOn says what is selected of the objects on a page, where there is more to read for that.
func seenOn(ids []storage.ID, plan *connectionPlan) (all []seen) {
	for _, below := range plan.below {
		if below.linked {
			all = append(all, seen{ids, below})
		}
	}
	return all
}

// linkedTo is a page of the objects that a relation links an owner to.
func linkedTo[Near, Far storage.Node](
	ctx context.Context, l *linked[Near, Far], owner storage.ID,
) (*model.Connection[Far], error) {
	o, field := operationFrom(ctx), graphql.GetFieldContext(ctx).Field
	query, err := o.query(l.far.name, field.Field)
	if err != nil {
		return nil, err
	}
	plan, key := o.planConnection(l.far.name, query, field), owned{owner, query}
	var page storage.Page[Far]
	if plan.reads {
		if page, err = l.pages.load(ctx, key); err != nil {
			return nil, err
		}
	}
	count := func(ctx context.Context) (int, error) { return l.counts.load(ctx, key) }
	return connection(o, l.far, page, count, plan), nil
}

// connection shows a page that was read, and writes it where all that is selected below it was read ahead.
func connection[T storage.Node](
	o *operation, of *source[T], page storage.Page[T], count func(context.Context) (int, error), plan *connectionPlan,
) *model.Connection[T] {
	write := func(ctx context.Context, _ ast.SelectionSet) graphql.Marshaler {
		total := 0
		if plan.counts && plan.writable {
			var err error
			if total, err = count(ctx); err != nil {
				return nil // and the executor, which counts again, tells why
			}
		}
		w := &writer{operation: o}
		return w.forExecutor(writeConnection(w, of, &page, total, plan))
	}
	return model.NewConnection(of.name, plan.query.Order, page, count, write)
}
