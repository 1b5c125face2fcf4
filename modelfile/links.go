package modelfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// linkType is a type that has the fields of links, and where it is declared.
type linkType struct {
	*model.Kind
	definition *ast.Definition
	used       bool
}

// linksHave are the names of what every edge, every condition on a link, or every object has, in small letters.
var linksHave = set("cursor node link")

// isLink reports whether a type has the fields of links.
func isLink(definition *ast.Definition) bool { return definition.Directives.ForName("link") != nil }

// checkLinkField looks at the form of a field of links.
func (r *reader) checkLinkField(of *ast.Definition, field *ast.FieldDefinition) {
	for _, directive := range field.Directives {
		switch directive.Name {
		case "unique":
			r.add(directive.Position, "many links of an object may have the same, and none is looked up by it; leave @unique out")
		case "index":
			r.add(directive.Position, "links can be ordered by every field; leave @index out, and where pages in that order are to "+
				"be cheap, write sortedBy: [%s] at the relation", field.Name)
		}
	}
	definition := r.document.Definitions.ForName(field.Type.Name())
	if field.Type.Elem != nil || definition != nil && definition.Kind == ast.Object {
		r.add(field.Position, "a link has fields with one value, and no relations; leave %s out, or write a type with @entity "+
			"in the place of %s", field.Name, of.Name)
	}
}

// checkPosition looks at the form of a place in a list.
func (r *reader) checkPosition(of *ast.Definition, field *ast.FieldDefinition, position *ast.Directive) {
	line := fmt.Sprintf("%s: Order!%s", field.Name, written(ast.DirectiveList{position}))
	switch {
	case !isLink(of):
		r.add(position.Position, "only a link has a place in a list; write type Placement @link { %s }, and link: \"Placement\" at "+
			"the relation", line)
	case field.Type.String() != "Order!":
		r.add(innermost(field.Type).Position, "a place in a list has the type Order!; write %s", line)
	}
	for _, directive := range field.Directives {
		switch directive.Name {
		case "position", "was", "deprecated":
		default:
			r.add(directive.Position, "a place in a list is not shown, and nobody writes it; leave @%s out", directive.Name)
		}
	}
}

// readLinkType reads a type with the fields of links.
func (r *reader) readLinkType(definition *ast.Definition) *linkType {
	of := &linkType{Kind: &model.Kind{Name: definition.Name, Description: definition.Description}, definition: definition}
	if directive := definition.Directives.ForName("was"); directive != nil {
		r.add(directive.Position, "the tables do not know what links' types are called; leave @was out")
	}
	letters := namespace{}
	for _, field := range definition.Fields {
		r.checkReserved(field.Position, field.Name)
		if linksHave[strings.ToLower(field.Name)] {
			r.add(field.Position, "the name %s is every edge's or every filter's already; write another one, such as %s",
				field.Name, "own"+upper(field.Name))
		}
		r.checkLetters(of.Name, field.Name, field.Position, letters)
		if len(of.Fields) == model.MostFields {
			r.add(field.Position, "%s has more than %d fields; write a type with @entity for some of them", of.Name, model.MostFields)
			break
		}
		of.Fields = append(of.Fields, r.linkField(field))
	}
	return of
}

// linkField reads a field of links. They can be ordered by it, unless it is a long text.
func (r *reader) linkField(definition *ast.FieldDefinition) *model.Field {
	if definition.Directives.ForName("position") != nil {
		return &model.Field{
			Name: definition.Name, Column: column(definition.Name), Was: r.formerName(definition.Directives),
			Description: definition.Description, Deprecated: deprecation(definition.Directives), Ordered: true, OfLink: true,
		}
	}
	field := r.field(definition)
	field.OfLink = true
	field.Ordered = field.Type != model.Text || field.Max > 0 && field.Max <= longestOrdered
	return field
}

// readLink gives a relation the fields of its links, of which it has its own.
func (r *reader) readLink(of *relation, directive *ast.Directive) {
	given, is := argument(directive, "link")
	if !is {
		return
	}
	link := r.linkType(given)
	if link == nil {
		return
	}
	link.used = true
	of.linkType, of.Link = link, &model.Kind{Name: link.Name, Description: link.Description, Table: of.Table}
	for _, field := range link.Fields {
		copied := *field
		of.Link.Fields = append(of.Link.Fields, &copied)
		definition := link.definition.Fields.ForName(field.Name)
		r.checkBesideFar(of, definition)
		if position := definition.Directives.ForName("position"); position != nil {
			copied.Position = r.positionIn(of, position)
		}
	}
}

// linkDefinition is where the fields of a relation's links are declared; nil where they have none.
func (of *relation) linkDefinition() *ast.Definition {
	if of.linkType == nil {
		return nil
	}
	return of.linkType.definition
}

func (of *relation) linkFields() []*model.Field {
	if of.Link == nil {
		return nil
	}
	return of.Link.Fields
}

// linkType returns the type of links that a value names, or nil.
func (r *reader) linkType(name *ast.Value) *linkType {
	var names []string
	for _, link := range r.links {
		if link.Name == name.Raw {
			return link
		}
		names = append(names, link.Name)
	}
	switch definition := r.document.Definitions.ForName(name.Raw); {
	case definition != nil:
		r.add(name.Position, "%s is no type of links; write a type of its own for their fields, type Link%[1]s @link { … }, and its "+
			"name here", name.Raw)
	case len(names) == 0:
		r.add(name.Position, "there is no type %s; declare it by type %[1]s @link { … }, or leave link: out", name.Raw)
	default:
		r.add(name.Position, "there is no type %s; %s, or declare it by type %[1]s @link { … }", name.Raw, write(name.Raw, "", names))
	}
	return nil
}

// checkBesideFar looks whether a field of links is called as a field of the objects at either end, with which it stands in
// orders and filters.
func (r *reader) checkBesideFar(of *relation, field *ast.FieldDefinition) {
	for _, end := range []*entity{of.near, of.far} {
		for _, other := range end.Fields {
			if strings.EqualFold(other.Name, field.Name) {
				r.add(field.Position, "%s.%s and %s of the links would stand in one order; write another name for %[3]s, such as %s",
					end.Name, other.Name, field.Name, "link"+upper(field.Name))
				return
			}
		}
	}
}

// positionIn returns the side in whose lists a link has its place, or nil.
func (r *reader) positionIn(of *relation, position *ast.Directive) *model.Side {
	in, _ := argument(position, "in")
	first, second := of.Sides[0], of.Sides[1]
	var side *model.Side
	switch {
	case of.Symmetric():
		r.add(position.Position, "a link that holds both ways has no place in one side's lists; leave the field out, or write "+
			"@manyToMany in the place of @symmetric")
		return nil
	case first.Name == second.Name && in.Raw == first.Name:
		r.add(in.Position, "both sides are called %s; write another name for one of them", in.Raw)
		return nil
	case in.Raw == first.Name:
		side = first
	case in.Raw == second.Name:
		side = second
	default:
		r.add(in.Position, "%s is no side of %s, whose links are of this type; %s", in.Raw, first,
			write(in.Raw, "in: ", []string{fmt.Sprintf("%q", second.Name), fmt.Sprintf("%q", first.Name)}))
		return nil
	}
	if slices.ContainsFunc(of.Link.Fields, func(f *model.Field) bool { return f.Position == side }) {
		r.add(position.Position, "the lists of %s have one order by hand already; leave this one out", side)
		return nil
	}
	return side
}

// checkLinkTypes looks whether each type of links is used.
func (r *reader) checkLinkTypes() {
	if len(r.mistakes) > 0 {
		return // the relation may be among those that could not be read
	}
	for _, link := range r.links {
		if !link.used {
			r.add(link.definition.Position, "no relation has links of the type %s; write link: %q at one, as in "+
				"@manyToMany(inverse: \"…\", link: %[2]q), or leave the type out", link.Name, link.Name)
		}
	}
}
