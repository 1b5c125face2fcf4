// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import "junction/graph/types"

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(StickyNotes),
}

// The generic types by the names that GraphQL has for them.
type (
	// StickyNoteConnection is a page of stickyNotes.
	StickyNoteConnection = types.Connection[StickyNote]
	// StickyNoteEdge is an object's place on such a page.
	StickyNoteEdge = types.Edge[StickyNote]
	// CreateStickyNotePayload is what creating an object returns.
	CreateStickyNotePayload = types.Created[StickyNote]
	// UpdateStickyNotePayload is what updating an object returns.
	UpdateStickyNotePayload = types.Updated[StickyNote]
)
