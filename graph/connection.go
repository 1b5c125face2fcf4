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
	o, field := operationFrom(ctx), graphql.GetFieldContext(ctx).Field
	query, err := o.query(of.name, field.Field)
	if err != nil {
		return nil, err
	}
	var page storage.Page[T]
	if !onlyCounted(field) {
		if page, err = of.collection.Page(ctx, *query); err != nil {
			return nil, err
		}
		ids := make([]storage.ID, len(page.Edges))
		for i, edge := range page.Edges {
			ids[i] = edge.Cursor.ID
		}
		o.foresee(ctx, o.seenOn(field, of.name, ids)...)
	}
	count := func(ctx context.Context) (int, error) { return of.collection.Count(ctx, *query) }
	return model.NewConnection(of.name, query.Order, page, count, writePage(o, of, query, page, count)), nil
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
	key := owned{owner, query}
	var page storage.Page[Far]
	if !onlyCounted(field) {
		if page, err = l.pages.load(ctx, key); err != nil {
			return nil, err
		}
	}
	count := func(ctx context.Context) (int, error) { return l.counts.load(ctx, key) }
	return model.NewConnection(l.far.name, query.Order, page, count, writePage(o, l.far, query, page, count)), nil
}

// onlyCounted reports whether a connection's page need not be read, because nothing but its total is selected.
func onlyCounted(connection graphql.CollectedField) bool {
	for _, selection := range connection.Selections {
		field, plain := selection.(*ast.Field)
		if !plain || (field.Name != "totalCount" && field.Name != "__typename") {
			return false
		}
	}
	return true
}

// seenOn says what is selected of the objects on a connection's page.
func (o *operation) seenOn(connection graphql.CollectedField, kind storage.Kind, ids []storage.ID) []seen {
	var w wanted
	o.want(&w, kind, ids, connection)
	return w.below
}
