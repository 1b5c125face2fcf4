package limits

import (
	"math"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// form is how large a document is when its fragments are expanded. Each number stops at [math.MaxInt32].
type form struct {
	size       int // fields and spreads of the largest operation
	depth      int // levels of fields
	roots      int // fields at the top
	directives int // in the whole document, each once
}

// measure measures a document that was parsed but not validated. It visits each fragment once, however often and deep it
// is spread; fragments that spread themselves, which validation refuses, count as if they did not.
func measure(document *ast.QueryDocument) form {
	m := measurer{fragments: make(map[string]*ast.FragmentDefinition), known: make(map[string]form)}
	for _, fragment := range document.Fragments {
		m.fragments[fragment.Name] = fragment
	}
	var largest form
	for _, operation := range document.Operations {
		m.directives += len(operation.Directives)
		for _, variable := range operation.VariableDefinitions {
			m.directives += len(variable.Directives)
		}
		of := m.selections(operation.SelectionSet)
		largest.size = max(largest.size, of.size)
		largest.depth = max(largest.depth, of.depth)
		largest.roots = max(largest.roots, of.roots)
	}
	for _, fragment := range document.Fragments {
		m.directives += len(fragment.Directives)
		largest.size = max(largest.size, m.fragment(fragment.Name).size)
	}
	largest.directives = m.directives
	return largest
}

type measurer struct {
	fragments  map[string]*ast.FragmentDefinition
	known      map[string]form
	directives int
}

func (m *measurer) selections(set ast.SelectionSet) (all form) {
	for _, selection := range set {
		var one form
		switch s := selection.(type) {
		case *ast.Field:
			m.directives += len(s.Directives)
			below := m.selections(s.SelectionSet)
			one = form{size: add(1, below.size), depth: add(1, below.depth), roots: 1}
			if strings.HasPrefix(s.Name, "__") {
				one.depth = 0
			}
		case *ast.InlineFragment:
			m.directives += len(s.Directives)
			one = m.selections(s.SelectionSet)
			one.size = add(1, one.size)
		case *ast.FragmentSpread:
			m.directives += len(s.Directives)
			one = m.fragment(s.Name)
			one.size = add(1, one.size)
		}
		all.size = add(all.size, one.size)
		all.depth = max(all.depth, one.depth)
		all.roots = add(all.roots, one.roots)
	}
	return all
}

// fragment measures a fragment the first time that it is asked for.
func (m *measurer) fragment(name string) form {
	if known, ok := m.known[name]; ok {
		return known
	}
	m.known[name] = form{} // what the fragment itself sees of itself
	if fragment, ok := m.fragments[name]; ok {
		m.known[name] = m.selections(fragment.SelectionSet)
	}
	return m.known[name]
}

// add and multiply do not go past [math.MaxInt32].
func add(a, b int) int { return min(a+b, math.MaxInt32) }

func multiply(a, b int) int {
	if a != 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}
