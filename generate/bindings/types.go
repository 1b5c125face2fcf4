package bindings

import (
	"github.com/99designs/gqlgen/codegen/config"

	"junction/generate/code"
	"junction/model"
	"junction/model/names"
)

// runtimeTypes is the package of those types that are no entity's.
const runtimeTypes = "junction/graph/types"

// bind names a Go type for each type of the schema that follows from a model.
func bind(types config.TypeMap, of *model.Model, entities string) {
	b := binder{types, entities + "."}
	b.bind(runtimeTypes+".", "Node", "PageInfo", "Float", "DateTime")
	for _, enum := range of.Enums {
		b.to(b.entities+code.Enum(enum), nil, enum.Name)
	}
	for _, kind := range of.Kinds {
		b.kind(kind)
	}
	for _, side := range of.Sides {
		b.side(side)
		b.links(side)
	}
	b.read("IDFilter")
	b.name("OrderDirection")
}

type binder struct {
	types    config.TypeMap
	entities string // what the names of Go types of the entities' package begin with
}

// bind binds types to Go types of the same name.
func (b binder) bind(in string, names ...string) {
	for _, name := range names {
		b.to(in+name, nil, name)
	}
}

// to binds types to one Go type. Some of their fields may have other names there.
func (b binder) to(goType string, fields map[string]string, names ...string) {
	entry := config.TypeMapEntry{Model: config.StringList{goType}, Fields: make(map[string]config.TypeMapField, len(fields))}
	for field, name := range fields {
		entry.Fields[field] = config.TypeMapField{FieldName: name}
	}
	for _, name := range names {
		b.types[name] = entry
	}
}

// read binds input types that package resolve reads by itself.
func (b binder) read(names ...string) { b.to("map[string]any", nil, names...) }

// name binds enums whose values are read as their names.
func (b binder) name(names ...string) {
	b.to("github.com/99designs/gqlgen/graphql.String", nil, names...)
}

func (b binder) kind(kind *model.Kind) {
	fields := map[string]string{"id": "GlobalID"}
	for _, field := range kind.Fields {
		fields[field.Name] = code.FieldName(field)
		b.read(names.FieldFilter(field))
	}
	b.to(b.entities+code.Type(kind), fields, kind.Name)
	b.list(kind.Name)
	for _, mutation := range names.Mutations(kind) {
		switch mutation.Verb {
		case names.Delete, names.DeleteAll:
			b.to(runtimeTypes+".Deleted", nil, mutation.Payload())
		default:
			b.read(mutation.InputType())
			b.payload(mutation, map[string]string{names.Object(kind): "Object", names.ObjectEdge(kind): "Edge"})
		}
		for _, side := range kind.Sides {
			for field := range sideFields(mutation, side) {
				b.types[mutation.Payload()].Fields[field] = config.TypeMapField{Resolver: true}
			}
		}
	}
}

func (b binder) side(side *model.Side) {
	b.list(names.Type(side))
	b.read(names.CountFilter(names.Type(side)))
	for _, mutation := range names.LinkMutations(side) {
		fields := map[string]string{names.Object(side.Near): "Owner"}
		if mutation.Verb == names.Clear {
			fields[names.RemovedCount] = "Removed"
		}
		if mutation.Verb == names.UpdateLinks {
			fields[names.InverseEdges] = "UpdatedInverseEdges"
		}
		b.payload(mutation, fields)
	}
}

// links binds the types that a side has because its links have data. What edges show of it is resolved by calls.
func (b binder) links(side *model.Side) {
	link, of := side.Relation.Link, names.Type(side)
	if link == nil {
		return
	}
	b.read(names.LinkFilter(of), names.LinksFilter(of))
	if side.WritesLinks() {
		b.read(names.LinkData(link), names.LinkInput(of), names.NestedInput(of))
	}
	edge := b.types[names.Edge(of)]
	for _, field := range code.Shown(link) {
		b.read(names.FieldFilter(field))
		edge.Fields[field.Name] = config.TypeMapField{Resolver: true}
	}
}

// list binds the types that belong to a list of objects, by what their names begin with.
func (b binder) list(of string) {
	b.bind(b.entities, names.Connection(of), names.Edge(of))
	b.read(names.Filter(of), names.OrderType(of))
	b.name(names.OrderField(of))
}

// payload binds the type of what a mutation returns. Some of its fields have other names in Go.
func (b binder) payload(mutation names.Mutation, fields map[string]string) {
	b.to(b.entities+mutation.Payload(), fields, mutation.Payload())
}
