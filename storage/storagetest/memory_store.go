package storagetest

import (
	"context"
	"maps"
	"slices"

	"junction/model"
	"junction/storage"
)

// session makes its calls on what a store in memory holds.
type session struct {
	run func(ctx context.Context, call func(*data) error) error
}

func (s session) Collection(of *model.Kind) storage.Collection { return memoryCollection{s, of} }
func (s session) Relation(from *model.Side) storage.Relation   { return memoryRelation{s, from} }

type memoryCollection struct {
	session
	kind *model.Kind
}

func (c memoryCollection) ref(id storage.ID) storage.Ref { return storage.Ref{Kind: c.kind, ID: id} }

func (c memoryCollection) Get(
	ctx context.Context, ids []storage.ID, fields storage.Fields,
) (found map[storage.ID]storage.Object, err error) {
	err = c.run(ctx, func(d *data) error {
		found = map[storage.ID]storage.Object{}
		for _, id := range ids {
			if d.exists(c.ref(id)) {
				found[id] = only(d.object(c.ref(id)), c.kind, fields.Reads(c.kind))
			}
		}
		return nil
	})
	return found, err
}

func (c memoryCollection) Page(ctx context.Context, q storage.Query) (page storage.Page, err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(d.all(c.kind), q)
		if err == nil {
			page = d.page(d.all(c.kind), places, q)
		}
		return err
	})
	return page, err
}

func (c memoryCollection) Count(ctx context.Context, q storage.Query) (count int, err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(d.all(c.kind), q)
		count = len(places)
		return err
	})
	return count, err
}

func (c memoryCollection) Create(ctx context.Context, object storage.Object) (created storage.Object, err error) {
	err = c.run(ctx, func(d *data) error {
		object = object.Created(c.kind, d.clock())
		if err := object.Validate(c.kind); err != nil {
			return err
		}
		object.ID = 0
		if err := d.conflict(c.kind, object); err != nil {
			return err
		}
		object.ID = d.last[c.kind.Index] + 1
		d.put(c.kind, object)
		created = d.object(c.ref(object.ID))
		return nil
	})
	return created, err
}

func (c memoryCollection) Update(ctx context.Context, object storage.Object) (stored storage.Object, err error) {
	err = c.run(ctx, func(d *data) error {
		object = object.Updated(c.kind, d.clock())
		if err := object.Validate(c.kind); err != nil {
			return err
		}
		if err := d.missing(c.ref(object.ID)); err != nil {
			return err
		}
		if err := d.conflict(c.kind, object); err != nil {
			return err
		}
		updated := d.object(c.ref(object.ID))
		for _, field := range c.kind.Fields {
			if object.Has(field) {
				updated.Set(field, object.Value(field))
			}
		}
		d.put(c.kind, updated)
		stored = object
		return nil
	})
	return stored, err
}

func (c memoryCollection) Delete(
	ctx context.Context, id storage.ID, names storage.Naming,
) (deleted storage.Deleted, err error) {
	err = c.run(ctx, func(d *data) error {
		if err := d.missing(c.ref(id)); err != nil {
			return err
		}
		deleted = d.deleted(c.kind, []storage.ID{id}, names)
		return nil
	})
	return deleted, err
}

func (c memoryCollection) DeleteWhere(
	ctx context.Context, where storage.Filter, names storage.Naming,
) (deleted storage.Deleted, err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(d.all(c.kind), storage.Query{Where: where})
		if err != nil {
			return err
		}
		ids := make([]storage.ID, len(places))
		for i, place := range places {
			ids[i] = place.ID
		}
		deleted = d.deleted(c.kind, ids, names)
		return nil
	})
	return deleted, err
}

type memoryRelation struct {
	session
	side *model.Side
}

func (r memoryRelation) near(id storage.ID) storage.Ref {
	return storage.Ref{Kind: r.side.Near, ID: id}
}

func (r memoryRelation) far(id storage.ID) storage.Ref { return storage.Ref{Kind: r.side.Far, ID: id} }

func (r memoryRelation) OwnersPage(
	ctx context.Context, owners []storage.ID, fields storage.Fields, q storage.Query,
) ([]storage.Owned, error) {
	objects, err := r.Collection(r.side.Near).Get(ctx, owners, fields)
	if err != nil {
		return nil, err
	}
	pages, err := r.Page(ctx, slices.Collect(maps.Keys(objects)), q)
	found := make([]storage.Owned, 0, len(objects))
	for id, object := range objects {
		found = append(found, storage.Owned{Owner: object, Page: pages[id]})
	}
	return found, err
}

func (r memoryRelation) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (pages map[storage.ID]storage.Page, err error) {
	q.Repeat = false
	err = r.run(ctx, func(d *data) error {
		pages = map[storage.ID]storage.Page{}
		for _, owner := range owners {
			places, err := d.places(d.of(r.side, owner), q)
			if err != nil {
				return err
			}
			pages[owner] = d.page(d.of(r.side, owner), places, q)
		}
		return nil
	})
	return pages, err
}

func (r memoryRelation) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (counts map[storage.ID]int, err error) {
	err = r.run(ctx, func(d *data) error {
		counts = map[storage.ID]int{}
		for _, owner := range owners {
			places, err := d.places(d.of(r.side, owner), storage.Query{Where: where})
			if err != nil {
				return err
			}
			counts[owner] = len(places)
		}
		return nil
	})
	return counts, err
}
