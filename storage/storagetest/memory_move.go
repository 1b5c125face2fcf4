package storagetest

import (
	"context"
	"fmt"
	"slices"

	"junction/storage"
)

// Move takes a link out of its list, and puts it back at its place.
func (r memoryRelation) Move(
	ctx context.Context, owner, far storage.ID, to storage.Place,
) (moved storage.Moved, err error) {
	if r.side.Position() == nil {
		return moved, fmt.Errorf("the lists of %s have no order by hand", r.side)
	}
	err = r.run(ctx, func(d *data) error {
		from := linkOwner{r.side, owner}
		if err := d.unlinked(from, far, to.Beside); err != nil {
			return err
		}
		moved = storage.Moved{Owner: d.object(r.near(owner)), Edge: storage.Edge{Node: d.object(r.far(far))}}
		if to.Beside == far {
			return nil
		}
		list := without(d.lists[from], far)
		at := len(list)
		switch {
		case to.Beside != 0 && to.Before:
			at = slices.Index(list, to.Beside)
		case to.Beside != 0:
			at = slices.Index(list, to.Beside) + 1
		case to.Before:
			at = 0
		}
		d.lists[from] = slices.Insert(list, at, far)
		return nil
	})
	return moved, err
}

// unlinked returns an error that names those of some objects that an owner has no link to; 0 stands for none. Where there
// is no such owner, it names that, and those that do not exist.
func (d *data) unlinked(from linkOwner, far ...storage.ID) error {
	owner := storage.Ref{Kind: from.side.Near, ID: from.id}
	var missing []storage.Ref
	if !d.exists(owner) {
		missing = append(missing, owner)
	}
	for _, id := range far {
		ref := storage.Ref{Kind: from.side.Far, ID: id}
		there := d.hasLink(from.side, from.id, id) || !d.exists(owner) && d.exists(ref)
		if id != 0 && !there && !slices.Contains(missing, ref) {
			missing = append(missing, ref)
		}
	}
	if missing == nil {
		return nil
	}
	return &storage.NotFoundError{Missing: missing}
}

// arrange puts an owner's list in an order that has all of it.
func (d *data) arrange(from linkOwner, order []storage.ID) {
	if from.side.Position() == nil {
		return
	}
	d.lists[from] = nil
	for _, id := range order {
		if !slices.Contains(d.lists[from], id) {
			d.lists[from] = append(d.lists[from], id)
		}
	}
}

// without is a list without one of its members, in memory of its own.
func without(list []storage.ID, id storage.ID) []storage.ID {
	return slices.DeleteFunc(slices.Clone(list), func(other storage.ID) bool { return other == id })
}
