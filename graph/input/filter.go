package input

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"junction/graph/arguments"
	"junction/graph/fault"
	"junction/graph/schema"
	"junction/model"
	"junction/model/names"
	"junction/storage"
)

// How deep a filter may nest, and how many conditions it may hold: more would cost the database more to plan than to
// answer. To go across the relation counts as much as several levels, because SQLite bounds how deep an expression may
// be, and that is how deep its subqueries make it.
const (
	maxFilterDepth      = 36
	relationDepth       = 3
	maxFilterConditions = 1000
)

// readFilters reads the filters of a connection to a list: one on its objects, and one on the links that they come with. In what
// only reads, null is as good as not given, because typed clients write it for all that is not set.
func readFilters(
	of *schema.Schema, p *fault.Problems, list schema.List, given arguments.Arguments, repeats bool,
) storage.Filter {
	r := &filterReader{idReader: idReader{p, of.Model}, schema: of.Schema, repeats: repeats}
	where, hasWhere := given.Values[names.Where].(map[string]any)
	link, hasLink := given.Values[names.Link].(map[string]any)
	all := storage.And{}
	if hasWhere {
		all = r.read(objectsOf(list.Kind), where, names.Where)
	}
	if hasLink {
		all = append(all, r.read(linksOf(list.Via), link, names.Link)...)
	}
	if !hasWhere && !hasLink {
		return nil
	}
	return all
}

// readClosedFilter reads the filter of a change, in which nothing may be open: a client that left something out must not
// change more than it meant.
func readClosedFilter(of *schema.Schema, p *fault.Problems, kind *model.Kind, given arguments.Arguments) storage.Filter {
	r := &filterReader{idReader: idReader{p, of.Model}, schema: of.Schema, closed: true}
	filter := r.read(objectsOf(kind), given.Values[names.Where].(map[string]any), names.Where)
	for _, place := range given.Unfilled {
		if strings.HasPrefix(place, names.Where+".") || strings.HasPrefix(place, names.Where+"[") {
			p.Add(fault.InvalidInput, place, "must not be a variable without a value")
		}
	}
	r.holds(0, names.Where)
	return filter
}

// subject is what a filter is on.
type subject struct {
	typeName string // of the filter
	kind     *model.Kind
	// via is the side of the links that the filter is on, which the kind then describes; nil for objects of the kind.
	via *model.Side
}

func objectsOf(kind *model.Kind) subject { return subject{names.Filter(kind.Name), kind, nil} }

func linksOf(via *model.Side) subject {
	return subject{names.LinkFilter(names.Type(via)), via.Relation.Link, via}
}

// filterReader reads the filters of one field.
type filterReader struct {
	idReader
	schema     *ast.Schema
	argument   string // that is being read
	closed     bool   // nothing may be open, as in the filter of a change
	repeats    bool   // the filter is one of a query that repeats objects; see [storage.Query]
	conditions int    // operators, and some, every and none
}

func (r *filterReader) read(of subject, given map[string]any, argument string) storage.And {
	r.argument = argument
	filter := r.object(of, given, argument, 1)
	if r.conditions > maxFilterConditions {
		r.Add(fault.LimitExceeded, argument, "must not hold more than %d conditions", maxFilterConditions)
	}
	return filter
}

// object reads a filter. Its result is an And even of one condition, because what stands at the top of a filter can mean
// more than what stands deeper (see [storage.Query]). Its members are in the order in which the schema declares the
// filter's fields, because a request may give them in any. So where a query repeats objects, and asks for some through
// several relations, an object comes once for each link of the relation that is declared first.
func (r *filterReader) object(of subject, given map[string]any, at string, depth int) storage.And {
	if depth > maxFilterDepth {
		r.Add(fault.LimitExceeded, r.argument, "must not nest more than %d levels deep", maxFilterDepth)
		return storage.And{}
	}
	all := storage.And{}
	visited := r.each(of.typeName, given, at, func(field *ast.FieldDefinition, value any, at string) {
		switch {
		case field.Name == "and":
			all = append(all, storage.And(r.list(of, value, at, depth, false)))
		case field.Name == "or":
			all = append(all, storage.Or(r.list(of, value, at, depth, true)))
		case field.Name == "not":
			all = append(all, storage.Not{Filter: r.branch(of, value, at, depth, true)})
		case of.via != nil && field.Name == names.Node:
			all = append(all, r.branch(objectsOf(of.via.Far), value, at, depth, false)...)
		case field.Name == names.ID:
			all = append(all, r.id(of.kind, field.Type.Name(), value.(map[string]any), at)...)
		default:
			all = append(all, r.member(of.kind, field, value.(map[string]any), at, depth)...)
		}
	})
	if len(given) > 0 && visited == 0 { // null must not widen a filter by itself
		r.Add(fault.InvalidInput, at, "must hold something that is not null")
	}
	return all
}

// member reads what a filter asks of one of the kind's fields, or through one of its sides.
func (r *filterReader) member(
	kind *model.Kind, asked *ast.FieldDefinition, given map[string]any, at string, depth int,
) []storage.Filter {
	field, side := kind.Field(asked.Name), kind.Side(asked.Name)
	switch {
	case field != nil:
		return r.field(field, asked.Type.Name(), given, at)
	case side != nil:
		return r.related(side, asked.Type.Name(), given, at, depth)
	}
	r.AddFault(fmt.Errorf("a filter on %s cannot be by %s", kind, asked.Name))
	return nil
}

// each visits what is given of an input object and not null, in the schema's order, and tells how much that was.
func (r *filterReader) each(
	typeName string, given map[string]any, at string, visit func(field *ast.FieldDefinition, value any, at string),
) (visited int) {
	for _, field := range r.schema.Types[typeName].Fields {
		value, is := given[field.Name]
		switch {
		case !is:
		case value != nil:
			visited++
			visit(field, value, at+"."+field.Name)
		case r.closed:
			r.Add(fault.InvalidInput, at+"."+field.Name, "must not be null")
		}
	}
	return visited
}

// branch reads a filter where an empty one is refused, and, where it must hold a condition in the filter of a change, one
// without.
func (r *filterReader) branch(of subject, value any, at string, depth int, condition bool) storage.And {
	given, before := value.(map[string]any), r.conditions
	if len(given) == 0 {
		r.Add(fault.InvalidInput, at, "must not be empty")
	}
	filter := r.object(of, given, at, depth+1)
	if condition {
		r.holds(before, at)
	}
	return filter
}

// holds refuses a part of a change's filter that has no condition, where there were so many before it.
func (r *filterReader) holds(before int, at string) {
	if r.closed && r.conditions == before && r.None() {
		r.Add(fault.InvalidInput, at, "must hold a condition: an operator, or some, every or none")
	}
}

func (r *filterReader) list(of subject, value any, at string, depth int, condition bool) []storage.Filter {
	members := value.([]any)
	if len(members) > maxFilterConditions {
		r.conditions += len(members) // each holds one, or is refused
		return nil
	}
	filters := make([]storage.Filter, len(members))
	for i, member := range members {
		filters[i] = r.branch(of, member, element(at, i), depth, condition)
	}
	return filters
}

// operators visits the operators that are given of a filter on the ID, on a field, on a relation or on its count. One must
// be.
func (r *filterReader) operators(
	typeName string, given map[string]any, at string, visit func(operator string, value any, at string),
) {
	before := r.conditions
	r.each(typeName, given, at, func(field *ast.FieldDefinition, value any, at string) {
		if field.Name == "ignoreCase" {
			return
		}
		r.conditions++
		visit(field.Name, value, at)
	})
	if r.conditions == before && r.None() {
		r.Add(fault.InvalidInput, at, "must hold an operator")
	}
}

func (r *filterReader) id(
	kind *model.Kind, typeName string, given map[string]any, at string,
) (all []storage.Filter) {
	r.operators(typeName, given, at, func(operator string, value any, at string) {
		var in storage.IDIn
		if operator == "in" || operator == "notIn" {
			in = r.ids(at, texts(value.([]any)), kind)
		} else {
			in = storage.IDIn{r.idReader.id(at, value.(string), kind)}
		}
		all = append(all, unless(operator == "ne" || operator == "notIn", in))
	})
	return all
}

// texts are the elements of a list of texts or IDs.
func texts(list []any) []string {
	all := make([]string, len(list))
	for i, element := range list {
		all[i] = element.(string)
	}
	return all
}
