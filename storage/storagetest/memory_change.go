package storagetest

import (
	"context"
	"slices"

	"junction/storage"
)

func (r memoryRelation) Add(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(ctx, owner, far, nil)
}

func (r memoryRelation) Remove(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(ctx, owner, nil, func(id storage.ID) bool { return slices.Contains(far, id) })
}

func (r memoryRelation) Set(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(ctx, owner, far, func(id storage.ID) bool { return !slices.Contains(far, id) })
}

func (r memoryRelation) Clear(ctx context.Context, owner storage.ID) (storage.Cleared, error) {
	change, err := r.change(ctx, owner, nil, func(storage.ID) bool { return true })
	return storage.Cleared{Owner: change.Owner, Removed: len(change.Removed)}, err
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
		for _, id := range add {
			if d.link(r.side, owner, id) {
				change.Added = append(change.Added, d.object(r.far(id)))
			}
		}
		r.sort(change.Added)
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
