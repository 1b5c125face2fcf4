package storage

import (
	"time"

	"junction/model"
)

// Created returns a new object with the times that its store sets when it is created, in the place of those that it had.
func (o Object) Created(of *model.Kind, at time.Time) Object {
	return o.stamped(of, func(field *model.Field) bool { return field.Stamp != model.NoStamp }, at)
}

// Updated returns the changes of an object with the times that its store sets when it is updated, in the place of those
// that they had. Where nothing else is changed, no time is.
func (o Object) Updated(of *model.Kind, at time.Time) Object {
	changes := o.stamped(of, func(*model.Field) bool { return false }, at)
	if changes.Fields == 0 {
		return changes
	}
	return changes.stamped(of, func(field *model.Field) bool { return field.Stamp == model.OnUpdate }, at)
}

// stamped returns the object with times for some of the fields that its store sets, and none for the others.
func (o Object) stamped(of *model.Kind, sets func(*model.Field) bool, at time.Time) Object {
	if Stamps(of) == 0 {
		return o
	}
	stamped := Object{ID: o.ID}
	for _, field := range of.Fields {
		switch {
		case field.Stamp == model.NoStamp && o.Has(field):
			stamped.Set(field, o.Value(field))
		case field.Stamp != model.NoStamp && sets(field):
			stamped.Set(field, model.TimeOf(at))
		}
	}
	return stamped
}

// Stamps are the fields of a kind that its store sets.
func Stamps(of *model.Kind) (set Fields) {
	for _, field := range of.Fields {
		if field.Stamp != model.NoStamp {
			set |= FieldsOf(field)
		}
	}
	return set
}
