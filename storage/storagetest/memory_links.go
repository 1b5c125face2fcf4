package storagetest

import (
	"maps"
	"slices"

	"junction/model"
	"junction/storage"
)

// linked returns the IDs of the objects at the far end of an object's links.
func (d *data) linked(side *model.Side, near storage.ID) []storage.ID {
	return slices.Sorted(maps.Keys(d.links[linkOwner{side, near}]))
}

// link links two objects and reports whether they were not linked before.
func (d *data) link(side *model.Side, near, far storage.ID) bool {
	if d.links[linkOwner{side, near}][far] {
		return false
	}
	d.linkFrom(linkOwner{side, near}, far)
	d.linkFrom(linkOwner{side.Reverse, far}, near)
	return true
}

func (d *data) linkFrom(from linkOwner, to storage.ID) {
	if d.links[from] == nil {
		d.links[from] = map[storage.ID]bool{}
	}
	d.links[from][to] = true
	if from.side.Position() != nil {
		d.lists[from] = append(d.lists[from], to)
	}
}

// unlink unlinks two objects and reports whether they were linked.
func (d *data) unlink(side *model.Side, near, far storage.ID) bool {
	if !d.links[linkOwner{side, near}][far] {
		return false
	}
	d.unlinkFrom(linkOwner{side, near}, far)
	d.unlinkFrom(linkOwner{side.Reverse, far}, near)
	return true
}

func (d *data) unlinkFrom(from linkOwner, to storage.ID) {
	delete(d.links[from], to)
	d.lists[from] = without(d.lists[from], to)
}

// deleted deletes objects, and tells what that did.
func (d *data) deleted(of *model.Kind, ids []storage.ID, names storage.Naming) storage.Deleted {
	did := storage.Deleted{Objects: len(ids)}
	gone := map[storage.ID]bool{}
	for _, id := range ids {
		gone[id] = true
	}
	if names.Deleted {
		did.IDs = named(gone)
	}
	for _, side := range names.Unlinked {
		unlinked := map[storage.ID]bool{}
		for _, id := range ids {
			for _, far := range d.linked(side, id) {
				unlinked[far] = side.Far != of || !gone[far]
			}
		}
		maps.DeleteFunc(unlinked, func(_ storage.ID, lives bool) bool { return !lives })
		did.Unlinked = append(did.Unlinked, named(unlinked))
	}
	for _, id := range ids {
		did.Links += d.remove(storage.Ref{Kind: of, ID: id})
	}
	return did
}

// named are IDs as a change names them.
func named(ids map[storage.ID]bool) []storage.ID {
	if len(ids) > storage.MostNamed {
		return nil
	}
	all := slices.AppendSeq(make([]storage.ID, 0, len(ids)), maps.Keys(ids))
	slices.Sort(all)
	return all
}

// remove deletes an object and returns how many links went with it.
func (d *data) remove(ref storage.Ref) (links int) {
	for _, side := range ref.Kind.Sides {
		for _, far := range d.linked(side, ref.ID) {
			d.unlink(side, ref.ID, far)
			links++
		}
		delete(d.links, linkOwner{side, ref.ID})
	}
	delete(d.objects[ref.Kind.Index], ref.ID)
	return links
}
