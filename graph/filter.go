package graph

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"

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

// shape reads filters by what the schema says of them, so that every kind's are read alike.
type shape struct{ schema *ast.Schema }

// readFilter reads a kind's filter.
func (s *shape) readFilter(p *problems, kind storage.Kind, where map[string]any) *filterReader {
	r := &filterReader{problems: p, schema: s.schema}
	r.filter = r.object(string(kind)+"Filter", where, "where", 1)
	if r.conditions > maxFilterConditions {
		p.add(CodeLimitExceeded, "where", "must not hold more than %d conditions", maxFilterConditions)
	}
	return r
}

// filterReader reads one filter.
type filterReader struct {
	*problems
	schema     *ast.Schema
	filter     storage.Filter
	conditions int // operators, and some, every and none
}

// object reads a filter on a kind, whose input type has this name. Its result is an And even of one condition, because
// what stands at the top of a filter can mean more than what stands deeper (see [storage.Query]).
func (r *filterReader) object(typeName string, given map[string]any, at string, depth int) storage.Filter {
	if depth > maxFilterDepth {
		r.add(CodeLimitExceeded, "where", "must not nest more than %d levels deep", maxFilterDepth)
		return storage.And{}
	}
	kind := strings.TrimSuffix(typeName, "Filter")
	all := storage.And{}
	r.each(typeName, given, at, func(field *ast.FieldDefinition, value any, at string) {
		switch fieldType := field.Type.Name(); {
		case field.Name == "and":
			all = append(all, storage.And(r.list(fieldType, value, at, depth)))
		case field.Name == "or":
			all = append(all, storage.Or(r.list(fieldType, value, at, depth)))
		case field.Name == "not":
			all = append(all, storage.Not{Filter: r.required(fieldType, value, at, depth)})
		case fieldType == "IDFilter":
			all = append(all, r.id(storage.Kind(kind), object(value), at)...)
		case fieldType == "StringFilter":
			all = append(all, r.text(field.Name, object(value), at)...)
		default:
			all = append(all, r.related(storage.Side(kind+"."+field.Name), fieldType, object(value), at, depth)...)
		}
	})
	return all
}

// each visits the fields that are given of an input object, in the schema's order. An explicit null is refused.
func (r *filterReader) each(
	typeName string, given map[string]any, at string, visit func(field *ast.FieldDefinition, value any, at string),
) {
	for _, field := range r.schema.Types[typeName].Fields {
		value, ok := given[field.Name]
		switch {
		case !ok:
		case value == nil:
			r.add(CodeInvalidInput, at+"."+field.Name, "must not be null")
		default:
			visit(field, value, at+"."+field.Name)
		}
	}
}

// required reads a filter where an empty one is refused.
func (r *filterReader) required(typeName string, value any, at string, depth int) storage.Filter {
	given := object(value)
	if len(given) == 0 {
		r.add(CodeInvalidInput, at, "must not be empty")
	}
	return r.object(typeName, given, at, depth+1)
}

func (r *filterReader) list(typeName string, value any, at string, depth int) []storage.Filter {
	members := list(value)
	if len(members) > maxFilterConditions {
		r.conditions += len(members) // each holds one, or is refused
		return nil
	}
	filters := make([]storage.Filter, len(members))
	for i, member := range members {
		filters[i] = r.required(typeName, member, element(at, i), depth)
	}
	return filters
}

// operators visits the operators that are given of an IDFilter, a StringFilter, an IntFilter or a relation filter. One
// must be.
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
	if r.conditions == before && r.worst == nil {
		r.add(CodeInvalidInput, at, "must hold an operator")
	}
}

func (r *filterReader) id(kind storage.Kind, given map[string]any, at string) (all []storage.Filter) {
	r.operators("IDFilter", given, at, func(operator string, value any, at string) {
		var in storage.IDIn
		if operator == "in" || operator == "notIn" {
			in = r.ids(at, texts(value), kind)
		} else {
			in = storage.IDIn{r.problems.id(at, text(value), kind)}
		}
		if operator == "ne" || operator == "notIn" {
			all = append(all, storage.Not{Filter: in})
		} else {
			all = append(all, in)
		}
	})
	return all
}

// textOperators are the operators on texts that compare with one value.
var textOperators = map[string]storage.TextOp{
	"eq": storage.Equal, "ne": storage.NotEqual,
	"lt": storage.Less, "lte": storage.LessOrEqual, "gt": storage.Greater, "gte": storage.GreaterOrEqual,
	"contains": storage.Contains, "startsWith": storage.StartsWith, "endsWith": storage.EndsWith,
}

func (r *filterReader) text(field string, given map[string]any, at string) (all []storage.Filter) {
	ignoreCase := given["ignoreCase"] == true
	r.operators("StringFilter", given, at, func(operator string, value any, at string) {
		if op, one := textOperators[operator]; one {
			r.usable(text(value), at)
			all = append(all, storage.Text{Field: field, Op: op, Value: text(value), IgnoreCase: ignoreCase})
			return
		}
		values := texts(value)
		for i, value := range values {
			r.usable(value, element(at, i))
		}
		in := storage.TextIn{Field: field, Values: values, IgnoreCase: ignoreCase}
		if operator == "notIn" {
			all = append(all, storage.Not{Filter: in})
		} else {
			all = append(all, in)
		}
	})
	return all
}

// usable refuses a text that no stored one can be compared with.
func (r *filterReader) usable(text, at string) {
	if strings.ContainsRune(text, 0) || !utf8.ValidString(text) {
		r.add(CodeInvalidInput, at, "must be valid UTF-8 without the character U+0000")
	}
}

// related reads a filter on the objects at the other end of a relation.
func (r *filterReader) related(
	side storage.Side, typeName string, given map[string]any, at string, depth int,
) (all []storage.Filter) {
	far := r.schema.Types[typeName].Fields.ForName("some").Type.Name()
	r.operators(typeName, given, at, func(operator string, value any, at string) {
		switch operator {
		case "some":
			all = append(all, storage.Some{Via: side, Where: r.object(far, object(value), at, depth+relationDepth)})
		case "none":
			some := storage.Some{Via: side, Where: r.object(far, object(value), at, depth+relationDepth)}
			all = append(all, storage.Not{Filter: some})
		case "every":
			breaks := storage.Not{Filter: r.object(far, object(value), at, depth+relationDepth)}
			all = append(all, storage.Not{Filter: storage.Some{Via: side, Where: breaks}})
		case "count":
			r.conditions-- // its operators count
			r.operators("IntFilter", object(value), at, func(operator string, value any, at string) {
				all = append(all, storage.LinkCount{Via: side, Op: textOperators[operator], N: readInt(r.problems, at, value)})
			})
		}
	})
	return all
}

// object, list, text and texts read what the library has checked already. A single value stands for a list of one, as
// GraphQL says.
func object(value any) map[string]any {
	given, _ := value.(map[string]any)
	return given
}

func list(value any) []any {
	if members, ok := value.([]any); ok {
		return members
	}
	return []any{value}
}

func texts(value any) []string {
	members := list(value)
	all := make([]string, len(members))
	for i, member := range members {
		all[i] = text(member)
	}
	return all
}

// text reads a text, or an ID, which may be written as a number.
func text(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	return fmt.Sprint(value)
}
