package change

import (
	"slices"

	"junction/model"
	"junction/storage"
)

// Payload is what a change did. Which of it there is depends on the verb.
type Payload struct {
	// Object is what was created or updated, or owns the links.
	Object storage.Object
	// Deleted names the object that was deleted, and DeletedCount is how many were. DeletedIDs are theirs, or nil where those
	// are not named.
	Deleted      storage.Ref
	DeletedCount int
	DeletedIDs   []storage.ID
	// Links is how many links were removed.
	Links int

	links    []linkChange
	naming   storage.Naming
	unlinked [][]storage.ID // by the place of the side in naming
}

// linkChange is what became of the links that a side shows.
type linkChange struct {
	via *model.Side
	storage.Change
}

// Through is what became of the object's links through a side.
func (p *Payload) Through(via *model.Side) storage.Change {
	for i := range p.links {
		if p.links[i].via == via {
			return p.links[i].Change
		}
	}
	return storage.Change{Owner: p.Object}
}

// Unlinked are the IDs of the objects at the far end of a side that lost a link, or nil where those are not named.
func (p *Payload) Unlinked(via *model.Side) []storage.ID {
	if place := slices.Index(p.naming.Unlinked, via); place >= 0 && place < len(p.unlinked) {
		return p.unlinked[place]
	}
	return nil
}
