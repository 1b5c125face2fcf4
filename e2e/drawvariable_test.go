package e2e

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// declaration is a variable that a drawn operation declares.
type declaration struct {
	name     string
	of       ast.Type
	fallback string // its default, or empty
}

func (v declaration) String() string {
	if v.fallback == "" {
		return fmt.Sprintf("$%s: %s", v.name, &v.of)
	}
	return fmt.Sprintf("$%s: %s = %s", v.name, &v.of, v.fallback)
}

// variable draws a variable for a place, declares it, and gives it a value or none.
func (d *drawing) variable(of *ast.Type, at place) value {
	at.fixed = true
	for _, known := range d.declared {
		if known.of.String() == of.String() && d.odds(2) {
			return value{"$" + known.name, nil}
		}
	}
	v := declaration{name: fmt.Sprintf("v%d", len(d.declared)), of: *of}
	form := pick(d, "may be null", "must be given", "has a default")
	if d.odds(4) {
		form = "misfits"
	}
	switch form {
	case "may be null": // which some places cannot take, unless they have a default
		v.of.NonNull = of.NonNull && !at.defaulted && !d.odds(5)
	case "must be given":
		v.of.NonNull = true
	case "has a default":
		v.of.NonNull = false
		v.fallback = d.value(&v.of, at).literal
	case "misfits":
		v.of = pick(d, *ast.NamedType("String", nil), *ast.NamedType("Int", nil), *ast.NamedType("ArticleFilter", nil),
			*ast.ListType(ast.NonNullNamedType("ID", nil), nil), *ast.NamedType("Article", nil), *ast.NamedType("Nothing", nil))
	}
	d.declared = append(d.declared, v)
	given := pick(d, "good", "good", "null", "left out", "good")
	if v.of.NonNull && !d.odds(3) {
		given = "good"
	}
	switch declared := d.schema.Types[v.of.Name()]; {
	case given == "left out":
	case given == "null":
		d.values[v.name] = nil
	case d.odds(5):
		d.values[v.name] = d.misfit().json
	case declared == nil || !declared.IsInputType(): // a type that no value has
		d.values[v.name] = d.value(of, at).json
	default:
		d.values[v.name] = d.value(&v.of, at).json
	}
	return value{"$" + v.name, nil}
}
