package plan

import (
	"github.com/99designs/gqlgen/graphql"

	"junction/model"
	"junction/model/names"
)

// Change is a field of a mutation.
type Change struct {
	// Key is the alias as JSON, with its colon.
	Key string
	graphql.CollectedField
	names.Mutation
	// Payload is what is selected of what the mutation returns.
	Payload []PayloadField
	// Whole says that nothing of the payload is left to the executor, and Left that all is.
	Whole, Left bool
}

// PayloadField is a field of a payload.
type PayloadField struct {
	// Key is the alias as JSON, with its colon, and Of the type that it is a field of.
	Key, Name, Of string
	// Object is what is selected of the objects that the field shows.
	Object *Object
	// Left says that the field is left to the executor.
	Left     bool
	selected graphql.CollectedField
}

// Whole reports whether nothing of the field is left to the executor.
func (f *PayloadField) Whole() bool { return !f.Left && (f.Object == nil || f.Object.Whole) }

// Changes are the fields of a mutation.
func (o *Operation) Changes() []Change {
	fields := o.roots("Mutation")
	changes := make([]Change, len(fields))
	for i, field := range fields {
		changes[i] = o.Change(field, o.Schema.Mutation(field.Name))
	}
	return changes
}

// Change compiles a field of a mutation that makes a change.
func (o *Operation) Change(field graphql.CollectedField, of names.Mutation) Change {
	change := Change{Key: jsonKey(field), CollectedField: field, Mutation: of}
	change.Left = change.Kind == nil || field.Definition.Type.NonNull
	change.Whole = !change.Left
	if change.Kind == nil {
		return change
	}
	for _, selected := range o.Collect(field) {
		part := PayloadField{Key: jsonKey(selected), Name: selected.Name, Of: typeOf(field), selected: selected}
		if kind := change.shows(selected.Name); kind != nil {
			part.Object = o.Object(kind, selected.Selections)
		} else {
			part.Left = !change.tells(selected.Name)
		}
		change.Whole = change.Whole && part.Whole()
		change.Payload = append(change.Payload, part)
	}
	return change
}

// shows returns the kind of the objects that a field of the payload shows, or nil.
func (c *Change) shows(field string) *model.Kind {
	switch {
	case c.Verb == names.Delete, c.Verb == names.DeleteAll:
		return nil
	case field == names.Object(c.Kind):
		return c.Kind
	case c.Side != nil && c.Verb != names.Clear && (field == names.Added || field == names.Updated || field == names.Removed):
		return c.Side.Far
	}
	return nil
}

// tells reports whether a field of the payload tells an ID or how many there were of something.
func (c *Change) tells(field string) bool {
	switch field {
	case names.TypeName:
		return true
	case names.RemovedCount:
		return c.Verb == names.Clear
	case names.DeletedID:
		return c.Verb == names.Delete
	case names.DeletedCount:
		return c.Verb == names.DeleteAll
	case names.RemovedLinkCount:
		return c.Verb == names.Delete || c.Verb == names.DeleteAll
	}
	return false
}
