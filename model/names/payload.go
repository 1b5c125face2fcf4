package names

import "junction/model"

// ObjectEdge is what a payload calls a new object as an edge of the list of all: blogPostEdge.
func ObjectEdge(kind *model.Kind) string { return Object(kind) + "Edge" }

// CreatedEdges are what the payload of a new object calls the links that it was made with: as edges of its own, and of the
// objects at their far ends. A kind's first side has the names that every change of links has, and any other one names of its
// own, so that no name changes when a kind is given one more side.
func CreatedEdges(side *model.Side) (added, inverse string) {
	if side == side.Near.Sides[0] {
		return AddedEdges, InverseEdges
	}
	return "added" + Capital(side.Name) + "Edges", "inverse" + Capital(side.Name) + "Edges"
}

// Unlinked is what the payload of a deletion calls the IDs of the objects that lost a link: unlinkedFriendIds.
func Unlinked(side *model.Side) string { return "unlinked" + Capital(side.Singular) + "Ids" }
