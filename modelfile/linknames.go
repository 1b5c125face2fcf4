package modelfile

import (
	"junction/model"
	"junction/model/names"
)

// linkTypes are the types that belong to a side whose links have data.
func linkTypes(of string) []string {
	return []string{names.LinkInput(of), names.NestedInput(of), names.LinkFilter(of), names.LinksFilter(of)}
}

// checkLinkChanges looks whether the mutations that change the data of a side's links, or their order, have arguments and
// payloads with different names.
func (r *reader) checkLinkChanges(of *relation, place int, side *model.Side) {
	at, owner, object := of.field.Position, names.Owner(side), names.Object(side.Near)
	if side.WritesLinks() {
		if name, other := (namespace{}).takenBy("an argument", owner, names.Linked(side), names.Link, side.Name); other != "" {
			r.add(at, "the mutations of %s would have two arguments %s; write another name for %s", side, name, side.Name)
		}
		if object == names.Updated || object == names.UpdatedEdges {
			r.add(at, "what the mutations of %s return has a field %s besides; write another name for %s", side, object, side.Near.Name)
		}
	}
	if side.Position() == nil {
		return
	}
	if name, other := (namespace{}).takenBy("an argument", owner, names.LinkedOne(side)); other != "" {
		r.add(at, "%s would have two arguments %s; write %s", names.Mutation{Verb: names.Move, Side: side}.Name(), name,
			withArgument(of.field, []string{"singular", "inverseSingular"}[place], "other"+upper(side.Singular)))
	}
	if object == names.MovedEdge {
		r.add(at, "what the mutations of %s return has a field %s besides; write another name for %s", side, object, side.Near.Name)
	}
}
