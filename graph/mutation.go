package graph

import (
	"context"

	"junction/graph/model"
	"junction/storage"
)

// linking links an object that is being created.
type linking func(ctx context.Context, s storage.Session, owner storage.ID) error

// linking reads the input field that names the objects to link a new one to.
func (e end[Near, Far]) linking(g given) linking {
	name := argument(e.far, "Ids")
	named, _ := g.input()[name].([]any)
	far := g.ids("input."+name, texts(named), e.far)
	return func(ctx context.Context, s storage.Session, owner storage.ID) error {
		if len(far) == 0 {
			return nil
		}
		_, err := e.relation(s).Add(ctx, owner, far)
		return err
	}
}

// create stores a new object and links it in the same transaction.
func create[T storage.Node](
	ctx context.Context, store storage.Store, of kind[T], links ...func(given) linking,
) (*model.Saved[T], error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	var object T
	of.assign(&object, g.input())
	linkings := make([]linking, len(links))
	for i, link := range links {
		linkings[i] = link(g)
	}
	g.addInvalid("input", validate(object))
	if err := g.err(); err != nil {
		return nil, err
	}
	saved := &model.Saved[T]{}
	err = store.Transact(ctx, func(s storage.Session) (err error) {
		if saved.Object, err = of.collection(s).Create(ctx, object); err != nil {
			return err
		}
		for _, link := range linkings {
			if err := link(ctx, s, saved.Object.Ref().ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	changed(ctx, shown{argument(of.name, ""), refs(saved.Object)})
	return saved, nil
}

// update changes what is given of an object.
func update[T storage.Node](ctx context.Context, store storage.Store, of kind[T]) (*model.Saved[T], error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	id := g.oneID("id", of.name)
	var check T
	if of.assign(&check, g.input()) {
		g.addInvalid("input", validate(check))
	}
	if err := g.err(); err != nil {
		return nil, err
	}
	saved := &model.Saved[T]{}
	err = store.Transact(ctx, func(s storage.Session) error {
		found, err := of.collection(s).Get(ctx, []storage.ID{id})
		if err != nil {
			return err
		}
		object, exists := found[id]
		if !exists {
			return &storage.NotFoundError{Missing: []storage.Ref{{Kind: of.name, ID: id}}}
		}
		saved.Object = object
		if !of.assign(&saved.Object, g.input()) {
			return nil
		}
		return of.collection(s).Update(ctx, saved.Object)
	})
	if err != nil {
		return nil, err
	}
	changed(ctx, shown{argument(of.name, ""), refs(saved.Object)})
	return saved, nil
}

// remove deletes an object with its links.
func remove[T storage.Node](ctx context.Context, store storage.Store, of kind[T]) (*model.Deleted, error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	id := g.oneID("id", of.name)
	if err := g.err(); err != nil {
		return nil, err
	}
	links, err := of.collection(store).Delete(ctx, id)
	if err != nil {
		return nil, err
	}
	changed(ctx)
	return &model.Deleted{DeletedID: storage.Ref{Kind: of.name, ID: id}.String(), RemovedLinkCount: links}, nil
}

// removeWhere deletes all objects that fulfil a filter, with their links. The filter must hold a condition.
func removeWhere[T storage.Node](ctx context.Context, store storage.Store, of kind[T]) (*model.DeletedMany, error) {
	g, err := givenTo(ctx)
	if err != nil {
		return nil, err
	}
	where := operationFrom(ctx).readClosedFilter(g.problems, of.name, g.Arguments)
	if err := g.err(); err != nil {
		return nil, err
	}
	objects, links, err := of.collection(store).DeleteWhere(ctx, where)
	if err != nil {
		return nil, err
	}
	changed(ctx)
	return &model.DeletedMany{DeletedCount: objects, RemovedLinkCount: links}, nil
}

// validate says why an object cannot be stored.
func validate(object any) error { return object.(interface{ Validate() error }).Validate() }
