package limits

import (
	"math"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// form is how large a document is when its fragments are expanded. Each number stops at [math.MaxInt32].
type form struct {
	size       int // fields and spreads of all operations
	depth      int // levels of fields
	roots      int // fields at the top of the largest operation
	directives int // in the whole document, each once
	tokens     int // fields, spreads, variables and values of all operations, and again of each fragment by itself
}

// textPerToken is how many bytes of a text count as one more token, because a mistake in it is told with all of it.
const textPerToken = 64

// measure measures a document that was parsed but not validated. It visits each fragment once, however often and deep it
// is spread; fragments that spread themselves, which validation refuses, count as if they did not.
func measure(document *ast.QueryDocument) form {
	m := measurer{fragments: make(map[string]*ast.FragmentDefinition), known: make(map[string]form)}
	for _, fragment := range document.Fragments {
		m.fragments[fragment.Name] = fragment
	}
	var all form
	for _, operation := range document.Operations {
		of := m.selections(operation.SelectionSet)
		of.tokens = add(of.tokens, add(len(operation.VariableDefinitions), m.decorations(operation.Directives)))
		for _, variable := range operation.VariableDefinitions {
			of.tokens = add(of.tokens, add(tokens(variable.DefaultValue), m.decorations(variable.Directives)))
		}
		all.size = add(all.size, of.size)
		all.depth = max(all.depth, of.depth)
		all.roots = max(all.roots, of.roots)
		all.tokens = add(all.tokens, of.tokens)
	}
	for _, fragment := range document.Fragments { // validation looks at each by itself, too
		all.tokens = add(all.tokens, add(m.fragment(fragment.Name).tokens, m.decorations(fragment.Directives)))
	}
	all.directives = m.directives
	return all
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
			one = m.selections(s.SelectionSet)
			one.depth, one.roots = add(1, one.depth), 1
			one.tokens = add(one.tokens, add(m.decorations(s.Directives), arguments(s.Arguments)))
			if strings.HasPrefix(s.Name, "__") {
				one.depth = 0
			}
		case *ast.InlineFragment:
			one = m.selections(s.SelectionSet)
			one.tokens = add(one.tokens, m.decorations(s.Directives))
		case *ast.FragmentSpread:
			one = m.fragment(s.Name)
			one.tokens = add(one.tokens, m.decorations(s.Directives))
		}
		all.size = add(all.size, add(1, one.size))
		all.tokens = add(all.tokens, add(1, one.tokens))
		all.depth = max(all.depth, one.depth)
		all.roots = add(all.roots, one.roots)
	}
	return all
}

// decorations counts directives, and their tokens.
func (m *measurer) decorations(directives ast.DirectiveList) (count int) {
	m.directives += len(directives)
	for _, directive := range directives {
		count = add(count, add(1, arguments(directive.Arguments)))
	}
	return count
}

func arguments(list ast.ArgumentList) (count int) {
	for _, argument := range list {
		count = add(count, add(1, tokens(argument.Value)))
	}
	return count
}

func tokens(value *ast.Value) int {
	if value == nil {
		return 0
	}
	count := 1 + len(value.Raw)/textPerToken
	for _, child := range value.Children {
		count = add(count, tokens(child.Value))
	}
	return count
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
