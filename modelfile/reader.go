package modelfile

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// reader reads one document.
type reader struct {
	file      string
	document  *ast.SchemaDocument
	mistakes  Mistakes
	entities  []*entity // in the document's order, as are the others
	enums     []*model.EnumType
	links     []*linkType
	relations []*relation
}

// entity is a kind, and where it is declared.
type entity struct {
	*model.Kind
	definition *ast.Definition
}

// relation is a relation, and where it is declared.
type relation struct {
	*model.Relation
	near, far *entity
	field     *ast.FieldDefinition // which declares it
	inverse   *ast.FieldDefinition // which describes the other side; nil where none does
	linkType  *linkType            // which has the fields of its links; nil where they have none
}

func newReader(file string, document *ast.SchemaDocument) *reader {
	return &reader{file: file, document: document}
}

// readModel reads the entities and their fields, the types of links, and then the relations.
func (r *reader) readModel() {
	var linkTypes []*ast.Definition
	for _, definition := range r.document.Definitions {
		switch definition.Kind {
		case ast.Enum:
			r.enums = append(r.enums, enumType(definition))
		case ast.Object:
			if isLink(definition) {
				linkTypes = append(linkTypes, definition)
				continue
			}
			r.entities = append(r.entities, &entity{Kind: r.kind(definition), definition: definition})
		default: // was refused
		}
	}
	for _, of := range r.entities {
		r.readFields(of)
		r.readDefaultOrder(of)
	}
	for _, definition := range linkTypes {
		r.links = append(r.links, r.readLinkType(definition))
	}
	r.checkFormerNames()
	r.readRelations()
}

// model returns what was read.
func (r *reader) model() *model.Model {
	var kinds []*model.Kind
	for _, of := range r.entities {
		kinds = append(kinds, of.Kind)
	}
	var relations []*model.Relation
	for _, of := range r.relations {
		relations = append(relations, of.Relation)
	}
	m := model.New(kinds, relations)
	m.Enums = r.enums
	for _, schema := range r.document.Schema {
		m.Description = schema.Description
	}
	return m
}

// entity returns the entity with a name, or nil.
func (r *reader) entity(name string) *entity {
	for _, of := range r.entities {
		if of.Name == name {
			return of
		}
	}
	return nil
}

// enum returns the enum with a name, or nil.
func (r *reader) enum(name string) *model.EnumType {
	i := slices.IndexFunc(r.enums, func(e *model.EnumType) bool { return e.Name == name })
	if i < 0 {
		return nil
	}
	return r.enums[i]
}

func enumType(definition *ast.Definition) *model.EnumType {
	enum := &model.EnumType{Name: definition.Name, Description: definition.Description}
	for _, value := range definition.EnumValues {
		enum.Values = append(enum.Values, model.EnumValue{
			Name: value.Name, Description: value.Description, Deprecated: deprecation(value.Directives),
		})
	}
	return enum
}

// deprecation is why something is not to be used, or empty.
func deprecation(list ast.DirectiveList) string {
	directive := list.ForName("deprecated")
	if directive == nil {
		return ""
	}
	if reason := text(directive, "reason"); reason != "" {
		return reason
	}
	return directives.ForName("deprecated").Arguments.ForName("reason").DefaultValue.Raw
}

// text is an argument of a directive that is a text, or empty.
func text(directive *ast.Directive, name string) string {
	if argument := directive.Arguments.ForName(name); argument != nil {
		return argument.Value.Raw
	}
	return ""
}
