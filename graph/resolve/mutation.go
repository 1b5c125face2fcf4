package resolve

import (
	"context"
	"slices"

	"junction/model"
	"junction/storage"
)

// assign sets those of an object's fields that the input gives. Null empties a field that can be empty; for another one it
// is as good as not given.
func (g given) assign(object *storage.Object, of *model.Kind) {
	input := g.input()
	for _, field := range of.Fields {
		value, isGiven := input[field.Name]
		at := inInput(field.Name)
		switch {
		case value != nil:
			object.Set(field, g.value(field, value, at))
		case isGiven && field.Nullable && !slices.Contains(g.Unfilled, at): // a variable without a value is no null here
			object.Set(field, model.Value{})
		}
	}
}

// complete sets the fields that a new object has not been given, which must be those that can be empty.
func (g given) complete(object *storage.Object, of *model.Kind) {
	for _, field := range of.Fields {
		switch {
		case object.Has(field):
		case field.Nullable:
			object.Set(field, model.Value{})
		default:
			g.add(CodeInvalidInput, inInput(field.Name), "must be given")
		}
	}
}

// linking links an object that is being created.
type linking struct {
	via *model.Side
	far []storage.ID
}

// linkings reads the input fields that name the objects to link a new one to.
func (g given) linkings(of *model.Kind) (all []linking) {
	for _, side := range of.Sides {
		name := linkedArgument(side)
		if named, _ := g.input()[name].([]any); len(named) > 0 {
			all = append(all, linking{side, g.ids(inInput(name), texts(named), side.Far)})
		}
	}
	return all
}

// create stores a new object and links it in the same transaction.
func (o *operation) create(ctx context.Context, of *model.Kind) (*storage.Object, error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return nil, err
	}
	object := storage.Object{Values: make([]model.Value, 0, len(of.Fields))}
	g.assign(&object, of)
	linkings := g.linkings(of)
	g.addInvalid(object.Validate(of))
	g.complete(&object, of)
	if err := g.err(); err != nil {
		return nil, err
	}
	var created storage.Object
	err = o.store.Transact(ctx, func(s storage.Session) (err error) {
		if created, err = s.Collection(of).Create(ctx, object); err != nil {
			return err
		}
		for _, link := range linkings {
			if _, err := s.Relation(link.via).Add(ctx, created.ID, link.far); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	o.changed(ctx, shows(argument(of, ""), of, created))
	return &created, nil
}

// update changes what is given of an object.
func (o *operation) update(ctx context.Context, of *model.Kind) (*storage.Object, error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return nil, err
	}
	changes := storage.Object{ID: g.oneID("id", of)}
	g.assign(&changes, of)
	g.addInvalid(changes.Validate(of))
	if err := g.err(); err != nil {
		return nil, err
	}
	var updated storage.Object
	err = o.store.Transact(ctx, func(s storage.Session) error {
		found, err := s.Collection(of).Get(ctx, []storage.ID{changes.ID}, 0)
		if err != nil {
			return err
		}
		object, exists := found[changes.ID]
		if !exists {
			return &storage.NotFoundError{Missing: []storage.Ref{{Kind: of, ID: changes.ID}}}
		}
		updated = object
		if changes.Fields == 0 {
			return nil
		}
		for _, field := range of.Fields {
			if changes.Has(field) {
				updated.Set(field, changes.Value(field))
			}
		}
		return s.Collection(of).Update(ctx, changes)
	})
	if err != nil {
		return nil, err
	}
	o.changed(ctx, shows(argument(of, ""), of, updated))
	return &updated, nil
}

// remove deletes an object with its links.
func (o *operation) remove(ctx context.Context, of *model.Kind) (deleted storage.Ref, links int, err error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return storage.Ref{}, 0, err
	}
	deleted = storage.Ref{Kind: of, ID: g.oneID("id", of)}
	if err := g.err(); err != nil {
		return storage.Ref{}, 0, err
	}
	links, err = o.store.Collection(of).Delete(ctx, deleted.ID)
	if err == nil {
		o.changed(ctx)
	}
	return deleted, links, err
}

// removeWhere deletes all objects that fulfil a filter, with their links. The filter must hold a condition.
func (o *operation) removeWhere(ctx context.Context, of *model.Kind) (objects, links int, err error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return 0, 0, err
	}
	where := o.readClosedFilter(g.problems, of, g.Arguments)
	if err := g.err(); err != nil {
		return 0, 0, err
	}
	objects, links, err = o.store.Collection(of).DeleteWhere(ctx, where)
	if err == nil {
		o.changed(ctx)
	}
	return objects, links, err
}
