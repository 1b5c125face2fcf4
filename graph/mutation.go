package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/model"
	"junction/storage"
)

// linking links an object that is being created.
type linking[Near any] func(ctx context.Context, s storage.Session, owner storage.ID) error

// links reads the input field that names the objects to link a new one to.
func (e end[Near, Far]) links(p *problems, given graphql.Omittable[[]string]) linking[Near] {
	at := "input." + argument(e.far, "Ids")
	if given.IsSet() && given.Value() == nil {
		p.add(CodeInvalidInput, at, "must not be null")
	}
	far := p.ids(at, given.Value(), e.far)
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
	ctx context.Context, store storage.Store, of kind[T], p *problems, object T, links ...linking[T],
) (*model.Saved[T], error) {
	p.addInvalid("input", validate(object))
	if err := p.err(); err != nil {
		return nil, err
	}
	saved := &model.Saved[T]{}
	err := store.Transact(ctx, func(s storage.Session) (err error) {
		if saved.Object, err = of.collection(s).Create(ctx, object); err != nil {
			return err
		}
		for _, link := range links {
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
func update[T storage.Node](
	ctx context.Context, store storage.Store, of kind[T], given string, field string,
	value graphql.Omittable[*string], assign func(*T, string),
) (*model.Saved[T], error) {
	p := &problems{}
	id := p.id("id", given, of.name)
	if value.IsSet() {
		var object T
		if value.Value() == nil {
			p.add(CodeInvalidInput, "input."+field, "must not be null")
		} else {
			assign(&object, *value.Value())
			p.addInvalid("input", validate(object))
		}
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	saved := &model.Saved[T]{}
	err := store.Transact(ctx, func(s storage.Session) error {
		found, err := of.collection(s).Get(ctx, []storage.ID{id})
		if err != nil {
			return err
		}
		object, exists := found[id]
		if !exists {
			return &storage.NotFoundError{Missing: []storage.Ref{{Kind: of.name, ID: id}}}
		}
		saved.Object = object
		if !value.IsSet() {
			return nil
		}
		assign(&saved.Object, *value.Value())
		return of.collection(s).Update(ctx, saved.Object)
	})
	if err != nil {
		return nil, err
	}
	changed(ctx, shown{argument(of.name, ""), refs(saved.Object)})
	return saved, nil
}

// remove deletes an object with its links.
func remove[T storage.Node](ctx context.Context, store storage.Store, of kind[T], given string) (*model.Deleted, error) {
	p := &problems{}
	id := p.id("id", given, of.name)
	if err := p.err(); err != nil {
		return nil, err
	}
	links, err := of.collection(store).Delete(ctx, id)
	if err != nil {
		return nil, err
	}
	changed(ctx)
	return &model.Deleted{DeletedID: given, RemovedLinkCount: links}, nil
}

// removeWhere deletes all objects that fulfil a filter, with their links. The filter must hold a condition.
func removeWhere[T storage.Node](ctx context.Context, store storage.Store, of kind[T]) (*model.DeletedMany, error) {
	o, field := operationFrom(ctx), graphql.GetFieldContext(ctx).Field
	p := &problems{}
	where := o.readFilter(p, of.name, object(field.ArgumentMap(o.Variables)["where"]))
	if where.conditions == 0 {
		p.add(CodeInvalidInput, "where", "must hold a condition: an operator, or some, every or none")
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	objects, links, err := of.collection(store).DeleteWhere(ctx, where.filter)
	if err != nil {
		return nil, err
	}
	changed(ctx)
	return &model.DeletedMany{DeletedCount: objects, RemovedLinkCount: links}, nil
}

// validate says why an object cannot be stored.
func validate(object any) error { return object.(interface{ Validate() error }).Validate() }
