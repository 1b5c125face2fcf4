package model

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/cursor"
	"junction/storage"
)

// Connection is a page of objects of one kind.
type Connection[T any] struct {
	kind  storage.Kind
	order storage.Order
	page  storage.Page[T]
	count func(context.Context) (int, error)
	write Write
}

// NewConnection shows a page of objects that were read in an order; count is called when the total is asked for, and
// write before anything else is.
func NewConnection[T any](
	kind storage.Kind, order storage.Order, page storage.Page[T], count func(context.Context) (int, error), write Write,
) *Connection[T] {
	return &Connection[T]{kind, order, page, count, write}
}

// Write writes what is selected of the connection, or returns nil where the executor has to.
func (c *Connection[T]) Write(ctx context.Context, selections ast.SelectionSet) graphql.Marshaler {
	return c.write(ctx, selections)
}

// Nodes are the objects of the page, in order.
func (c *Connection[T]) Nodes() []T {
	nodes := make([]T, len(c.page.Edges))
	for i := range c.page.Edges {
		nodes[i] = c.page.Edges[i].Node
	}
	return nodes
}

// Edges are the objects of the page, in order, with their cursors.
func (c *Connection[T]) Edges() []Edge[T] {
	edges := make([]Edge[T], len(c.page.Edges))
	for i := range c.page.Edges {
		edges[i] = Edge[T]{Node: c.page.Edges[i].Node, Cursor: c.cursor(i)}
	}
	return edges
}

// PageInfo says where the page lies.
func (c *Connection[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: c.page.HasNext, HasPreviousPage: c.page.HasPrevious}
	if last := len(c.page.Edges) - 1; last >= 0 {
		start, end := c.cursor(0), c.cursor(last)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// TotalCount counts all objects that the filter lets through.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.count(ctx) }

func (c *Connection[T]) cursor(i int) string {
	return cursor.Encode(c.kind, c.order, c.page.Edges[i].Cursor)
}

// Edge is an object's place on a page.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// PageInfo says where a page lies; the cursors are nil when it is empty.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}
