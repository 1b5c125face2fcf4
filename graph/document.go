package graph

import (
	"sync"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Document remembers what stays the same each time that an operation of a parsed document is executed, because no
// variable takes part in it. It is safe for concurrent use.
type Document struct {
	collected sync.Map // by collectedKey, []graphql.CollectedField
	arguments sync.Map // by *ast.Field, map[string]any
	queries   sync.Map // by *ast.Field, *storage.Query
	plans     sync.Map // by planned, *objectPlan
}

// documents are those of the operations that are executed again and again. They are found by the operation's place in
// memory, where the cache of parsed documents keeps it; what that does not keep is not remembered here either.
var documents = func() *lru.Cache[*ast.OperationDefinition, *Document] {
	cache, err := lru.New[*ast.OperationDefinition, *Document](parsedQueries)
	if err != nil {
		panic(err) // the size is a positive constant
	}
	return cache
}()

// DocumentOf returns what is remembered of an operation.
func DocumentOf(operation *graphql.OperationContext) *Document {
	if len(operation.RawQuery) > longestKept {
		return &Document{}
	}
	if known, ok := documents.Get(operation.Operation); ok {
		return known
	}
	known := &Document{}
	documents.Add(operation.Operation, known)
	return known
}

// collectedKey names selections, which stay in their place as long as their document, and the first of the types that
// they are made on.
type collectedKey struct {
	first *ast.Selection
	count int
	name  string
}

// Collect lists the fields that are selected of some types, with fragments, @skip and @include applied; without types,
// of all. The first type tells the others.
func (d *Document) Collect(
	operation *graphql.OperationContext, selections ast.SelectionSet, types []string,
) []graphql.CollectedField {
	fields, _ := d.collect(operation, selections, types)
	return fields
}

// collect reports, too, whether it is the same each time.
func (d *Document) collect(
	operation *graphql.OperationContext, selections ast.SelectionSet, types []string,
) (fields []graphql.CollectedField, constant bool) {
	if len(selections) == 0 {
		return nil, true
	}
	key := collectedKey{&selections[0], len(selections), ""}
	if len(types) > 0 {
		key.name = types[0]
	}
	if known, ok := d.collected.Load(key); ok {
		return known.([]graphql.CollectedField), true
	}
	fields = graphql.CollectFields(operation, selections, types)
	constant = !selectedByVariables(selections)
	if constant {
		d.collected.Store(key, fields)
	}
	return fields, constant
}

// Arguments returns a field's arguments, with their defaults. They are only to be read.
func (d *Document) Arguments(operation *graphql.OperationContext, field *ast.Field) map[string]any {
	if known, ok := d.arguments.Load(field); ok {
		return known.(map[string]any)
	}
	arguments := field.ArgumentMap(operation.Variables)
	if !givenByVariables(field.Arguments) {
		d.arguments.Store(field, arguments)
	}
	return arguments
}

// selectedByVariables reports whether variables decide which fields are selected, on this level.
func selectedByVariables(selections ast.SelectionSet) bool {
	for _, selection := range selections {
		var directives ast.DirectiveList
		var below ast.SelectionSet
		switch s := selection.(type) {
		case *ast.Field:
			directives = s.Directives
		case *ast.InlineFragment:
			directives, below = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives, below = s.Directives, s.Definition.SelectionSet
		}
		for _, directive := range directives {
			if givenByVariables(directive.Arguments) {
				return true
			}
		}
		if selectedByVariables(below) {
			return true
		}
	}
	return false
}

func givenByVariables(arguments ast.ArgumentList) bool {
	for _, argument := range arguments {
		if hasVariable(argument.Value) {
			return true
		}
	}
	return false
}

func hasVariable(value *ast.Value) bool {
	if value.Kind == ast.Variable {
		return true
	}
	for _, child := range value.Children {
		if hasVariable(child.Value) {
			return true
		}
	}
	return false
}
