package schema

import "junction/model"

// List is what a connection shows pages of: all objects of a kind, or those that a side links an owner to.
type List struct {
	Kind *model.Kind
	// Via is nil for all objects of the kind.
	Via *model.Side
}

// Linked is the list of the objects that a side links an owner to.
func Linked(via *model.Side) List { return List{via.Far, via} }

// LinkField returns the field with a name of the links that the list's objects come with, or nil where edges have none of that
// name: a position is an order, and no field.
func (l List) LinkField(name string) *model.Field {
	if l.Via == nil {
		return nil
	}
	if field := l.Via.LinkField(name); field != nil && field.Position == nil {
		return field
	}
	return nil
}
