package storagetest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"junction/storage"
)

// session makes its calls on a model's content.
type session struct {
	run func(ctx context.Context, call func(*data) error) error
}

func (s session) Articles() storage.Collection[storage.Article] {
	return modelCollection[storage.Article]{s, articles}
}

func (s session) Publications() storage.Collection[storage.Publication] {
	return modelCollection[storage.Publication]{s, publications}
}

func (s session) ArticlePublications() storage.Relation[storage.Article, storage.Publication] {
	return modelRelation[storage.Article, storage.Publication]{s, articles, publications}
}

type modelCollection[T object] struct {
	session
	end[T]
}

func (c modelCollection[T]) Get(ctx context.Context, ids []storage.ID) (found map[storage.ID]T, err error) {
	err = c.run(ctx, func(d *data) error {
		found = map[storage.ID]T{}
		for _, id := range ids {
			if text, exists := d.texts[c.kind][id]; exists {
				found[id] = c.build(id, text)
			}
		}
		return nil
	})
	return found, err
}

func (c modelCollection[T]) Page(ctx context.Context, q storage.Query) (page storage.Page[T], err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(c.kind, d.ids(c.kind), q)
		if err == nil {
			page = pageOf(d, c.end, places, q)
		}
		return err
	})
	return page, err
}

func (c modelCollection[T]) Count(ctx context.Context, q storage.Query) (count int, err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(c.kind, d.ids(c.kind), q)
		count = len(places)
		return err
	})
	return count, err
}

func (c modelCollection[T]) Create(ctx context.Context, object T) (created T, err error) {
	err = c.run(ctx, func(d *data) error {
		if err := object.Validate(); err != nil {
			return err
		}
		id := d.last[c.kind] + 1
		d.put(c.ref(id), c.text(object))
		created = c.build(id, c.text(object))
		return nil
	})
	return created, err
}

func (c modelCollection[T]) Update(ctx context.Context, object T) error {
	return c.run(ctx, func(d *data) error {
		if err := object.Validate(); err != nil {
			return err
		}
		if err := d.missing(object.Ref()); err != nil {
			return err
		}
		d.put(object.Ref(), c.text(object))
		return nil
	})
}

func (c modelCollection[T]) Delete(ctx context.Context, id storage.ID) (links int, err error) {
	err = c.run(ctx, func(d *data) error {
		if err := d.missing(c.ref(id)); err != nil {
			return err
		}
		links = d.remove(c.ref(id))
		return nil
	})
	return links, err
}

func (c modelCollection[T]) DeleteWhere(ctx context.Context, where storage.Filter) (objects, links int, err error) {
	err = c.run(ctx, func(d *data) error {
		places, err := d.places(c.kind, d.ids(c.kind), storage.Query{Where: where})
		for _, place := range places {
			links += d.remove(c.ref(place.ID))
		}
		objects = len(places)
		return err
	})
	return objects, links, err
}

type modelRelation[Near, Far object] struct {
	session
	near end[Near]
	far  end[Far]
}

func (r modelRelation[Near, Far]) Reverse() storage.Relation[Far, Near] {
	return modelRelation[Far, Near]{r.session, r.far, r.near}
}

func (r modelRelation[Near, Far]) OwnersPage(
	ctx context.Context, owners []storage.ID, q storage.Query,
) ([]storage.Owned[Near, Far], error) {
	objects, err := modelCollection[Near]{r.session, r.near}.Get(ctx, owners)
	if err != nil {
		return nil, err
	}
	pages, err := r.Page(ctx, slices.Collect(maps.Keys(objects)), q)
	found := make([]storage.Owned[Near, Far], 0, len(objects))
	for id, object := range objects {
		found = append(found, storage.Owned[Near, Far]{Owner: object, Page: pages[id]})
	}
	return found, err
}

func (r modelRelation[Near, Far]) Page(
	ctx context.Context, owners []storage.ID, q storage.Query,
) (pages map[storage.ID]storage.Page[Far], err error) {
	q.Repeat = false
	err = r.run(ctx, func(d *data) error {
		pages = map[storage.ID]storage.Page[Far]{}
		for _, owner := range owners {
			places, err := d.places(r.far.kind, d.linked(r.near.ref(owner)), q)
			if err != nil {
				return err
			}
			pages[owner] = pageOf(d, r.far, places, q)
		}
		return nil
	})
	return pages, err
}

func (r modelRelation[Near, Far]) Count(
	ctx context.Context, owners []storage.ID, where storage.Filter,
) (counts map[storage.ID]int, err error) {
	err = r.run(ctx, func(d *data) error {
		counts = map[storage.ID]int{}
		for _, owner := range owners {
			places, err := d.places(r.far.kind, d.linked(r.near.ref(owner)), storage.Query{Where: where})
			if err != nil {
				return err
			}
			counts[owner] = len(places)
		}
		return nil
	})
	return counts, err
}

func (r modelRelation[Near, Far]) Add(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.change(ctx, owner, far, nil)
}

func (r modelRelation[Near, Far]) Remove(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.change(ctx, owner, nil, func(id storage.ID) bool { return slices.Contains(far, id) })
}

func (r modelRelation[Near, Far]) Set(
	ctx context.Context, owner storage.ID, far []storage.ID,
) (storage.Change[Near, Far], error) {
	return r.change(ctx, owner, far, func(id storage.ID) bool { return !slices.Contains(far, id) })
}

func (r modelRelation[Near, Far]) Clear(ctx context.Context, owner storage.ID) (storage.Cleared[Near], error) {
	change, err := r.change(ctx, owner, nil, func(storage.ID) bool { return true })
	return storage.Cleared[Near]{Owner: change.Owner, Removed: len(change.Removed)}, err
}

// change links an owner to all objects of add and unlinks it from those of its links that remove holds for.
func (r modelRelation[Near, Far]) change(
	ctx context.Context, owner storage.ID, add []storage.ID, remove func(storage.ID) bool,
) (change storage.Change[Near, Far], err error) {
	err = r.run(ctx, func(d *data) error {
		refs := []storage.Ref{r.near.ref(owner)}
		for _, id := range add {
			refs = append(refs, r.far.ref(id))
		}
		if err := d.missing(refs...); err != nil {
			return err
		}
		change.Owner = r.near.build(owner, d.text(refs[0]))
		for _, id := range d.linked(refs[0]) {
			if remove != nil && remove(id) && d.unlink(refs[0], r.far.ref(id)) {
				change.Removed = append(change.Removed, r.far.build(id, d.text(r.far.ref(id))))
			}
		}
		for _, ref := range refs[1:] {
			if d.link(refs[0], ref) {
				change.Added = append(change.Added, r.far.build(ref.ID, d.text(ref)))
			}
		}
		slices.SortFunc(change.Added, r.far.inOrder)
		slices.SortFunc(change.Removed, r.far.inOrder)
		return nil
	})
	return change, err
}

// inOrder compares two objects by their text, then by ID.
func (e end[T]) inOrder(a, b T) int {
	if byText := strings.Compare(e.text(a), e.text(b)); byText != 0 {
		return byText
	}
	return cmp.Compare(e.id(a), e.id(b))
}
