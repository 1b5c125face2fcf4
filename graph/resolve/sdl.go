package resolve

import (
	"maps"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// NewSchema returns a schema with what executes it. Introspection tells another schema where one is given.
type NewSchema func(shown *ast.Schema) graphql.ExecutableSchema

// Schema returns the schema that [New] executes.
func Schema(of NewSchema) *ast.Schema { return withoutDrafts(of(nil).Schema()) }

// SDL returns the text from which a schema was generated.
func SDL(of *ast.Schema) string { return of.Query.Position.Src.Input }

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
