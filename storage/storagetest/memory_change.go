package storagetest

import (
	"context"
	"fmt"
	"slices"

	"junction/storage"
)

func (r memoryRelation) Add(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(ctx, owner, to.Far, nil)
}

func (r memoryRelation) Remove(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(ctx, owner, nil, func(id storage.ID) bool { return slices.Contains(far, id) })
}

func (r memoryRelation) Set(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(ctx, owner, to.Far, func(id storage.ID) bool { return !slices.Contains(to.Far, id) })
}

func (r memoryRelation) Update(context.Context, storage.ID, storage.Links) (storage.Change, error) {
	return storage.Change{}, fmt.Errorf("the links of %s have no data", r.side)
}

func (r memoryRelation) Clear(ctx context.Context, owner storage.ID, names bool) (storage.Cleared, error) {
	change, err := r.change(ctx, owner, nil, func(storage.ID) bool { return true })
	cleared := storage.Cleared{Owner: change.Owner, Removed: len(change.Removed)}
	if names && err == nil {
		removed := map[storage.ID]bool{}
		for _, object := range change.Removed {
			removed[object.ID] = true
		}
		cleared.IDs = named(removed)
	}
	return cleared, err
}

// change links an owner to all objects of add and unlinks it from those of its links that remove holds for.
func (r memoryRelation) change(
	ctx context.Context, owner storage.ID, add []storage.ID, remove func(storage.ID) bool,
) (change storage.Change, err error) {
	err = r.run(ctx, func(d *data) error {
		refs := []storage.Ref{r.near(owner)}
		for _, id := range add {
			refs = append(refs, r.far(id))
		}
		if err := d.missing(refs...); err != nil {
			return err
		}
		change.Owner = d.object(refs[0])
		for _, id := range d.linked(r.side, owner) {
			if remove != nil && remove(id) && d.unlink(r.side, owner, id) {
				change.Removed = append(change.Removed, d.object(r.far(id)))
			}
		}
		var added []storage.Object
		for _, id := range add {
			if d.link(r.side, owner, id) {
				added = append(added, d.object(r.far(id)))
			}
		}
		if add != nil && remove != nil { // the links are exactly these
			d.arrange(linkOwner{r.side, owner}, add)
		}
		r.sort(added)
		for _, object := range added {
			change.Added = append(change.Added, storage.Edge{Node: object})
		}
		r.sort(change.Removed)
		return nil
	})
	return change, err
}

// sort puts far objects in the default order of their kind.
func (r memoryRelation) sort(objects []storage.Object) {
	order := storage.Order{Field: r.side.Far.DefaultOrder}
	slices.SortFunc(objects, func(a, b storage.Object) int { return compareObjects(order, a, b) })
}
