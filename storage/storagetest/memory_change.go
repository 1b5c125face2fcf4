package storagetest

import (
	"context"
	"fmt"
	"slices"

	"junction/model"
	"junction/storage"
)

func (r memoryRelation) Add(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(ctx, add, owner, to, nil)
}

func (r memoryRelation) Remove(ctx context.Context, owner storage.ID, far []storage.ID) (storage.Change, error) {
	return r.change(ctx, remove, owner, storage.Links{}, func(id storage.ID) bool { return slices.Contains(far, id) })
}

func (r memoryRelation) Set(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	return r.change(ctx, set, owner, to, func(id storage.ID) bool { return !slices.Contains(to.Far, id) })
}

func (r memoryRelation) Update(ctx context.Context, owner storage.ID, to storage.Links) (storage.Change, error) {
	if r.side.Relation.Link == nil {
		return storage.Change{}, fmt.Errorf("the links of %s have no data", r.side)
	}
	return r.change(ctx, update, owner, to, nil)
}

func (r memoryRelation) Clear(ctx context.Context, owner storage.ID, names bool) (storage.Cleared, error) {
	change, err := r.change(ctx, remove, owner, storage.Links{}, func(storage.ID) bool { return true })
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

// change links an owner to objects, as the operation does that, and unlinks it from those of its links that remove holds for.
func (r memoryRelation) change(
	ctx context.Context, does operation, owner storage.ID, to storage.Links, remove func(storage.ID) bool,
) (change storage.Change, err error) {
	err = r.run(ctx, func(d *data) error {
		given, err := r.given(d, to)
		if err != nil {
			return err
		}
		refs := []storage.Ref{r.near(owner)}
		for _, id := range to.Far {
			refs = append(refs, r.far(id))
		}
		if does == update {
			err = d.unlinked(linkOwner{r.side, owner}, to.Far...)
		} else {
			err = d.missing(refs...)
		}
		if err != nil {
			return err
		}
		added, err := r.added(d, owner, to, given)
		if err != nil {
			return err
		}
		change.Owner, change.Added = d.object(refs[0]), added
		for _, linked := range d.linked(r.side, owner) {
			if remove != nil && remove(linked.id) {
				d.unlink(r.side, owner, linked.id)
				change.Removed = append(change.Removed, d.object(r.far(linked.id)))
			}
		}
		if does != add {
			change.Updated = r.updated(d, owner, given)
		}
		for _, id := range to.Far { // in which order they come last in a list
			if i := slices.IndexFunc(added, func(edge storage.Edge) bool { return edge.Node.ID == id }); i >= 0 {
				d.link(r.side, owner, id, added[i].Link)
			}
		}
		if does == set {
			d.arrange(linkOwner{r.side, owner}, to.Far)
		}
		for _, edge := range change.Updated {
			d.link(r.side, owner, edge.Node.ID, edge.Link)
		}
		r.sort(change.Removed)
		return nil
	})
	return change, err
}

// given is the data that is given for links, by the linked object's ID, the first where it is named twice.
func (r memoryRelation) given(d *data, to storage.Links) (map[storage.ID]storage.Object, error) {
	given := map[storage.ID]storage.Object{}
	for i, data := range to.Data {
		if _, twice := given[to.Far[i]]; twice {
			continue
		}
		data = data.Updated(r.side.Relation.Link, d.clock())
		if err := data.Validate(r.side.Relation.Link); err != nil {
			return nil, err
		}
		given[to.Far[i]] = data
	}
	return given, nil
}

// added are the links that an owner has not got, with their data.
func (r memoryRelation) added(
	d *data, owner storage.ID, to storage.Links, given map[storage.ID]storage.Object,
) (added []storage.Edge, err error) {
	var objects []storage.Object
	for i, id := range to.Far {
		if d.exists(r.far(id)) && !d.hasLink(r.side, owner, id) && !slices.Contains(to.Far[:i], id) {
			objects = append(objects, d.object(r.far(id)))
		}
	}
	r.sort(objects)
	link := r.side.Relation.Link
	for _, object := range objects {
		edge := storage.Edge{Node: object}
		if link != nil {
			data := given[object.ID]
			edge.Link = data.Completed(link).Created(link, d.clock())
			for _, field := range link.Fields {
				if field.Position != nil { // which the lists know
					edge.Link.Set(field, model.TextOf("0"))
				}
			}
			if invalid := edge.Link.Validate(link); err == nil {
				err = invalid
			}
		}
		added = append(added, edge)
	}
	return added, err
}

// updated are the links that differ from what is given for them, with the data that they are to have.
func (r memoryRelation) updated(d *data, owner storage.ID, given map[storage.ID]storage.Object) (updated []storage.Edge) {
	link := r.side.Relation.Link
	var objects []storage.Object
	for id := range given {
		if d.hasLink(r.side, owner, id) {
			objects = append(objects, d.object(r.far(id)))
		}
	}
	r.sort(objects)
	for _, object := range objects {
		data := d.links[linkOwner{r.side, owner}][object.ID]
		data.Values = slices.Clone(data.Values)
		given := given[object.ID]
		changes := given.Differing(&data, link).Updated(link, d.clock())
		for _, field := range changes.Fields.Of(link) {
			data.Set(field, changes.Value(field))
		}
		if changes.Fields != 0 {
			updated = append(updated, storage.Edge{Node: object, Link: data})
		}
	}
	return updated
}

// sort puts far objects in the default order of their kind.
func (r memoryRelation) sort(objects []storage.Object) {
	order := storage.Order{Field: r.side.Far.DefaultOrder}
	slices.SortFunc(objects, func(a, b storage.Object) int { return compareObjects(order, a, b) })
}
