package plan

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// Root is a field of a query.
type Root struct {
	// Key is the alias.
	Key string
	schema.Root
	// IsNodes says that the field shows the objects with some IDs, in a list.
	IsNodes bool
	// Refs are the usable IDs among the field's arguments, and Objects what is selected of those objects, once for each kind.
	Refs    []storage.Ref
	Objects []*Object
	// Page is what is selected of a page of all objects of a kind. IsLookup says that it holds no more than the object that has
	// a value in a unique field, which alone is shown.
	Page     *Connection
	IsLookup bool
	// Left says that the field is left to the executor.
	Left     bool
	selected graphql.CollectedField
}

// Object is what is selected of an object of a kind.
func (r *Root) Object(kind *model.Kind) *Object {
	place := slices.IndexFunc(r.Objects, func(o *Object) bool { return o.Kind == kind })
	return r.Objects[place]
}

// IsTypeName reports whether the field shows the name of the type at the top.
func (r *Root) IsTypeName() bool { return r.selected.Name == names.TypeName }

// Whole reports whether nothing of the field is left to the executor.
func (r *Root) Whole() bool {
	return !r.Left && (r.Page == nil || r.Page.Whole) && !slices.ContainsFunc(r.Objects, func(o *Object) bool { return !o.Whole })
}

// Roots are the fields of a query.
func (o *Operation) Roots() []Root {
	fields := o.roots("Query")
	roots := make([]Root, len(fields))
	for i, field := range fields {
		root := Root{Key: field.Alias, Root: o.Schema.Root(field.Name), selected: field}
		switch {
		case root.IsTypeName():
		case field.Name == "node":
			o.named(&root, names.ID)
		case field.Name == "nodes":
			root.IsNodes = true
			o.named(&root, "ids")
		case root.Kind == nil:
			root.Left = true
		case root.IsList:
			list := schema.List{Kind: root.Kind}
			query, err := o.Query(list, field.Field)
			if root.Left = err != nil; !root.Left { // otherwise the resolver tells the error
				root.Page = o.connection(list, query, field)
			}
		default:
			o.lookup(&root)
		}
		roots[i] = root
	}
	return roots
}

// lookup compiles what is selected of an object that is looked up. Where the arguments cannot be used, the resolver tells why.
func (o *Operation) lookup(root *Root) {
	id, query, err := o.Lookup(root.Kind, root.selected.Field)
	switch {
	case err != nil:
		root.Left = true
	case query == nil:
		root.Refs = []storage.Ref{{Kind: root.Kind, ID: id}}
		root.Objects = []*Object{o.Object(root.Kind, root.selected.Selections)}
	default:
		object := o.Object(root.Kind, root.selected.Selections)
		root.IsLookup = true
		root.Page = &Connection{
			List: schema.List{Kind: root.Kind}, Query: query, Reads: true, Below: []*Object{object}, Whole: object.Whole,
		}
	}
}

// named compiles what is selected of the objects whose IDs an argument holds, of one or of a list. Where one cannot be used,
// the resolver tells why.
func (o *Operation) named(root *Root, argument string) {
	given, err := o.Arguments(root.selected.Field)
	ids, isList := given.Values[argument].([]any)
	if !isList {
		ids = []any{given.Values[argument]}
	}
	root.Left = err != nil
	for _, id := range ids {
		text, _ := id.(string)
		ref, err := storage.ParseRef(o.Schema.Model, text)
		if err != nil {
			root.Left = true
			continue
		}
		root.Refs = append(root.Refs, ref)
		if !slices.ContainsFunc(root.Objects, func(o *Object) bool { return o.Kind == ref.Kind }) {
			root.Objects = append(root.Objects, o.Object(ref.Kind, root.selected.Selections))
		}
	}
}
