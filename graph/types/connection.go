package types

import (
	"context"

	"junction/graph/cursor"
	"junction/storage"
	"junction/storage/typed"
)

// Page is a page of objects that were read, and what a connection shows besides them.
type Page struct {
	storage.Page
	// Order is the order in which the page was read.
	Order storage.Order
	// Count counts all objects that the filter lets through. It is called when the total is asked for.
	Count func(context.Context) (int, error)
}

// Connection is a page of objects of one kind, as values of its Go type.
type Connection[T any] struct {
	page *Page
	of   *typed.Kind[T]
}

// NewConnection makes a connection to the objects on a page.
func NewConnection[T any](page *Page, of *typed.Kind[T]) *Connection[T] {
	return &Connection[T]{page, of}
}

// Nodes are the objects of the page, in order.
func (c *Connection[T]) Nodes() []T {
	nodes := make([]T, len(c.page.Edges))
	for i := range c.page.Edges {
		nodes[i] = c.of.Of(&c.page.Edges[i].Node)
	}
	return nodes
}

// Edges are the objects of the page, in order, with their cursors.
func (c *Connection[T]) Edges() []Edge[T] {
	return Edges(c.of, c.page.Order, c.page.Edges)
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
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.page.Count(ctx) }

func (c *Connection[T]) cursor(i int) string { return cursorOf(c.of, c.page.Order, &c.page.Edges[i]) }

func cursorOf[T any](of *typed.Kind[T], order storage.Order, edge *storage.Edge) string {
	return cursor.Encode(of.Kind, order, order.Place(edge))
}

// Edge is an object with its place in an order.
type Edge[T any] struct {
	Node   T
	Cursor string
	// Link is the data of the link, on a page of linked objects whose links have any.
	Link *storage.Object
}

// Edges are objects of a kind with their places in an order.
func Edges[T any](of *typed.Kind[T], order storage.Order, edges []storage.Edge) []Edge[T] {
	all := make([]Edge[T], len(edges))
	for i := range edges {
		edge := &edges[i]
		all[i] = Edge[T]{Node: of.Of(&edge.Node), Cursor: cursorOf(of, order, edge), Link: &edge.Link}
	}
	return all
}

// PageInfo says where a page lies; the cursors are nil when it is empty.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}
