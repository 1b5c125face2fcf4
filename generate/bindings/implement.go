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
	given    string // what it takes first
	of       string // a variable of the entities' package, empty for none
}

// What calls take first.
const (
	inContext = "ctx"
	ofObject  = "ctx, obj.ID" // the object whose field it is
	ofPayload = "obj"
)

// functions are those of package resolve that make changes.
var functions = map[names.Verb]string{
	names.Create: "Create", names.Update: "Update", names.Delete: "Delete", names.DeleteAll: "DeleteAll",
	names.Add: "Add", names.Remove: "Remove", names.Set: "Set", names.Clear: "Clear",
	names.UpdateLinks: "UpdateLinks", names.Move: "Move",
}

func newImplementer(of *model.Model, entities string) *implementer {
	calls := map[string]call{"Query.node": {"Node", inContext, ""}, "Query.nodes": {"Nodes", inContext, ""}}
	for _, kind := range of.Kinds {
		calls["Query."+names.Object(kind)] = call{"One", inContext, code.List(kind)}
		calls["Query."+kind.Plural] = call{"List", inContext, code.List(kind)}
		for _, mutation := range names.Mutations(kind) {
			calls["Mutation."+mutation.Name()] = call{functions[mutation.Verb], inContext, code.List(kind)}
			for _, side := range kind.Sides {
				for field, function := range sideFields(mutation, side) {
					calls[mutation.Payload()+"."+field] = call{function, ofPayload, code.Linked(side)}
				}
			}
		}
	}
	for _, side := range of.Sides {
		calls[side.String()] = call{"Linked", ofObject, code.Linked(side)}
		for _, mutation := range names.LinkMutations(side) {
			calls["Mutation."+mutation.Name()] = call{functions[mutation.Verb], inContext, code.Linked(side)}
		}
	}
	return &implementer{calls, edgeFields(of), entities}
}

// sideFields are the fields that a side gives the payload of a mutation of its objects, and the functions of package resolve
// for them.
func sideFields(of names.Mutation, side *model.Side) map[string]string {
	switch of.Verb {
	case names.Create:
		added, inverse := names.CreatedEdges(side)
		return map[string]string{added: "CreatedEdges", inverse: "CreatedInverseEdges"}
	case names.Delete, names.DeleteAll:
		return map[string]string{names.Unlinked(side): "Unlinked"}
	default:
		return nil
	}
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
	arguments := c.given
	if c.of != "" {
		arguments += ", " + templates.CurrentImports.Lookup(i.entities) + "." + c.of
	}
	return fmt.Sprintf("%s.%s(%s)", templates.CurrentImports.Lookup("junction/graph/resolve"), c.function, arguments)
}
