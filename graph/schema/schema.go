// Package schema knows what the GraphQL schema calls the things of a model.
package schema

import (
	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
	"junction/model/names"
)

// Schema is a GraphQL schema, with the model whose objects it shows, and what it calls the things in that.
type Schema struct {
	*ast.Schema
	Model *model.Model

	kinds     []kind // by Kind.Index
	roots     map[string]Root
	mutations map[string]names.Mutation
}

// kind is what the schema calls the things of a kind.
type kind struct {
	types  []string                // the types that selections on its objects may be made on, its own first
	orders map[string]*model.Field // by the name of an order's enum value; the order by ID has no field
}

// Root is a field of a query that shows an object of a kind, or a page of all objects of a kind.
type Root struct {
	Kind   *model.Kind
	IsList bool
}

// New returns what a schema says of a model.
func New(of *ast.Schema, shown *model.Model) *Schema {
	s := &Schema{
		Schema: of, Model: shown, kinds: make([]kind, len(shown.Kinds)), roots: make(map[string]Root, 2*len(shown.Kinds)),
		mutations: make(map[string]names.Mutation),
	}
	for i, k := range shown.Kinds {
		s.kinds[i] = kind{types: []string{k.Name}, orders: map[string]*model.Field{names.ByID: nil}}
		if definition := of.Types[k.Name]; definition != nil {
			s.kinds[i].types = append(s.kinds[i].types, definition.Interfaces...)
		}
		for _, field := range k.Fields {
			s.kinds[i].orders[names.Order(field)] = field
		}
		s.roots[names.Object(k)] = Root{k, false}
		s.roots[k.Plural] = Root{k, true}
		s.add(names.Mutations(k))
	}
	for _, side := range shown.Sides {
		s.add(names.LinkMutations(side))
	}
	return s
}

func (s *Schema) add(mutations []names.Mutation) {
	for _, mutation := range mutations {
		s.mutations[mutation.Name()] = mutation
	}
}

// Root returns the field of a query with a name. It has no kind where the field is not the model's.
func (s *Schema) Root(name string) Root { return s.roots[name] }

// Mutation returns the field of a mutation with a name. It has no kind where the field is not the model's.
func (s *Schema) Mutation(name string) names.Mutation { return s.mutations[name] }

// Types are the types that selections on a kind's objects may be made on, its own first.
func (s *Schema) Types(of *model.Kind) []string { return s.kinds[of.Index].types }

// Order returns the field by which an enum value orders, nil for the ID, and reports whether there is such an order.
func (s *Schema) Order(of *model.Kind, value string) (by *model.Field, known bool) {
	by, known = s.kinds[of.Index].orders[value]
	return by, known
}
