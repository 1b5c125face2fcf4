package schema

import (
	"junction/model"
	"junction/model/names"
)

// Mutation is a field of a mutation that changes objects of a kind, or the links of one.
type Mutation struct {
	Verb Verb
	Kind *model.Kind
	// Side is that of the links that the mutation changes; nil where it changes objects.
	Side *model.Side
}

// Verb is what a mutation does.
type Verb int8

// The verbs: those for objects, and those for links.
const (
	Create Verb = iota
	Update
	Delete
	DeleteAll
	Add
	Remove
	Set
	Clear
)

func mutationsOf(shown *model.Model) map[string]Mutation {
	all := make(map[string]Mutation)
	for _, kind := range shown.Kinds {
		all["create"+kind.Name] = Mutation{Create, kind, nil}
		all["update"+kind.Name] = Mutation{Update, kind, nil}
		all["delete"+kind.Name] = Mutation{Delete, kind, nil}
		all["delete"+names.Capital(kind.Plural)] = Mutation{DeleteAll, kind, nil}
	}
	for _, side := range shown.Sides {
		name := side.Mutations
		all["add"+name] = Mutation{Add, side.Near, side}
		all["remove"+name] = Mutation{Remove, side.Near, side}
		all["set"+name] = Mutation{Set, side.Near, side}
		all["clear"+name] = Mutation{Clear, side.Near, side}
	}
	return all
}

// The fields of payloads besides the one for the object that was made or changed, or that owns the links, which is called
// as an argument for it is.
const (
	Added            = "added"
	Removed          = "removed"
	RemovedCount     = "removedCount"
	DeletedID        = "deletedId"
	DeletedCount     = "deletedCount"
	RemovedLinkCount = "removedLinkCount"
)
