package names

import "junction/model"

// Link is the argument or the input field for the data of links, and the field of a filter for a condition on links.
const Link = "link"

// Connect is the field of a nested input with the links to be made.
const Connect = "connect"

// Node is the field of an edge, and of a condition on a link, for the object that is linked to.
const Node = "node"

// The arguments that say where a link is moved to.
const (
	Before = "before"
	After  = "after"
	First  = "first"
	Last   = "last"
)

// LinkedOne is the argument for the ID of the object that is linked to: friendId.
func LinkedOne(via *model.Side) string { return via.Singular + "Id" }

// LinkData is the type of what clients give for a link: PlacementInput.
func LinkData(of *model.Kind) string { return of.Name + "Input" }

// The types that belong to a side whose links have data, by what their names begin with.

// LinkInput is the type of an object to be linked, with the data of the link.
func LinkInput(of string) string { return of + "LinkInput" }

// NestedInput is the type of an object's links, where it is made or changed.
func NestedInput(of string) string { return of + "NestedInput" }

// LinkFilter is the type of a condition on one link, with what it links to.
func LinkFilter(of string) string { return of + "LinkFilter" }

// LinksFilter is the type of a condition on an object's links.
func LinksFilter(of string) string { return of + "LinksFilter" }
