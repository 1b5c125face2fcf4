package validation

import (
	"cmp"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// The rule that fields which become one in the answer can be merged compares each with each, and so do the library's and
// the reference implementation's: 10,000 copies of a field keep them busy for seconds. But to be mergeable is to be
// equal, so that it is enough to compare each with the first. This file does so, on the fields of an answer's level all
// at once, in two passes: the shapes of all fields of one name must be the same, and of those that can belong to one
// object also their fields and arguments.

// overlappingFields is that rule. It finds a conflict wherever the library's finds one, and tells the first. Fragments
// in a circle, which another rule refuses, have no end to compare.
func overlappingFields(observers *core.Events, addError core.AddErrFunc) {
	var circle *bool // found out once for all operations
	observers.OnOperation(func(walker *core.Walker, operation *ast.OperationDefinition) {
		if circle == nil {
			circle = new(haveCircle(walker.Document.Fragments))
		}
		if *circle {
			return
		}
		m := merging{schema: walker.Schema, addError: addError}
		top := []ast.SelectionSet{operation.SelectionSet}
		m.compare(top, m.sameShape)
		m.compare(top, m.sameField)
	})
}

// merging looks for conflicts in one operation.
type merging struct {
	schema   *ast.Schema
	addError core.AddErrFunc
	found    bool // one conflict is enough
}

// compare compares the fields of one level that have one name in the answer with the first of them.
func (m *merging) compare(level []ast.SelectionSet, same func(fields []*ast.Field)) {
	l := levelFields{byName: make(map[string][]*ast.Field), spread: make(map[string]bool)}
	for _, set := range level {
		l.collect(set)
	}
	for _, name := range l.names {
		if m.found {
			return
		}
		same(l.byName[name])
	}
}

// sameShape requires that fields have values of one shape, whatever object they belong to.
func (m *merging) sameShape(fields []*ast.Field) {
	first := fields[0]
	for _, field := range fields[1:] {
		if field.Definition != nil && first.Definition != nil && !m.sameType(first.Definition.Type, field.Definition.Type) {
			m.conflict(field, `they return conflicting types "`+first.Definition.Type.String()+`" and "`+
				field.Definition.Type.String()+`"`)
			return
		}
	}
	m.compare(below(fields), m.sameShape)
}

// sameField requires that fields which can belong to one object are the same, with the same arguments. Two objects of
// different types are never one; an interface may be any of them.
func (m *merging) sameField(fields []*ast.Field) {
	var ofAny []*ast.Field
	var types []string
	ofType := make(map[string][]*ast.Field)
	for _, field := range fields {
		parent := field.ObjectDefinition
		switch {
		case parent == nil: // an unknown type, which is another rule's
		case parent.Kind != ast.Object:
			ofAny = append(ofAny, field)
		default:
			if ofType[parent.Name] == nil {
				types = append(types, parent.Name)
			}
			ofType[parent.Name] = append(ofType[parent.Name], field)
		}
	}
	if len(types) == 0 {
		m.sameOfObject(ofAny)
	}
	for _, name := range types {
		m.sameOfObject(slices.Concat(ofType[name], ofAny))
	}
}

func (m *merging) sameOfObject(fields []*ast.Field) {
	if len(fields) == 0 || m.found {
		return
	}
	first := fields[0]
	arguments := sorted(first.Arguments)
	for _, field := range fields[1:] {
		if field.Name != first.Name {
			m.conflict(field, `"`+first.Name+`" and "`+field.Name+`" are different fields`)
			return
		}
		if !slices.EqualFunc(arguments, sorted(field.Arguments), func(a, b *ast.Argument) bool {
			return a.Name == b.Name && sameValue(a.Value, b.Value)
		}) {
			m.conflict(field, "they have differing arguments")
			return
		}
	}
	m.compare(below(fields), m.sameField)
}

func (m *merging) conflict(field *ast.Field, because string) {
	m.found = true
	m.addError(core.Message(`Fields "%s" conflict because %s. Use different aliases on the fields to fetch both if this `+
		`was intentional.`, field.Alias, because), core.At(field.Position))
}

// sameType reports whether two types give values of one shape; objects do when their fields do.
func (m *merging) sameType(a, b *ast.Type) bool {
	if a.NonNull != b.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return m.sameType(a.Elem, b.Elem)
	}
	one, other := m.schema.Types[a.NamedType], m.schema.Types[b.NamedType]
	return one.Name == other.Name || !one.IsLeafType() && !other.IsLeafType()
}

// levelFields are the fields of one level of the answer, those inside fragments too.
type levelFields struct {
	names  []string // in their order
	byName map[string][]*ast.Field
	spread map[string]bool // a fragment has the same fields wherever it is spread
}

func (l *levelFields) collect(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if l.byName[s.Alias] == nil {
				l.names = append(l.names, s.Alias)
			}
			l.byName[s.Alias] = append(l.byName[s.Alias], s)
		case *ast.InlineFragment:
			l.collect(s.SelectionSet)
		case *ast.FragmentSpread:
			if s.Definition != nil && !l.spread[s.Name] {
				l.spread[s.Name] = true
				l.collect(s.Definition.SelectionSet)
			}
		}
	}
}

// below are the selections on what fields return.
func below(fields []*ast.Field) []ast.SelectionSet {
	var sets []ast.SelectionSet
	for _, field := range fields {
		if len(field.SelectionSet) > 0 {
			sets = append(sets, field.SelectionSet)
		}
	}
	return sets
}

// haveCircle reports whether a fragment is spread inside itself.
func haveCircle(fragments ast.FragmentDefinitionList) bool {
	named := make(map[string]*ast.FragmentDefinition, len(fragments))
	for _, fragment := range fragments {
		named[fragment.Name] = fragment
	}
	begun, ended := make(map[string]bool), make(map[string]bool)
	var circleIn func(set ast.SelectionSet) bool
	circleFrom := func(name string) bool {
		if named[name] == nil || begun[name] {
			return begun[name] && !ended[name]
		}
		begun[name] = true
		defer func() { ended[name] = true }()
		return circleIn(named[name].SelectionSet)
	}
	circleIn = func(set ast.SelectionSet) bool {
		return slices.ContainsFunc(set, func(selection ast.Selection) bool {
			switch s := selection.(type) {
			case *ast.Field:
				return circleIn(s.SelectionSet)
			case *ast.InlineFragment:
				return circleIn(s.SelectionSet)
			case *ast.FragmentSpread:
				return circleFrom(s.Name)
			}
			return false
		})
	}
	return slices.ContainsFunc(fragments, func(fragment *ast.FragmentDefinition) bool { return circleFrom(fragment.Name) })
}

func sorted(arguments ast.ArgumentList) ast.ArgumentList {
	return slices.SortedStableFunc(slices.Values(arguments), func(a, b *ast.Argument) int { return cmp.Compare(a.Name, b.Name) })
}

// sameValue reports whether two values are written alike, the members of an object in any order.
func sameValue(a, b *ast.Value) bool {
	if a.Kind != b.Kind || a.Raw != b.Raw || len(a.Children) != len(b.Children) {
		return false
	}
	members, others := a.Children, b.Children
	if a.Kind == ast.ObjectValue {
		byName := func(a, b *ast.ChildValue) int { return cmp.Compare(a.Name, b.Name) }
		members = slices.SortedStableFunc(slices.Values(members), byName)
		others = slices.SortedStableFunc(slices.Values(others), byName)
	}
	return slices.EqualFunc(members, others, func(a, b *ast.ChildValue) bool {
		return a.Name == b.Name && sameValue(a.Value, b.Value)
	})
}
