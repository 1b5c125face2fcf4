package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/types"
	"junction/model"
	"junction/storage"
)

// The resolvers here read their arguments from the selection, through [operation.query]: once, whoever asks first.

// listed is a page of all objects of a kind.
func (o *operation) listed(ctx context.Context, of *model.Kind) (*types.Page, error) {
	l, err := o.readListing(ctx, of, graphql.GetFieldContext(ctx).Field, nil)
	if err != nil {
		return nil, err
	}
	return o.page(l.page, l.count, l.plan), nil
}

// listing is a page of all objects of a kind, with what is selected of it.
type listing struct {
	plan  *connectionPlan
	page  storage.Page
	count func(context.Context) (int, error)
}

// readListing reads a page of all objects of a kind, and ahead what is selected of them: once for each field. Its plan may
// be known.
func (o *operation) readListing(
	ctx context.Context, kind *model.Kind, field graphql.CollectedField, plan *connectionPlan,
) (*listing, error) {
	of := o.objects(kind)
	if known := of.listing(field.Field); known != nil {
		return known, nil
	}
	if plan == nil {
		query, err := o.query(kind, field.Field)
		if err != nil {
			return nil, err
		}
		plan = o.planConnection(kind, query, field)
	}
	query := selecting(plan.query, o.columns.of(plan.query))
	l := &listing{plan: plan}
	l.count = func(ctx context.Context) (int, error) { return of.collection.Count(ctx, query) }
	if l.plan.reads {
		var err error
		if l.page, err = of.collection.Page(ctx, query); err != nil {
			return nil, err
		}
		ids := make([]storage.ID, len(l.page.Edges))
		for i := range l.page.Edges {
			ids[i] = l.page.Edges[i].Node.ID
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
func (o *operation) linkedTo(ctx context.Context, owner storage.ID, via *model.Side) (*types.Page, error) {
	field := graphql.GetFieldContext(ctx).Field
	query, err := o.query(via.Far, field.Field)
	if err != nil {
		return nil, err
	}
	l, plan, key := o.linked(via), o.planConnection(via.Far, query, field), owned{owner, query}
	var page storage.Page
	if plan.reads {
		if page, err = l.pages.load(ctx, key); err != nil {
			return nil, err
		}
	}
	count := func(ctx context.Context) (int, error) { return l.counts.load(ctx, key) }
	return o.page(page, count, plan), nil
}

// page is what a connection shows of a page that was read. It is written where all that is selected below it was read
// ahead.
func (o *operation) page(
	page storage.Page, count func(context.Context) (int, error), plan *connectionPlan,
) *types.Page {
	write := func(ctx context.Context, _ ast.SelectionSet) graphql.Marshaler {
		total := 0
		if plan.counts && plan.writable {
			var err error
			if total, err = count(ctx); err != nil {
				return nil // and the executor, which counts again, tells why
			}
		}
		w := &writer{operation: o}
		return w.forExecutor(w.connection(&page, total, plan))
	}
	return &types.Page{Page: page, Order: plan.query.Order, Count: count, Write: write}
}
