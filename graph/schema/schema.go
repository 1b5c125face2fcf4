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

	kinds     []kind   // by Kind.Index
	linked    []orders // by Side.Index
	roots     map[string]Root
	mutations map[string]names.Mutation
}

// kind is what the schema calls the things of a kind.
type kind struct {
	types  []string // the types that selections on its objects may be made on, its own first
	orders orders
}

// orders are fields by which a list can be ordered, by the names of an enum's values. The order by ID has no field.
type orders map[string]*model.Field

// Root is a field of a query that shows an object of a kind, or a page of all objects of a kind.
type Root struct {
	Kind   *model.Kind
	IsList bool
}

// New returns what a schema says of a model.
func New(of *ast.Schema, shown *model.Model) *Schema {
	s := &Schema{
		Schema: of, Model: shown, kinds: make([]kind, len(shown.Kinds)), roots: make(map[string]Root, 2*len(shown.Kinds)),
		linked: make([]orders, len(shown.Sides)), mutations: make(map[string]names.Mutation),
	}
	for i, k := range shown.Kinds {
		s.kinds[i] = kind{types: []string{k.Name}, orders: ordersOf(k.Fields)}
		if definition := of.Types[k.Name]; definition != nil {
			s.kinds[i].types = append(s.kinds[i].types, definition.Interfaces...)
		}
		s.roots[names.Object(k)] = Root{k, false}
		s.roots[k.Plural] = Root{k, true}
		s.add(names.Mutations(k))
	}
	for i, side := range shown.Sides {
		s.linked[i] = ordersOf(side.Orders())
		s.add(names.LinkMutations(side))
	}
	return s
}

// ordersOf are fields by the values that stand for orders by them.
func ordersOf(fields []*model.Field) orders {
	all := orders{names.ByID: nil}
	for _, field := range fields {
		all[names.Order(field)] = field
	}
	return all
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

// Order returns the field by which an enum value orders a list, nil for the ID, and reports whether there is such an order.
func (s *Schema) Order(of List, value string) (by *model.Field, known bool) {
	if of.Via != nil {
		by, known = s.linked[of.Via.Index][value]
		return by, known
	}
	by, known = s.kinds[of.Kind.Index].orders[value]
	return by, known
}
