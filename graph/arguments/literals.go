package arguments

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// literals reads values that are written in a document, in which variables may stand.
type literals struct {
	schema    *ast.Schema
	variables map[string]any
	unfilled  []string // see [Arguments]
}

// filled reports whether a value is no variable, or one that has a value.
func (r *literals) filled(written *ast.Value) bool {
	if written.Kind != ast.Variable {
		return true
	}
	_, given := r.variables[written.Raw]
	return given
}

// member reads the value of an argument or of an input object's member into values. Nothing is written where it is not
// given; the default is then taken, or none.
func (r *literals) member(values map[string]any, name string, of *ast.Type, byDefault, written *ast.Value) *Error {
	at := step{member: name}
	if written != nil && !r.filled(written) {
		r.unfilled = append(r.unfilled, at.before(""))
		if written = nil; byDefault == nil && !of.NonNull {
			values[name] = nil
			return nil
		}
	}
	if written == nil {
		written = byDefault
	}
	if written == nil {
		if of.NonNull {
			return (&Error{Problem: "must be given"}).behind(at)
		}
		return nil
	}
	value, err := r.inside(at, of, written)
	if err == nil {
		values[name] = value
	}
	return err
}

// inside reads a value of a type, to which a step leads.
func (r *literals) inside(at step, of *ast.Type, written *ast.Value) (any, *Error) {
	known := len(r.unfilled)
	value, err := r.value(of, written)
	for i := known; i < len(r.unfilled); i++ {
		r.unfilled[i] = at.before(r.unfilled[i])
	}
	return value, err.behind(at)
}

// value reads a value of a type.
func (r *literals) value(of *ast.Type, written *ast.Value) (any, *Error) {
	switch {
	case written.Kind == ast.Variable:
		value := r.variables[written.Raw] // which is of the type, as the document is valid
		if value == nil && of.NonNull {
			return nil, &Error{Problem: "must not be null"}
		}
		return value, nil
	case written.Kind == ast.NullValue:
		if of.NonNull {
			return nil, &Error{Problem: "must not be null"}
		}
		return nil, nil
	case of.Elem != nil:
		return r.list(of.Elem, written)
	}
	definition := r.schema.Types[of.NamedType]
	if definition.Kind == ast.InputObject {
		return r.object(definition, written)
	}
	if value, fits := Leaf(definition, written); fits {
		return value, nil
	}
	return nil, &Error{Problem: "must be " + aValueOf(definition)}
}

func (r *literals) list(of *ast.Type, written *ast.Value) (any, *Error) {
	if written.Kind != ast.ListValue {
		one, err := r.inside(step{element: 0}, of, written)
		return []any{one}, err
	}
	all := make([]any, len(written.Children))
	for i, child := range written.Children {
		var err *Error
		if all[i], err = r.inside(step{element: i}, of, child.Value); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (r *literals) object(definition *ast.Definition, written *ast.Value) (any, *Error) {
	if written.Kind != ast.ObjectValue {
		return nil, &Error{Problem: "must be " + aValueOf(definition)}
	}
	for _, child := range written.Children {
		if definition.Fields.ForName(child.Name) == nil {
			return nil, (&Error{Problem: "is no field of " + definition.Name}).behind(step{member: child.Name})
		}
	}
	values := make(map[string]any, len(written.Children))
	for _, field := range definition.Fields {
		given := written.Children.ForName(field.Name)
		if err := r.member(values, field.Name, field.Type, field.DefaultValue, given); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// Leaf reads a literal of a scalar or an enum, and reports whether it is one.
func Leaf(of *ast.Definition, written *ast.Value) (value any, fits bool) {
	if of.Kind == ast.Enum {
		return written.Raw, written.Kind == ast.EnumValue && of.EnumValues.ForName(written.Raw) != nil
	}
	isText := written.Kind == ast.StringValue || written.Kind == ast.BlockValue
	isNumber := written.Kind == ast.IntValue || written.Kind == ast.FloatValue
	switch of.Name {
	case "Int":
		n, err := strconv.ParseInt(written.Raw, 10, 32)
		return n, err == nil && written.Kind == ast.IntValue
	case "Float":
		f, err := strconv.ParseFloat(written.Raw, 64)
		return f, err == nil && isNumber
	case "Boolean":
		return written.Raw == "true", written.Kind == ast.BooleanValue
	case "ID":
		return written.Raw, isText || written.Kind == ast.IntValue
	case DateTime:
		_, isTime := Time(written.Raw)
		return written.Raw, isText && isTime
	}
	return written.Raw, isText
}
