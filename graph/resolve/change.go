package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/change"
	"junction/graph/fault"
	"junction/graph/load"
	"junction/graph/plan"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Change makes the change that a field of a mutation asks for, once, whoever asks first. Then what was loaded before it is
// forgotten, and what is selected of its payload is read ahead.
func (o *Operation) Change(ctx context.Context, field *plan.Change) *Result {
	if made, is := o.changes[field.Alias]; is {
		return made
	}
	made := &Result{}
	if o.changes == nil {
		o.changes = make(map[string]*Result)
	}
	o.changes[field.Alias] = made
	made.Payload, made.Err = o.make(ctx, field)
	if made.Err == nil {
		o.Reader.Forget()
		made.Complete = o.Reader.Below(ctx, level(field, &made.Payload))
	}
	return made
}

// make makes a change. What panics is an error of the field's, as it is in a resolver.
func (o *Operation) make(ctx context.Context, field *plan.Change) (done change.Payload, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fault.Recovered(ctx, cause)
		}
	}()
	given, err := o.Arguments(field.Field)
	if err != nil {
		return change.Payload{}, err
	}
	return change.Make(ctx, o.Store, o.Schema, field.Mutation, field.Naming, given)
}

// level is what is selected of the objects that a payload shows.
func level(field *plan.Change, of *change.Payload) (all []load.Selection) {
	for i := range field.Payload {
		part := &field.Payload[i]
		below := []*plan.Object{part.Object}
		switch {
		case part.Edges != nil:
			below = part.Edges.Below
		case part.Object == nil:
			continue
		}
		ids := shown(part, of)
		for _, object := range below {
			if len(ids) > 0 {
				all = append(all, load.Selection{IDs: ids, Plan: object})
			}
		}
	}
	return all
}

// shown are the IDs of the objects that a field of a payload shows.
func shown(by *plan.PayloadField, of *change.Payload) []storage.ID {
	if by.Via == nil {
		return []storage.ID{of.Object.ID}
	}
	done := of.Through(by.Via)
	var objects []storage.Object
	switch by.Content {
	case plan.RemovedObjects:
		objects = done.Removed
	case plan.UpdatedObjects, plan.UpdatedEdges, plan.MovedEdge:
		objects = storage.Nodes(done.Updated)
	case plan.AddedObjects, plan.AddedEdges:
		objects = storage.Nodes(done.Added)
	case plan.InverseEdges:
		objects = storage.Nodes(done.Inverse(done.Added))
	case plan.UpdatedInverseEdges:
		objects = storage.Nodes(done.Inverse(done.Updated))
	default: // no objects
	}
	ids := make([]storage.ID, len(objects))
	for i := range objects {
		ids[i] = objects[i].ID
	}
	return ids
}

// changed is what the change did that the field asks for which is being resolved.
func changed(ctx context.Context, verb names.Verb, of *model.Kind, via *model.Side) (*change.Payload, error) {
	o := from(ctx)
	field := o.Operation.Change(graphql.GetFieldContext(ctx).Field, names.Mutation{Verb: verb, Kind: of, Side: via})
	made := o.Change(ctx, &field)
	return &made.Payload, made.Err
}
