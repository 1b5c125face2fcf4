// Code generated from model.graphql by go generate. DO NOT EDIT.

package entity

import (
	"junction/model"
	"junction/storage"
	"junction/storage/typed"
)

// StickyNote is one of the entities.
type StickyNote struct {
	ID   storage.ID
	Body string
}

// Ref is the object's global identity.
func (value StickyNote) Ref() storage.Ref { return storage.Ref{Kind: kindStickyNote, ID: value.ID} }

// GlobalID is the object's global identity as a string.
func (value StickyNote) GlobalID() string { return value.Ref().String() }

// The kinds with the Go types of their objects.
var (
	StickyNotes = &typed.Kind[StickyNote]{
		Kind: kindStickyNote,
		Of: func(o *storage.Object) StickyNote {
			return StickyNote{
				ID:   o.ID,
				Body: o.Value(StickyNote_Body).Text(),
			}
		},
		Object: func(value StickyNote) storage.Object {
			o := storage.NewObject(kindStickyNote,
				model.TextOf(value.Body),
			)
			o.ID = value.ID
			return o
		},
	}
)
