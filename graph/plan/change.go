package plan

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"junction/model/names"
	"junction/storage"
)

// Change is a field of a mutation.
type Change struct {
	// Key is the alias.
	Key string
	graphql.CollectedField
	names.Mutation
	// Payload is what is selected of what the mutation returns, and Naming which objects the change names for that.
	Payload []PayloadField
	Naming  storage.Naming
	// Whole says that nothing of the payload is left to the executor, and Left that all is.
	Whole, Left bool
}

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
	change := Change{Key: field.Alias, CollectedField: field, Mutation: of}
	change.Left = change.Kind == nil || field.Definition.Type.NonNull
	change.Whole = !change.Left
	if change.Kind == nil {
		return change
	}
	for _, selected := range o.Collect(field) {
		part := o.payloadField(of, selected, typeOf(field))
		switch {
		case part.Content == DeletedIDs:
			change.Naming.Deleted = true
		case part.Content == UnlinkedIDs && !slices.Contains(change.Naming.Unlinked, part.Via):
			change.Naming.Unlinked = append(change.Naming.Unlinked, part.Via)
		}
		change.Whole = change.Whole && part.Whole()
		change.Payload = append(change.Payload, part)
	}
	return change
}
