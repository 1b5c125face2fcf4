// Code generated from model.graphql by go generate. DO NOT EDIT.

// Package entity holds the entities that the program serves: their model, and Go types for them.
package entity

import (
	"junction/model"
)

// The fields.
var (
	StickyNote_Body = &model.Field{Name: "body"}
)

// The kinds.
var (
	kindStickyNote = &model.Kind{
		Name:   "StickyNote",
		Plural: "stickyNotes",
		Table:  "sticky_note",
		Fields: []*model.Field{StickyNote_Body},
	}
)

// Model describes all of them.
var Model = describe()

func describe() *model.Model {
	return model.New(
		[]*model.Kind{kindStickyNote},
		[]*model.Relation{},
	)
}
