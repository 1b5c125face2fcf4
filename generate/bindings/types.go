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
		b.bind(b.entities, enum.Name)
	}
	for _, kind := range of.Kinds {
		b.kind(kind)
	}
	for _, side := range of.Sides {
		b.side(side)
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
	name, object := kind.Name, names.Object(kind)
	fields := map[string]string{"id": "GlobalID"}
	for _, field := range kind.Fields {
		fields[field.Name] = code.FieldName(field)
		b.read(names.FieldFilter(field))
	}
	b.to(b.entities+name, fields, name)
	b.bind(b.entities, name+"Connection", name+"Edge")
	b.to(b.entities+name+"Saved", map[string]string{object: "Object"}, "Create"+name+"Payload", "Update"+name+"Payload")
	b.bindDeleted(kind)
	b.read(name+"Filter", name+"Order", "Create"+name+"Input", "Update"+name+"Input")
	b.name(name + "OrderField")
}

func (b binder) bindDeleted(kind *model.Kind) {
	b.to(runtimeTypes+".Deleted", nil, "Delete"+kind.Name+"Payload")
	b.to(runtimeTypes+".DeletedMany", nil, "Delete"+names.Capital(kind.Plural)+"Payload")
}

func (b binder) side(side *model.Side) {
	of, mutation, owner := names.Type(side), side.Mutations, names.Object(side.Near)
	b.to(b.entities+side.Far.Name+"Connection", nil, of+"Connection")
	b.to(b.entities+side.Far.Name+"Edge", nil, of+"Edge")
	b.read(of+"Filter", of+"CountFilter", of+"Order")
	b.name(of + "OrderField")
	b.to(b.entities+of+"Change", map[string]string{owner: "Owner"},
		"Add"+mutation+"Payload", "Remove"+mutation+"Payload", "Set"+mutation+"Payload")
	b.to(b.entities+side.Near.Name+"Cleared", map[string]string{owner: "Owner", "removedCount": "Removed"},
		"Clear"+mutation+"Payload")
}
