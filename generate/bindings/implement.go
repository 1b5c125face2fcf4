package bindings

import (
	"fmt"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"

	"junction/generate/code"
	"junction/model"
	"junction/model/names"
)

// implementer is the plugin of gqlgen that gives resolvers their bodies.
type implementer struct {
	calls    map[string]call // by type and field: Query.articles
	edges    map[string]edgeField
	entities string
}

// call is a call of a function of package resolve.
type call struct {
	function string
	owner    bool   // takes the ID of the object whose field it is
	of       string // a variable of the entities' package, empty for none
}

// functions are those of package resolve that make changes.
var functions = map[names.Verb]string{
	names.Create: "Create", names.Update: "Update", names.Delete: "Delete", names.DeleteAll: "DeleteAll",
	names.Add: "Add", names.Remove: "Remove", names.Set: "Set", names.Clear: "Clear",
	names.UpdateLinks: "UpdateLinks", names.Move: "Move",
}

func newImplementer(of *model.Model, entities string) *implementer {
	calls := map[string]call{"Query.node": {function: "Node"}, "Query.nodes": {function: "Nodes"}}
	for _, kind := range of.Kinds {
		calls["Query."+names.Object(kind)] = call{function: "One", of: code.List(kind)}
		calls["Query."+kind.Plural] = call{function: "List", of: code.List(kind)}
		for _, mutation := range names.Mutations(kind) {
			calls["Mutation."+mutation.Name()] = call{function: functions[mutation.Verb], of: code.List(kind)}
		}
	}
	for _, side := range of.Sides {
		calls[side.String()] = call{"Linked", true, code.Linked(side)}
		for _, mutation := range names.LinkMutations(side) {
			calls["Mutation."+mutation.Name()] = call{function: functions[mutation.Verb], of: code.Linked(side)}
		}
	}
	return &implementer{calls, edgeFields(of), entities}
}

// Name names the plugin.
func (*implementer) Name() string { return "junction" }

// Implement returns a resolver's body: a call where the field follows from the model, and otherwise what was there.
func (i *implementer) Implement(before string, field *codegen.Field) string {
	name := field.Object.Name + "." + field.Name
	if of, is := i.edges[name]; is {
		return "return " + of.write(i.entities) + ", nil"
	}
	call, generated := i.calls[name]
	switch {
	case generated:
		return "return " + i.write(call)
	case before == "":
		return fmt.Sprintf("panic(%q)", "not implemented: "+name)
	}
	return before
}

func (i *implementer) write(c call) string {
	arguments := "ctx"
	if c.owner {
		arguments += ", obj.ID"
	}
	if c.of != "" {
		arguments += ", " + templates.CurrentImports.Lookup(i.entities) + "." + c.of
	}
	return fmt.Sprintf("%s.%s(%s)", templates.CurrentImports.Lookup("junction/graph/resolve"), c.function, arguments)
}
