// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/graph/types"
)

// Types are the Go types of the kinds, for what resolves GraphQL.
var Types = types.GoTypes{
	types.GoTypeOf(StickyNotes),
}

// The generic types by the names that the generated code needs for them.
type (
	// StickyNoteConnection is a page of stickyNotes.
	StickyNoteConnection = types.Connection[StickyNote]
	// StickyNoteEdge is an object's place on such a page.
	StickyNoteEdge = types.Edge[StickyNote]
	// StickyNoteSaved is what creating or updating an object returns.
	StickyNoteSaved = types.Saved[StickyNote]
)
