package modelfile

import (
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/model"
)

// longestOrdered is how many characters a text may have by which objects are ordered or looked up. It keeps an entry of an
// index within what PostgreSQL takes.
const longestOrdered = 500

// kind reads a type's own line.
func (r *reader) kind(definition *ast.Definition) *model.Kind {
	kind := &model.Kind{
		Name: definition.Name, Description: definition.Description, Was: r.formerName(definition.Directives),
		Plural: plural(lower(definition.Name)), Table: column(definition.Name),
	}
	entity := definition.Directives.ForName("entity")
	r.setName(&kind.Plural, entity, "plural", fieldName)
	r.setName(&kind.Table, entity, "table", tableName)
	if kind.Plural == lower(kind.Name) {
		r.add(definition.Position, "the plural of %s is %s, too, which names one object already; write @entity(plural: %q)",
			kind.Name, kind.Plural, "all"+upper(kind.Plural))
	}
	return kind
}

// setName sets a name that a directive's argument may give.
func (r *reader) setName(name *string, directive *ast.Directive, argument string, form *nameForm) {
	given := directive.Arguments.ForName(argument)
	if given == nil {
		return
	}
	if r.checkName(given.Value.Position, given.Value.Raw, form) {
		*name = given.Value.Raw
	}
	if form == tableName && isTaken(*name) {
		r.add(given.Value.Position, "%s has a meaning in SQL; write table: %q", *name, *name+"_")
	}
}

// formerName is what @was says, or empty.
func (r *reader) formerName(list ast.DirectiveList) string {
	directive := list.ForName("was")
	if directive == nil {
		return ""
	}
	former := text(directive, "name")
	if former == "" {
		r.add(directive.Position, "@was without a name says nothing; leave it out")
	}
	return former
}

// checkFormerNames looks whether what has a former name is the only one that has it.
func (r *reader) checkFormerNames() {
	types := namespace{}
	for _, definition := range r.document.Definitions {
		types[definition.Name] = "line " + strconv.Itoa(definition.Position.Line)
	}
	for _, of := range r.entities {
		r.checkFormerName(of.definition.Position, of.definition.Directives, types)
		r.checkFormerFields(of.definition)
	}
	for _, of := range r.links {
		r.checkFormerFields(of.definition)
	}
}

func (r *reader) checkFormerFields(of *ast.Definition) {
	fields := namespace{}
	for _, field := range of.Fields {
		fields[field.Name] = "line " + strconv.Itoa(field.Position.Line)
	}
	for _, field := range of.Fields {
		r.checkFormerName(field.Position, field.Directives, fields)
	}
}

func (r *reader) checkFormerName(at *ast.Position, list ast.DirectiveList, names namespace) {
	directive := list.ForName("was")
	if directive == nil || text(directive, "name") == "" {
		return
	}
	if name, other := names.takenBy("line "+strconv.Itoa(at.Line), text(directive, "name")); other != "" {
		r.add(directive.Position, "%s is the name in %s; write @was for a name that is gone, or leave it out", name, other)
	}
}

// readDefaultOrder finds the field that a kind's objects are ordered by where a query does not say.
func (r *reader) readDefaultOrder(of *entity) {
	argument := of.definition.Directives.ForName("entity").Arguments.ForName("orderBy")
	if argument == nil {
		for _, field := range of.Fields {
			if field.Type == model.Text && field.Deprecated == "" && field.Max > 0 && field.Max <= longestOrdered {
				field.Ordered = true
				of.DefaultOrder = field
				return
			}
		}
		return
	}
	if argument.Value.Raw == "id" {
		return
	}
	if field := r.orderable(of, argument.Value); field != nil {
		of.DefaultOrder = field
	}
}

// orderable returns the field of an entity that a value names, and has objects ordered by it; nil where that cannot be.
// Beside it are other fields that the value may have meant.
func (r *reader) orderable(of *entity, name *ast.Value, beside ...*model.Field) *model.Field {
	field := of.Field(name.Raw)
	if field == nil {
		var names []string
		for _, field := range slices.Concat(of.Fields, beside) {
			names = append(names, field.Name)
		}
		if len(names) == 0 {
			r.add(name.Position, "%s has no field %s to order by; leave it out", of.Name, name.Raw)
			return nil
		}
		r.add(name.Position, "%s has no field %s to order by; %s", of.Name, name.Raw, write(name.Raw, "", names))
		return nil
	}
	field.Ordered = true
	return field
}
