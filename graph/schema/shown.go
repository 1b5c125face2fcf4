package schema

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Executable makes a schema with what executes it. Introspection tells another schema where one is given.
type Executable func(shown *ast.Schema) graphql.ExecutableSchema

// Shown returns the schema as clients are to see it.
func (e Executable) Shown() *ast.Schema { return withoutDrafts(e(nil).Schema()) }

// SDL returns the texts that a schema was read from. The first is the one with the queries, because tools want a type
// before what extends it.
func SDL(of *ast.Schema) string {
	sources := []*ast.Source{of.Query.Position.Src}
	from := func(position *ast.Position) {
		if position != nil && !position.Src.BuiltIn && !slices.Contains(sources, position.Src) {
			sources = append(sources, position.Src)
		}
	}
	for _, definition := range of.Types {
		from(definition.Position)
		for _, field := range definition.Fields { // which another file may add
			from(field.Position)
		}
	}
	slices.SortFunc(sources[1:], func(a, b *ast.Source) int { return cmp.Compare(a.Name, b.Name) })
	texts := make([]string, len(sources))
	for i, source := range sources {
		texts[i] = source.Input
	}
	return strings.Join(texts, "\n")
}

// draftLocation is a place for directives that only a draft of the GraphQL specification has. Strict clients refuse an
// introspection that names it.
const draftLocation = "DIRECTIVE_DEFINITION"

// withoutDrafts is a schema without what the library has in every schema and a released specification has not: the
// place above, and the directive @defer. An answer here is one piece, and to ignore the directive would drop what is
// below it.
func withoutDrafts(schema *ast.Schema) *ast.Schema {
	own := *schema
	own.Directives = maps.Clone(schema.Directives)
	delete(own.Directives, "defer")
	for name, directive := range own.Directives {
		released := *directive
		released.Locations = slices.DeleteFunc(slices.Clone(directive.Locations),
			func(location ast.DirectiveLocation) bool { return location == draftLocation })
		own.Directives[name] = &released
	}
	locations := *schema.Types["__DirectiveLocation"]
	locations.EnumValues = slices.DeleteFunc(slices.Clone(locations.EnumValues),
		func(value *ast.EnumValueDefinition) bool { return value.Name == draftLocation })
	own.Types = maps.Clone(schema.Types)
	own.Types[locations.Name] = &locations
	return &own
}
