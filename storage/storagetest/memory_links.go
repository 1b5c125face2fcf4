package storagetest

import (
	"maps"
	"slices"

	"junction/model"
	"junction/storage"
)

// row is an object that a query looks at, with the data of the link that leads to it, if one does.
type row struct {
	id   storage.ID
	link storage.Object
}

// linked returns the objects at the far end of an object's links, by ID.
func (d *data) linked(side *model.Side, near storage.ID) []row {
	links := d.links[linkOwner{side, near}]
	rows := make([]row, 0, len(links))
	for _, id := range slices.Sorted(maps.Keys(links)) {
		rows = append(rows, row{id, links[id]})
	}
	return rows
}

// hasLink reports whether two objects are linked.
func (d *data) hasLink(side *model.Side, near, far storage.ID) bool {
	_, linked := d.links[linkOwner{side, near}][far]
	return linked
}

// link links two objects, or gives their link other data, which then never change.
func (d *data) link(side *model.Side, near, far storage.ID, link storage.Object) {
	d.linkFrom(linkOwner{side, near}, far, link)
	d.linkFrom(linkOwner{side.Reverse, far}, near, link)
}

func (d *data) linkFrom(from linkOwner, to storage.ID, link storage.Object) {
	if d.links[from] == nil {
		d.links[from] = map[storage.ID]storage.Object{}
	}
	_, linked := d.links[from][to]
	d.links[from][to] = link
	if from.side.Position() != nil && !linked {
		d.lists[from] = append(d.lists[from], to)
	}
}

// unlink unlinks two objects.
func (d *data) unlink(side *model.Side, near, far storage.ID) {
	d.unlinkFrom(linkOwner{side, near}, far)
	d.unlinkFrom(linkOwner{side.Reverse, far}, near)
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
				unlinked[far.id] = side.Far != of || !gone[far.id]
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
			d.unlink(side, ref.ID, far.id)
			links++
		}
		delete(d.links, linkOwner{side, ref.ID})
	}
	delete(d.objects[ref.Kind.Index], ref.ID)
	return links
}
