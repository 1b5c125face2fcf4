package resolve

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"junction/model"
	"junction/storage"
)

// byGlobalID is the object with the ID of one kind that is given, or nil.
func (o *operation) byGlobalID(ctx context.Context, of *model.Kind) (*storage.Object, error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return nil, err
	}
	id := g.oneID("id", of)
	if err := g.err(); err != nil {
		return nil, err
	}
	return o.objects(of).byID.load(ctx, id)
}

// node is an object of any kind. Its object is nil if no object has the ID that was asked for.
type node struct {
	kind   *model.Kind
	object *storage.Object
}

// node is the object with the global ID that is given.
func (o *operation) node(ctx context.Context) (node, error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return node{}, err
	}
	ref, ok := g.ref("id", g.Values["id"].(string))
	if !ok {
		return node{}, g.err()
	}
	return o.load(ctx, ref)
}

// load is the object with a global ID.
func (o *operation) load(ctx context.Context, ref storage.Ref) (node, error) {
	object, err := o.objects(ref.Kind).byID.load(ctx, ref.ID)
	return node{ref.Kind, object}, err
}

// root is a field of a query, with the usable IDs among its arguments.
type root struct {
	graphql.CollectedField
	rootField // without a kind where the field is another one
	refs      []storage.Ref
	page      *connectionPlan // of a list, where it is known before it is read
}

// roots are the fields of a query.
func (o *operation) roots() []root {
	fields := o.collect(o.Operation.SelectionSet, "Query")
	roots := make([]root, len(fields))
	for i, field := range fields {
		roots[i] = root{CollectedField: field, rootField: o.sources.roots[field.Name]}
		switch {
		case field.Name == "nodes":
			roots[i].refs = o.refsIn(field, "ids")
		case field.Name == "node", roots[i].kind != nil && !roots[i].isList:
			roots[i].refs = o.refsIn(field, "id")
		}
	}
	return roots
}

// refsIn are the IDs in an argument that can be read: of one ID, or of a list.
func (o *operation) refsIn(field graphql.CollectedField, name string) (refs []storage.Ref) {
	given, _ := o.argumentsOf(field.Field) // the resolver tells an error
	ids, isList := given.Values[name].([]any)
	if !isList {
		ids = []any{given.Values[name]}
	}
	for _, id := range ids {
		text, _ := id.(string)
		if ref, err := storage.ParseRef(o.model, text); err == nil {
			refs = append(refs, ref)
		}
	}
	return refs
}

// foreseeRoots reads ahead the objects that a query names by their IDs, and what is selected of them: one statement for
// each kind, however many root fields name one, which reads a page of each object's too.
func (o *operation) foreseeRoots(ctx context.Context, roots []root) {
	var level []seen
	for _, root := range roots {
		begin := len(level)
		for _, ref := range root.refs {
			place := slices.IndexFunc(level[begin:], func(objects seen) bool { return objects.plan.kind == ref.Kind })
			if place < 0 {
				place = len(level) - begin
				level = append(level, seen{plan: o.plan(ref.Kind, root.Selections)})
			}
			objects := &level[begin+place]
			objects.ids = append(objects.ids, ref.ID)
		}
	}
	if len(level) == 0 {
		return
	}
	next := o.wants(level)
	o.foreseeOwners(ctx, level, next)
	o.foreseeObjects(ctx, level)
	o.foresee(ctx, next)
}

// foreseeOwners reads ahead, for each kind, those of the objects of which a page is selected, together with that page.
func (o *operation) foreseeOwners(ctx context.Context, level []seen, next []*wanted) {
	var read []*model.Kind
	for _, w := range next {
		if kind := w.links.side.Near; len(w.pages) > 0 && !slices.Contains(read, kind) {
			read = append(read, kind)
			w.links.foreseeOwners(ctx, w.pages, o.columnsOn(level, kind), w.query, o.columns.of(w.query))
		}
	}
}

// columnsOn are the fields to read of the objects of a kind on a level.
func (o *operation) columnsOn(level []seen, kind *model.Kind) (fields storage.Fields) {
	if o.columns == nil {
		return 0
	}
	for _, objects := range level {
		if objects.plan.kind == kind {
			fields |= objects.plan.reads
		}
	}
	return fields
}

// foreseeObjects reads ahead the objects of a level, those of each kind together.
func (o *operation) foreseeObjects(ctx context.Context, level []seen) {
	var read []*model.Kind
	for i := range level {
		kind := level[i].plan.kind
		if slices.Contains(read, kind) {
			continue
		}
		read = append(read, kind)
		var ids []storage.ID
		for _, objects := range level[i:] {
			if objects.plan.kind == kind {
				ids = together(ids, objects.ids)
			}
		}
		o.objects(kind).foresee(ctx, ids, o.columnsOn(level, kind))
	}
}

// nodes are the objects with the global IDs that are given, in the IDs' order. A string that is no ID is an error at its own place.
func (o *operation) nodes(ctx context.Context) ([]node, error) {
	g, err := o.givenTo(ctx)
	if err != nil {
		return nil, err
	}
	ids := texts(g.Values["ids"].([]any))
	all := make([]node, len(ids))
	for i, id := range ids {
		r := idReader{&problems{}, o.model}
		ref, ok := r.ref(element("ids", i), id)
		if !ok {
			graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), r.err())
			continue
		}
		if all[i], err = o.load(ctx, ref); err != nil {
			return nil, err
		}
	}
	return all, nil
}
