package modelfile

import (
	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// readRelations reads the relations where they are declared, then what is said of their other sides, and then the orders in
// which both are paged through.
func (r *reader) readRelations() {
	for _, of := range r.entities {
		for _, field := range of.definition.Fields {
			if field.Type.Elem != nil {
				r.declare(of, field)
			}
		}
	}
	for _, of := range r.entities {
		for _, field := range of.definition.Fields {
			if directive := field.Directives.ForName("inverse"); directive != nil && field.Type.Elem != nil {
				r.describe(of, field, directive)
			}
		}
	}
	for _, of := range r.relations {
		r.readLink(of, relationOf(of.field))
		r.readSortKeys(of)
		r.checkJunction(of)
	}
	r.checkLinkTypes()
	for _, of := range r.entities {
		r.checkOrdered(of)
	}
}

// declare reads a relation from the field that declares it.
func (r *reader) declare(near *entity, field *ast.FieldDefinition) {
	r.checkRelationField(field)
	far := r.entity(field.Type.Name())
	directive := relationOf(field)
	of := &relation{near: near, far: far, field: field, Relation: &model.Relation{}}
	switch directive.Name {
	case "manyToMany":
		of.Sides = [2]*model.Side{
			r.side(near, far, field.Name, directive, "singular", "name"),
			r.side(far, near, text(directive, "inverse"), directive, "inverseSingular", "inverseName"),
		}
		if !r.checkInverse(of, of.Sides[1].Name, directive) {
			return
		}
	case "symmetric":
		if near != far {
			r.add(directive.Position, "@symmetric joins a type to itself; write %s", exampleRelation(near.definition, field))
			return
		}
		side := r.side(near, far, field.Name, directive, "singular", "name")
		of.Sides = [2]*model.Side{side, side}
	default:
		return
	}
	side := of.Sides[0]
	side.Reverse, of.Sides[1].Reverse = of.Sides[1], side
	side.Relation, of.Sides[1].Relation = of.Relation, of.Relation
	side.Description, side.Deprecated = field.Description, deprecation(field.Directives)
	side.Was = r.formerName(field.Directives)
	r.nameJunction(of, directive)
	r.relations = append(r.relations, of)
}

// checkRelationField looks for directives that a relation does not take.
func (r *reader) checkRelationField(field *ast.FieldDefinition) {
	kind := relationOf(field)
	for _, directive := range field.Directives {
		switch directive.Name {
		case kind.Name, "was", "deprecated":
		case "manyToMany", "inverse", "symmetric":
			r.add(directive.Position, "%s is one side of one relation; write @%s or @%s, not both", field.Name, kind.Name, directive.Name)
		default:
			r.add(directive.Position, "@%s belongs on a field, and %s is a relation; leave it out", directive.Name, field.Name)
		}
	}
}

// checkInverse reports whether a name is free for the other side of a relation.
func (r *reader) checkInverse(of *relation, name string, directive *ast.Directive) bool {
	at := directive.Arguments.ForName("inverse").Value.Position
	if !r.checkName(at, name, fieldName) {
		return false
	}
	r.checkReserved(at, name)
	if of.near == of.far && name == of.field.Name {
		r.add(at, "%s cannot be its own other side; write @symmetric, or another name for the inverse", name)
		return false
	}
	for _, other := range r.relations {
		for _, side := range other.Sides {
			if side != other.Sides[1] || side.Near != of.far.Kind || side.Name != name || other.Symmetric() {
				continue
			}
			r.add(at, "%s is the other side of %s already; write another name, such as inverse: %q",
				side, other.Sides[0], lower(of.near.Name)+upper(of.field.Name))
			return false
		}
	}
	field := of.far.definition.Fields.ForName(name)
	if field == nil {
		return true
	}
	is, isBack := relationOf(field), field.Type.Name() == of.near.Name
	switch {
	case field.Type.Elem == nil:
		r.add(at, "%s.%s is a field with a value; write another name for the inverse", of.far.Name, name)
	case isBack && is.Name == "inverse":
		return true
	case is.Name == "inverse":
		r.add(at, "%s.%s leads to %s, not back to %s; write there %s: [%[4]s!]! @inverse, or here another name for the inverse",
			of.far.Name, name, field.Type.Name(), of.near.Name, name)
	case isBack && is.Name == "manyToMany":
		r.addDeclaredTwice(of, field, is)
	default:
		r.add(at, "%s.%s is a side of another relation; write another name for the inverse", of.far.Name, name)
	}
	return false
}

// addDeclaredTwice reports that the other side of a relation is declared, too. The mistake is where it is declared second.
func (r *reader) addDeclaredTwice(of *relation, field *ast.FieldDefinition, directive *ast.Directive) {
	if text(directive, "inverse") == of.field.Name && field.Position.Start < of.field.Position.Start {
		return // it was reported when the other one was read
	}
	r.add(field.Position, "%s.%s declares this relation already; write here %s: %s @inverse, or, for a relation of its own, "+
		"another name than %[3]s", of.near.Name, of.field.Name, field.Name, field.Type)
}

// side makes one side of a relation; its columns come later.
func (r *reader) side(near, far *entity, name string, directive *ast.Directive, singularArgument, nameArgument string) *model.Side {
	side := &model.Side{Name: name, Singular: singular(name), Mutations: upper(name), Near: near.Kind, Far: far.Kind}
	r.setName(&side.Singular, directive, singularArgument, fieldName)
	side.Mutation = upper(side.Singular)
	if r.setName(&side.Mutations, directive, nameArgument, typeName); side.Mutations != upper(name) {
		side.Mutation = singular(side.Mutations)
	}
	return side
}

// describe reads what a field with @inverse says of a relation's other side.
func (r *reader) describe(of *entity, field *ast.FieldDefinition, directive *ast.Directive) {
	r.checkRelationField(field)
	for _, relation := range r.relations {
		side := relation.Sides[1]
		if relation.far != of || side.Name != field.Name || relation.near.Name != field.Type.Name() || relation.Symmetric() {
			continue
		}
		relation.inverse = field
		side.Description, side.Deprecated = field.Description, deprecation(field.Directives)
		side.Was = r.formerName(field.Directives)
		return
	}
	if len(r.mistakes) > 0 {
		return // the relation may be among those that could not be read
	}
	r.add(directive.Position, "no field of %s declares the relation; write there %s: [%s!]! @manyToMany(inverse: %q)",
		field.Type.Name(), plural(lower(of.Name)), of.Name, field.Name)
}
